package io.jishi.policy.source;

import io.jishi.policy.model.RuleKey;
import io.jishi.policy.model.RuleRow;
import io.jishi.policy.model.RuleTable;
import io.jishi.shared.code.AssistanceCategory;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks for a bill that no row of a first-match table accepts, so that a gap is found at load time and not at a
 * window.
 */
final class TableCompleteness {

    private TableCompleteness() {}

    /** A bill without assistance category that falls through, in words; empty if there is none. */
    static <T> Optional<String> gapOf(RuleTable<T> table) {
        return table.situations(Set.of())
                .filter(key -> table.first(key).isEmpty())
                .findFirst()
                .map(TableCompleteness::describe);
    }

    /** Rows of a first-match table that no bill gets to, by index: rows before them take all that they accept. */
    static <T> List<Integer> rowsNeverReached(RuleTable<T> table) {
        Set<RuleRow<T>> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Set<AssistanceCategory>> people = new HashSet<>(Set.of(Set.of()));
        for (RuleRow<T> row : table.rows()) {
            row.when().categories().forEach(category -> people.add(Set.of(category)));
        }
        people.stream()
                .flatMap(table::situations)
                .forEach(key -> table.first(key).ifPresent(reached::add));
        return IntStream.range(0, table.rows().size())
                .filter(index -> !reached.contains(table.rows().get(index)))
                .boxed()
                .toList();
    }

    private static String describe(RuleKey key) {
        return "no row for location " + key.location() + ", charge class "
                + key.provider().chargeClass() + ", administration "
                + key.provider().administration() + ", grade " + key.provider().grade() + ", referral "
                + key.referral() + ", total " + key.total();
    }
}
