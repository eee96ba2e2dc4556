package io.jishi.coverage.model;

import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A spell of cover. From when it has benefits is computed from the rules of the region; what the registry says about
 * that counts only where the day of enrolment, or the rules of the scheme, are not known here.
 *
 * @param scheme the scheme
 * @param valid its days
 * @param enrolledOn day of the enrolment, which is that of the contribution; null if it is not on record
 * @param basis on what ground
 * @param enrolment how the registry says that it began
 * @param benefitsFrom first day with benefits, as the registry says
 */
public record CoverageSpell(
        Scheme scheme,
        DateRange valid,
        @Nullable LocalDate enrolledOn,
        EnrolmentBasis basis,
        Enrolment enrolment,
        LocalDate benefitsFrom) {

    /** First day with benefits as the registry has it: a spell that is not {@link Enrolment#LATE} has no wait. */
    public LocalDate recordedBenefitsFrom() {
        return enrolment == Enrolment.LATE && benefitsFrom.isAfter(valid.from()) ? benefitsFrom : valid.from();
    }
}
