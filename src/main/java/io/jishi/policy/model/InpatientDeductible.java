package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the deductibles of all stays.
 *
 * @param admissionFactors factor of the standard by admission of the year; the last one repeats
 * @param period how often it is taken; null for every stay
 * @param yearLimit most that the deductibles of a benefit year come to; null for no limit
 */
public record InpatientDeductible(
        Cited<List<Rate>> admissionFactors,
        @Nullable Cited<DeductiblePeriod> period,
        @Nullable Cited<Fen> yearLimit) {

    /** Whether the year bears one deductible. */
    public boolean isYearly() {
        return period != null && period.value() == DeductiblePeriod.YEAR;
    }
}
