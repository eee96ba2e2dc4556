package io.jishi.provider.model;

import io.jishi.shared.code.CareType;
import io.jishi.shared.time.DateRange;
import java.util.Set;

/**
 * A service agreement of a designated provider (S0-07-5).
 *
 * @param careTypes what it extends to
 * @param valid its days
 */
public record Agreement(Set<CareType> careTypes, DateRange valid) {

    /** Copies its set. */
    public Agreement {
        careTypes = Set.copyOf(careTypes);
    }
}
