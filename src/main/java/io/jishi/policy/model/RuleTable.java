package io.jishi.policy.model;

import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An ordered list of rows. {@link #first} is for tables where the first match wins; {@link #all} for the preferential
 * terms of several assistance categories, which are combined.
 *
 * @param rows at least one
 */
public record RuleTable<T>(List<RuleRow<T>> rows) {

    /** Refuses an empty table. */
    public RuleTable {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a rule table has at least one row");
        }
    }

    /** The first row that accepts the key; empty when none does, which is never read as zero. */
    public Optional<RuleRow<T>> first(RuleKey key) {
        for (RuleRow<T> row : rows) {
            if (row.when().accept(key)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** Every row that accepts the key, in order. */
    public List<RuleRow<T>> all(RuleKey key) {
        List<RuleRow<T>> accepted = new ArrayList<>(rows.size());
        for (RuleRow<T> row : rows) {
            if (row.when().accept(key)) {
                accepted.add(row);
            }
        }
        return accepted;
    }

    /**
     * Every situation of a person in these categories that the rows can tell apart: all values of each dimension that
     * some row names, one value of the others, and totals on both sides of every bound.
     */
    public Stream<RuleKey> situations(Set<AssistanceCategory> categories) {
        return values(Conditions::locations, Location.values()).stream()
                .flatMap(location -> values(Conditions::referrals, ReferralStatus.values()).stream()
                        .flatMap(referral -> providers()
                                .flatMap(provider -> totals().stream()
                                        .map(total -> new RuleKey(location, provider, referral, categories, total)))));
    }

    private Stream<ProviderFacts> providers() {
        return values(Conditions::chargeClasses, ChargeClass.values()).stream()
                .flatMap(chargeClass -> values(Conditions::administrations, Administration.values()).stream()
                        .flatMap(administration -> values(Conditions::grades, Grade.values()).stream()
                                .map(grade -> new ProviderFacts("000000", chargeClass, administration, grade))));
    }

    private <E> List<E> values(Function<Conditions, Set<E>> dimension, E[] all) {
        boolean named = rows.stream()
                .map(RuleRow::when)
                .anyMatch(when -> !dimension.apply(when).isEmpty());
        return named ? Arrays.asList(all) : List.of(all[0]);
    }

    private Set<Fen> totals() {
        Set<Fen> totals = new TreeSet<>(Set.of(Fen.ZERO));
        for (RuleRow<T> row : rows) {
            for (Fen bound :
                    new Fen[] {row.when().total().over(), row.when().total().upTo()}) {
                if (bound != null) {
                    totals.add(bound);
                    totals.add(bound.plus(Fen.of(1)));
                }
            }
        }
        return totals;
    }
}
