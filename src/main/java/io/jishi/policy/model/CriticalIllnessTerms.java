package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.UnroundedFen;
import org.jspecify.annotations.Nullable;

/**
 * Terms of critical illness insurance for one group.
 *
 * @param deductible on the cumulative base of the year
 * @param rate in bands
 * @param axis what the thresholds of the bands are measured on
 * @param cap most that is paid in a year; null for none
 */
public record CriticalIllnessTerms(
        Fen deductible, Bands rate, Axis axis, @Nullable Fen cap) {

    /** What band thresholds are measured on. */
    public enum Axis {
        /** The cumulative base of the year. */
        CUMULATIVE,
        /** What exceeds the deductible. */
        EXCESS
    }

    /** What a year with this cumulative base is entitled to, before rounding and cap: f of the calculation rules. */
    public UnroundedFen entitlement(Fen cumulativeBase) {
        if (cumulativeBase.compareTo(deductible) <= 0) {
            return UnroundedFen.ZERO;
        }
        return axis == Axis.CUMULATIVE
                ? rate.over(deductible, cumulativeBase)
                : rate.over(Fen.ZERO, cumulativeBase.minus(deductible));
    }

    /** The better of two groups in each respect: lowest deductible, highest rate, highest cap (none is highest). */
    public CriticalIllnessTerms bestOf(CriticalIllnessTerms other) {
        @Nullable Fen highest = cap == null || other.cap == null ? null : cap.max(other.cap);
        return new CriticalIllnessTerms(deductible.min(other.deductible), rate.max(other.rate), axis, highest);
    }
}
