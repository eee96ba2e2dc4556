package io.jishi.policy.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
}
