package io.jishi.policy.source;

import io.jishi.policy.model.RuleKey;
import io.jishi.policy.model.RuleTable;
import java.util.Optional;
import java.util.Set;

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

    private static String describe(RuleKey key) {
        return "no row for location " + key.location() + ", charge class "
                + key.provider().chargeClass() + ", administration "
                + key.provider().administration() + ", grade " + key.provider().grade() + ", referral "
                + key.referral() + ", total " + key.total();
    }
}
