package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import org.jspecify.annotations.Nullable;

/**
 * Terms of medical assistance for one group.
 *
 * @param deductible per benefit year; zero for none
 * @param rate on what is left after the layers before it
 * @param cap most that is paid in a year; null for none
 */
public record MedicalAssistanceTerms(
        Fen deductible, Rate rate, @Nullable Fen cap) {

    /** Whether these terms are better: the higher rate, then the higher cap (none is highest), then less deductible. */
    public boolean isBetterThan(MedicalAssistanceTerms other) {
        int byRate = rate.compareTo(other.rate);
        if (byRate != 0) {
            return byRate > 0;
        }
        int byCap = compareCaps(cap, other.cap);
        return byCap == 0 ? deductible.compareTo(other.deductible) < 0 : byCap > 0;
    }

    private static int compareCaps(@Nullable Fen one, @Nullable Fen other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return one.compareTo(other);
    }
}
