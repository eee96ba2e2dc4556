package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import org.jspecify.annotations.Nullable;

/**
 * How the pooling fund pays a stay.
 *
 * @param terms deductible and rate; the first matching row wins
 * @param deductible what holds for all deductibles
 * @param annualCeiling most that the pooling fund pays in a benefit year
 * @param unreferredReduction percentage points lost without a filing outside the county; null where there is no such
 *     rule
 * @param firstPay fraction of the eligible expense that leaves it before the deductible; null where there is none
 * @param floor least that the pooling fund pays; null where there is none
 */
public record InpatientPolicy(
        RuleTable<InpatientTerms> terms,
        InpatientDeductible deductible,
        Cited<Fen> annualCeiling,
        @Nullable Cited<Rate> unreferredReduction,
        @Nullable RuleTable<Rate> firstPay,
        @Nullable RuleTable<Portion> floor) {}
