package io.jishi.settlement.store;

import io.jishi.platform.transaction.CommitBarrier;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sends the statements of a batch, each with all its rows, without waiting for one another. */
final class BatchRows {

    private final SqlConnection connection;
    private final List<Future<?>> sent = new ArrayList<>();

    BatchRows(SqlConnection connection) {
        this.connection = connection;
    }

    /** One statement for all the rows; none if there is no row. */
    <T> void each(String sql, List<T> rows, Consumer<Columns<T>> parameters) {
        if (!rows.isEmpty()) {
            Columns<T> columns = new Columns<>(rows);
            parameters.accept(columns);
            sent.add(connection.preparedQuery(sql).execute(columns.tuple()));
        }
    }

    /**
     * Commits what was sent; fails with the first statement that failed. Where nothing was, a mark is written to the
     * log all the same: the answers then repeat what was there before, and wait until that is durable as well.
     */
    Future<Void> commit() {
        if (sent.isEmpty()) {
            sent.add(connection.query(CommitBarrier.WRITE).execute());
        }
        sent.add(connection.query("commit").execute());
        return Future.all(sent).mapEmpty();
    }
}
