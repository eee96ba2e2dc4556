package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import org.jspecify.annotations.Nullable;

/**
 * Ordinary outpatient pooling.
 *
 * @param rates by class
 * @param dayCap most that is paid per visit and day
 * @param yearCap most that is paid in a benefit year
 * @param visitCap most that is paid for one visit, by provider; null where there is no such cap
 * @param paidVisitsPerDay how many visits of a day are paid; null where it is not limited
 * @param yearPart most that is paid in a benefit year for visits to the providers of this row, inside the yearly cap;
 *     null where there is no such part
 */
public record OutpatientPoolingPolicy(
        Cited<OutpatientRates> rates,
        Cited<Fen> dayCap,
        Cited<Fen> yearCap,
        @Nullable RuleTable<VisitCap> visitCap,
        @Nullable Cited<Integer> paidVisitsPerDay,
        @Nullable RuleRow<Fen> yearPart) {

    /** Refuses a number of paid visits that no accumulator can count. */
    public OutpatientPoolingPolicy {
        if (paidVisitsPerDay != null && paidVisitsPerDay.value() != 1) {
            throw new IllegalArgumentException("paid visits of a day are not counted, so that only one can be told");
        }
    }

    /** The part of the yearly cap that a visit falls under; null where it falls under none. */
    public @Nullable RuleRow<Fen> yearPartOf(RuleKey visit) {
        return yearPart != null && yearPart.when().accept(visit) ? yearPart : null;
    }
}
