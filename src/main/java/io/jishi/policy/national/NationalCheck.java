package io.jishi.policy.national;

import io.jishi.shared.time.DateRange;
import java.util.Set;

/**
 * One row of a notice, as something that can be looked for in a package.
 *
 * @param row its id
 * @param document the notice
 * @param article where in the notice
 * @param period when the row is in force
 * @param regions pooling regions that it is for; empty for all
 * @param chinese what it says
 * @param english what it says
 * @param requirement what is looked for
 */
public record NationalCheck(
        String row,
        String document,
        String article,
        DateRange period,
        Set<String> regions,
        String chinese,
        String english,
        Requirement requirement) {

    /** Copies its set. */
    public NationalCheck {
        regions = Set.copyOf(regions);
    }
}
