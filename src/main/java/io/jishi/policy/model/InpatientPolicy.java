package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the pooling fund pays a stay.
 *
 * @param terms deductible and rate; the first matching row wins
 * @param admissionFactors factor of the deductible by admission of the year; the last one repeats
 * @param annualCeiling most that the pooling fund pays in a benefit year
 * @param unreferredReduction percentage points lost without a filing outside the county; null where there is no such
 *     rule
 */
public record InpatientPolicy(
        RuleTable<InpatientTerms> terms,
        Cited<List<Rate>> admissionFactors,
        Cited<Fen> annualCeiling,
        @Nullable Cited<Rate> unreferredReduction) {}
