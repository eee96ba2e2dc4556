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

    /** Whether these terms are better: the higher rate, then the higher cap (none is highest). */
    public boolean isBetterThan(MedicalAssistanceTerms other) {
        int byRate = rate.compareTo(other.rate);
        if (byRate != 0) {
            return byRate > 0;
        }
        if (other.cap == null) {
            return false;
        }
        return cap == null || cap.compareTo(other.cap) > 0;
    }
}
