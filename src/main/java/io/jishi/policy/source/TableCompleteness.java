package io.jishi.policy.source;

import io.jishi.policy.model.Conditions;
import io.jishi.policy.model.Location;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.policy.model.RuleKey;
import io.jishi.policy.model.RuleRow;
import io.jishi.policy.model.RuleTable;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks for a bill that no row of a first-match table accepts, so that a gap is found at load time and not at a
 * window.
 */
final class TableCompleteness {

    private TableCompleteness() {}

    /** A bill without assistance category that falls through, in words; empty if there is none. */
    static <T> Optional<String> gapOf(RuleTable<T> table) {
        return keys(table).filter(key -> table.first(key).isEmpty()).findFirst().map(TableCompleteness::describe);
    }

    private static <T> Stream<RuleKey> keys(RuleTable<T> table) {
        return values(table, Conditions::locations, Location.values()).stream()
                .flatMap(location -> values(table, Conditions::chargeClasses, ChargeClass.values()).stream()
                        .flatMap(chargeClass ->
                                values(table, Conditions::administrations, Administration.values()).stream()
                                        .flatMap(
                                                administration -> keys(table, location, chargeClass, administration))));
    }

    private static <T> Stream<RuleKey> keys(
            RuleTable<T> table, Location location, ChargeClass chargeClass, Administration administration) {
        return values(table, Conditions::grades, Grade.values()).stream()
                .flatMap(grade -> values(table, Conditions::referrals, ReferralStatus.values()).stream()
                        .map(referral -> new RuleKey(
                                location,
                                new ProviderFacts("000000", chargeClass, administration, grade),
                                referral,
                                Set.of())));
    }

    /** All values of a dimension that some row names; one of them where none does. */
    private static <T, E> List<E> values(RuleTable<T> table, Function<Conditions, Set<E>> dimension, E[] all) {
        boolean named = table.rows().stream()
                .map(RuleRow::when)
                .anyMatch(when -> !dimension.apply(when).isEmpty());
        return named ? Arrays.asList(all) : List.of(all[0]);
    }

    private static String describe(RuleKey key) {
        return "no row for location " + key.location() + ", charge class "
                + key.provider().chargeClass() + ", administration "
                + key.provider().administration() + ", grade " + key.provider().grade() + ", referral "
                + key.referral();
    }
}
