package io.jishi.verification;

import java.util.List;

/**
 * A way to break a good database, and the row that must be named for it.
 *
 * @param name what is broken, in words
 * @param invariant by which it must be reported
 * @param victim a query for what identifies the row; the first row of its answer is taken
 * @param statements that break it, with {@code :row} for what identifies the row
 */
record Mutation(String name, Invariant invariant, String victim, List<String> statements) {

    /** A bill with several payers that nothing has undone. */
    static final String BILL = "select s.settlement_id from settlement s where s.kind = 'SETTLEMENT'"
            + " and s.undone_by is null and s.pooling_fund > 0 and s.cash > 0 order by 1";

    /** A cancellation that stands. */
    static final String CANCELLATION =
            "select settlement_id from settlement where kind = 'CANCELLATION' and undone_by is null order by 1";

    /** A supplement that stands. */
    static final String SUPPLEMENT =
            "select settlement_id from settlement where kind = 'SUPPLEMENT' and undone_by is null order by 1";

    static Mutation of(String name, Invariant invariant, String victim, String... statements) {
        return new Mutation(name, invariant, victim, List.of(statements));
    }

    /** Its statements for a row. */
    List<String> statements(String row) {
        return statements.stream()
                .map(statement -> statement.replace(":row", "'" + row + "'"))
                .toList();
    }

    @Override
    public String toString() {
        return invariant.number() + " " + name;
    }
}
