package io.jishi.verification.store;

import io.jishi.verification.Findings;
import java.sql.SQLException;

/** Runs one statement over one slice: every row that it gives is a finding. */
record StatementCheck(Statements.Statement statement, Slice slice, Findings findings) implements Check {

    @Override
    public void run(SnapshotConnection connection) throws SQLException {
        connection.each(
                Query.within(statement.sql(), slice),
                row -> findings.add(statement.invariant(), slice.region(), row.getString(1), row.getString(2)));
    }
}
