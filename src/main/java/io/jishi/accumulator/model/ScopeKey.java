package io.jishi.accumulator.model;

import io.jishi.shared.code.Scheme;
import java.time.LocalDate;

/**
 * A narrow row: a limit with a scope or period of its own.
 *
 * @param region pooling region
 * @param personId the person
 * @param scheme the scheme
 * @param kind which limit
 * @param scope the disease; empty for the others
 * @param periodStart first day of the period
 */
public record ScopeKey(String region, String personId, Scheme scheme, Kind kind, String scope, LocalDate periodStart) {

    /** The kinds of narrow rows. */
    public enum Kind {
        /** Ordinary outpatient pooling of one day. */
        OUTPATIENT_DAY,
        /** One disease in a benefit year. */
        DISEASE_YEAR,
        /** The part of the yearly cap of ordinary outpatient pooling that some providers have. */
        OUTPATIENT_PART_YEAR
    }
}
