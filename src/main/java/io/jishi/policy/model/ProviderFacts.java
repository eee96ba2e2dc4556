package io.jishi.policy.model;

import io.jishi.shared.code.Administration;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may ask about the provider.
 *
 * @param region county or region code of the place of treatment, six digits
 * @param chargeClass null if not known; a package says whether it needs it
 * @param administration null if not known
 * @param grade null if not known
 */
public record ProviderFacts(
        String region,
        @Nullable ChargeClass chargeClass,
        @Nullable Administration administration,
        @Nullable Grade grade) {

    /** Refuses a provider without a place. */
    public ProviderFacts {
        Objects.requireNonNull(region, "region");
    }
}
