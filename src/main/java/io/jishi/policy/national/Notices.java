package io.jishi.policy.national;

import java.util.List;

/**
 * The rows of the notices.
 *
 * @param checks in the order of the rows
 */
public record Notices(List<NationalCheck> checks) {

    /** Copies its list. */
    public Notices {
        checks = List.copyOf(checks);
    }
}
