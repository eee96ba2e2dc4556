package io.jishi.coverage.model;

import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;

/**
 * A spell of cover.
 *
 * @param scheme the scheme
 * @param valid its days
 * @param enrolment how it began
 * @param benefitsFrom first day after the waiting period; the first day of cover where there is none
 */
public record CoverageSpell(Scheme scheme, DateRange valid, Enrolment enrolment, LocalDate benefitsFrom) {

    /** Whether the waiting period is still running on the day. */
    public boolean isWaitingOn(LocalDate day) {
        return enrolment == Enrolment.LATE && day.isBefore(benefitsFrom);
    }
}
