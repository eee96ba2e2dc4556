package io.jishi.policy.model;

import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code when:} of a rule row: closed dimensions, each with the values that it accepts. A dimension that is not
 * named (empty set) accepts everything; a dimension that is named accepts no missing value.
 */
public record Conditions(
        Set<Location> locations,
        Set<ChargeClass> chargeClasses,
        Set<Administration> administrations,
        Set<Grade> grades,
        Set<ReferralStatus> referrals,
        Set<AssistanceCategory> categories,
        TotalRange total) {

    /** Accepts everything. */
    public static final Conditions ANY =
            new Conditions(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), TotalRange.ANY);

    /** Copies its sets. */
    public Conditions {
        locations = Set.copyOf(locations);
        chargeClasses = Set.copyOf(chargeClasses);
        administrations = Set.copyOf(administrations);
        grades = Set.copyOf(grades);
        referrals = Set.copyOf(referrals);
        categories = Set.copyOf(categories);
    }

    /** Whether every named dimension accepts the key; of the categories one is enough. */
    public boolean accept(RuleKey key) {
        return accepts(locations, key.location())
                && accepts(chargeClasses, key.provider().chargeClass())
                && accepts(administrations, key.provider().administration())
                && accepts(grades, key.provider().grade())
                && accepts(referrals, key.referral())
                && total.contains(key.total())
                && acceptsAny(categories, key.categories());
    }

    /** Whether the row holds for everybody, whatever the category. */
    public boolean isForEveryCategory() {
        return categories.isEmpty();
    }

    private static <T> boolean accepts(Set<T> accepted, @Nullable T value) {
        return accepted.isEmpty() || (value != null && accepted.contains(value));
    }

    private static <T> boolean acceptsAny(Set<T> accepted, Set<T> values) {
        if (accepted.isEmpty()) {
            return true;
        }
        for (T value : values) {
            if (accepted.contains(value)) {
                return true;
            }
        }
        return false;
    }
}
