package io.jishi.policy.model;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.money.Rate;
import java.util.Set;

/**
 * A legacy layer outside the three tiers, between critical illness insurance and medical assistance: it pays a share of
 * what the catalogue does not cover (S2-05-2 ends such layers by the end of 2020).
 *
 * @param name its name in the package
 * @param categories who it is for
 * @param nonCoveredRate share of the non-covered expense that it pays
 * @param citation the basis
 */
public record ExtraLayer(String name, Set<AssistanceCategory> categories, Rate nonCoveredRate, Citation citation) {

    /** Copies its set. */
    public ExtraLayer {
        categories = Set.copyOf(categories);
    }
}
