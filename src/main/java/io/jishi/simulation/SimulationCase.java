package io.jishi.simulation;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.YearToDate;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.code.Scheme;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One bill to be computed without anything being stored: everything that a real bill would look up is in the case.
 *
 * @param id the caller's name for it
 * @param insuredRegion county of the insured
 * @param scheme the scheme
 * @param careType kind of care
 * @param settledOn reference date
 * @param provider the provider
 * @param referral what covers a stay outside the county
 * @param categories assistance categories in force
 * @param disease null for care types without one
 * @param before the accumulators before the bill
 * @param fees the totals
 */
public record SimulationCase(
        String id,
        String insuredRegion,
        Scheme scheme,
        CareType careType,
        LocalDate settledOn,
        ProviderFacts provider,
        ReferralStatus referral,
        Set<AssistanceCategory> categories,
        @Nullable String disease,
        YearToDate before,
        FeeTotals fees) {

    /** Copies the set. */
    public SimulationCase {
        categories = Set.copyOf(categories);
    }
}
