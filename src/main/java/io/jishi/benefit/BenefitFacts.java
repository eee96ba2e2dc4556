package io.jishi.benefit;

import io.jishi.policy.model.Geography;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.policy.model.RuleKey;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a bill is computed from, besides the policy and the accumulators. The reference date has selected the policy and
 * is not asked again.
 *
 * @param insuredCounty six digits
 * @param careType kind of care
 * @param provider the provider
 * @param referral what covers a stay outside the county
 * @param categories assistance categories in force on the reference date
 * @param disease code of the disease; null for care types without one
 * @param fees the totals of the fee lines
 * @param personalAccount what may be taken from the personal account, at most its balance; zero if it was not asked for
 * @param granted categories whose medical assistance was granted on application (S4-03-3): they count for medical
 *     and additional assistance as an identity does, and for nothing else
 */
public record BenefitFacts(
        String insuredCounty,
        CareType careType,
        ProviderFacts provider,
        ReferralStatus referral,
        Set<AssistanceCategory> categories,
        @Nullable String disease,
        FeeTotals fees,
        Fen personalAccount,
        Set<AssistanceCategory> granted) {

    /** Copies the sets and refuses a disease that is missing, or an account below zero. */
    public BenefitFacts {
        Objects.requireNonNull(insuredCounty, "insuredCounty");
        categories = categories.isEmpty() ? Set.of() : EnumSet.copyOf(categories);
        granted = granted.isEmpty() ? Set.of() : EnumSet.copyOf(granted);
        if (careType.requiresDisease() && disease == null) {
            throw new IllegalArgumentException(careType + " requires a disease");
        }
        if (personalAccount.isNegative()) {
            throw new IllegalArgumentException("a personal account is not below zero");
        }
    }

    /** Facts without a grant. */
    public BenefitFacts(
            String insuredCounty,
            CareType careType,
            ProviderFacts provider,
            ReferralStatus referral,
            Set<AssistanceCategory> categories,
            @Nullable String disease,
            FeeTotals fees,
            Fen personalAccount) {
        this(insuredCounty, careType, provider, referral, categories, disease, fees, personalAccount, Set.of());
    }

    /** The same facts with another referral status. */
    public BenefitFacts with(ReferralStatus other) {
        return new BenefitFacts(
                insuredCounty, careType, provider, other, categories, disease, fees, personalAccount, granted);
    }

    /** The same facts with these identities as well. */
    public BenefitFacts withIdentities(Set<AssistanceCategory> more) {
        return new BenefitFacts(
                insuredCounty,
                careType,
                provider,
                referral,
                union(categories, more),
                disease,
                fees,
                personalAccount,
                granted);
    }

    /** The same facts with these grants as well. */
    public BenefitFacts withGrants(Set<AssistanceCategory> more) {
        return new BenefitFacts(
                insuredCounty,
                careType,
                provider,
                referral,
                categories,
                disease,
                fees,
                personalAccount,
                union(granted, more));
    }

    /** The categories that medical assistance goes by: identities and grants. */
    public Set<AssistanceCategory> assisted() {
        return granted.isEmpty() ? categories : union(categories, granted);
    }

    /** What a rule row may be selected by, seen from a region. */
    public RuleKey keyIn(Geography geography) {
        return new RuleKey(
                geography.locate(insuredCounty, provider.region()), provider, referral, categories, fees.total());
    }

    /** The categories in the order of the closed list. */
    public SortedSet<AssistanceCategory> sortedCategories() {
        return new TreeSet<>(categories);
    }

    /** The grants in the order of the closed list. */
    public SortedSet<AssistanceCategory> sortedGrants() {
        return new TreeSet<>(granted);
    }

    private static Set<AssistanceCategory> union(Set<AssistanceCategory> some, Set<AssistanceCategory> more) {
        Set<AssistanceCategory> all = EnumSet.noneOf(AssistanceCategory.class);
        all.addAll(some);
        all.addAll(more);
        return all;
    }
}
