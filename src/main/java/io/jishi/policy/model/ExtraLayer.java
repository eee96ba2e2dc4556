package io.jishi.policy.model;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A legacy layer outside the three tiers (S2-05-2 ends such layers by the end of 2020). It pays a share of what the
 * catalogue does not cover, a share of what the layers before it left, or both.
 *
 * @param name its name in the package
 * @param categories who it is for; empty for everybody
 * @param nonCoveredRate share of the non-covered expense that it pays
 * @param remainderRate share of the eligible expense that the layers before it left, in bands; null for none
 * @param total bills that it is for, by their medical expense
 * @param cap most that it pays in a year; null for none
 * @param order where it stands
 * @param citation the basis
 */
public record ExtraLayer(
        String name,
        Set<AssistanceCategory> categories,
        Rate nonCoveredRate,
        @Nullable Bands remainderRate,
        TotalRange total,
        @Nullable Fen cap,
        Order order,
        Citation citation) {

    /** After which of the three tiers a layer pays. */
    public enum Order {
        /** Between critical illness insurance and medical assistance. */
        CRITICAL_ILLNESS,
        /** After medical assistance. */
        MEDICAL_ASSISTANCE
    }

    /** Copies its set. */
    public ExtraLayer {
        categories = Set.copyOf(categories);
    }

    /** Whether it pays on such a bill. */
    public boolean isFor(RuleKey key) {
        boolean person = categories.isEmpty() || !Collections.disjoint(categories, key.categories());
        return person && total.contains(key.total());
    }
}
