package io.jishi.policy.model;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Terms of additional (tilted) assistance, S4-03-5: for people whom assistance is for, after compliant care inside the
 * province.
 *
 * @param categories who it is for; at least one
 * @param threshold what the patient bears first
 * @param rate on what exceeds it
 * @param cap most that is paid in a year; null for none
 */
public record AdditionalAssistanceTerms(
        Set<AssistanceCategory> categories,
        Fen threshold,
        Rate rate,
        @Nullable Fen cap) {

    /** Copies its set. */
    public AdditionalAssistanceTerms {
        categories = Set.copyOf(categories);
    }
}
