package io.jishi.reconciliation.store;

import io.jishi.shared.reason.Unavailable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One transaction over one snapshot, for a thread that may wait. Every wait ends with the deadline of the whole work;
 * then, and on every failure of the database, it throws {@link Unavailable}. What was not committed is rolled back when
 * it is closed.
 */
final class BlockingConnection implements AutoCloseable {

    private final SqlConnection connection;
    private final long endNanos;
    private boolean committed;

    private BlockingConnection(SqlConnection connection, long endNanos) {
        this.connection = connection;
        this.endNanos = endNanos;
    }

    /**
     * Begins a transaction.
     *
     * @param endNanos the deadline, by {@link System#nanoTime}
     */
    static BlockingConnection begin(Pool pool, long endNanos) {
        Future<SqlConnection> opening = pool.getConnection();
        BlockingConnection begun;
        try {
            begun = new BlockingConnection(await(opening, endNanos), endNanos);
        } catch (Unavailable late) {
            opening.onSuccess(SqlConnection::close);
            throw late;
        }
        try {
            await(
                    begun.connection
                            .query("begin isolation level repeatable read")
                            .execute(),
                    endNanos);
            return begun;
        } catch (Unavailable failed) {
            begun.close();
            throw failed;
        }
    }

    /** Runs a statement. */
    RowSet<Row> run(String sql, Tuple parameters) {
        return await(connection.preparedQuery(sql).execute(parameters), endNanos);
    }

    /** Runs statements without parameters. */
    void run(String sql) {
        await(connection.query(sql).execute(), endNanos);
    }

    /** The rows of a query, to be read some at a time. */
    Cursor cursor(String sql, Tuple parameters) {
        return await(connection.prepare(sql), endNanos).cursor(parameters);
    }

    /** The next rows of a cursor. */
    RowSet<Row> read(Cursor cursor, int maximum) {
        return await(cursor.read(maximum), endNanos);
    }

    void commit() {
        run("commit");
        committed = true;
    }

    /** Rolls back what was not committed and gives the connection back, without waiting for either. */
    @Override
    public void close() {
        Future<?> done = committed
                ? Future.succeededFuture()
                : connection.query("rollback").execute();
        done.eventually(() -> connection.close()).onFailure(ignored -> {});
    }

    private static <T> T await(Future<T> future, long endNanos) {
        try {
            long left = Math.max(0, endNanos - System.nanoTime());
            return future.toCompletionStage().toCompletableFuture().get(left, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(e);
        }
    }
}
