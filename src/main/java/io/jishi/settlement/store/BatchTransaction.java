package io.jishi.settlement.store;

import io.jishi.platform.transaction.Connections;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.StaleItem;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.reason.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One transaction for a batch: lock and read, decide in order of arrival, write and commit. Two round trips; the
 * decisions between them are plain computation.
 */
final class BatchTransaction {

    private static final long CONNECTION_DEADLINE_MILLISECONDS = 2000;
    private static final long TRANSACTION_DEADLINE_MILLISECONDS = 6000;

    private final Context context;
    private final Pool pool;
    private final Registries registries;

    BatchTransaction(Context context, Pool pool, Registries registries) {
        this.context = context;
        this.pool = pool;
        this.registries = registries;
    }

    /**
     * The decisions in the order of the items, after the commit; or a failure. After {@link UnknownCommit} the rows
     * may be there; after any other failure nothing is stored.
     */
    Future<List<LaneItem.Decision>> run(List<LaneItem> items) {
        return connection().compose(connection -> {
            Progress progress = new Progress();
            Future<List<LaneItem.Decision>> work = Future.succeededFuture()
                    .compose(unused -> run(connection, items, progress))
                    .transform(done -> {
                        progress.over = true;
                        return Connections.giveBack(connection, done.cause())
                                .transform(unused -> done.succeeded()
                                        ? Future.succeededFuture(done.result())
                                        : Future.failedFuture(done.cause()));
                    });
            return inTime(connection, work, progress);
        });
    }

    /** How far a transaction has come; belongs to the lane's context. */
    private static final class Progress {
        private boolean committing;
        private boolean abandoned;
        private boolean over;
    }

    /**
     * The server bounds its statements, but a server that is frozen or cut off bounds nothing, and nothing bounds a
     * commit that waits for its standby. When the time is over the lane goes on and the connection is cut off: the old
     * work cannot commit any more unless it had begun to.
     */
    private Future<List<LaneItem.Decision>> inTime(
            SqlConnection connection, Future<List<LaneItem.Decision>> work, Progress progress) {
        Promise<List<LaneItem.Decision>> inTime = Promise.promise();
        long timer = context.owner()
                .setTimer(
                        TRANSACTION_DEADLINE_MILLISECONDS,
                        unused -> context.runOnContext(now -> {
                            progress.abandoned = true;
                            RuntimeException late = new IllegalStateException("no answer from PostgreSQL in time");
                            inTime.tryFail(progress.committing ? new UnknownCommit(late) : new Unavailable(late));
                            if (!progress.over) {
                                Connections.disconnect(connection);
                            }
                        }));
        work.onComplete(done -> {
            context.owner().cancelTimer(timer);
            if (done.succeeded()) {
                inTime.tryComplete(done.result());
            } else {
                inTime.tryFail(done.cause());
            }
        });
        return inTime.future();
    }

    /** A connection in time; one that comes too late goes back at once. */
    private Future<SqlConnection> connection() {
        Promise<SqlConnection> inTime = Promise.promise();
        long timer = context.owner()
                .setTimer(CONNECTION_DEADLINE_MILLISECONDS, unused -> inTime.tryFail("no connection in time"));
        pool.getConnection()
                .onComplete(
                        connection -> {
                            context.owner().cancelTimer(timer);
                            if (!inTime.tryComplete(connection)) {
                                connection.close().onFailure(ignored -> {});
                            }
                        },
                        inTime::tryFail);
        return inTime.future();
    }

    private Future<List<LaneItem.Decision>> run(SqlConnection connection, List<LaneItem> items, Progress progress) {
        boolean holdProviders = items.stream().anyMatch(LaneItem::readsUnderLock);
        return new BatchReader(connection, registries, items)
                .read(holdProviders)
                .compose(state -> refresh(items).compose(fresh -> decideAndWrite(connection, fresh, state, progress)))
                .recover(failure -> rollback(connection, failure));
    }

    /**
     * Items that ask for it read what they depend on again, now that their person is locked. One that then needs
     * other rows than were locked and read goes round again.
     */
    private Future<List<LaneItem>> refresh(List<LaneItem> items) {
        List<Future<LaneItem>> fresh = items.stream().map(this::refresh).toList();
        return Future.all(fresh).map(done -> done.list());
    }

    private Future<LaneItem> refresh(LaneItem item) {
        Uni<LaneItem> reading = item.readUnderLock();
        if (reading == null) {
            return Future.succeededFuture(item);
        }
        Promise<LaneItem> promise = Promise.promise();
        reading.subscribe()
                .with(
                        fresh -> context.runOnContext(unused -> promise.complete(
                                fresh.keys().equals(item.keys()) ? fresh : new StaleItem(item.keys()))),
                        failure -> context.runOnContext(unused -> promise.fail(failure)));
        return promise.future();
    }

    private Future<List<LaneItem.Decision>> decideAndWrite(
            SqlConnection connection, List<LaneItem> items, LockedState state, Progress progress) {
        List<LaneItem.Decision> decisions = new ArrayList<>(items.size());
        List<Writes> writes = new ArrayList<>(items.size());
        try {
            for (LaneItem item : items) {
                LaneItem.Decision decision = item.decide(state);
                Writes toWrite = decision.writes();
                if (toWrite != null) {
                    state.apply(toWrite);
                    writes.add(toWrite);
                }
                decisions.add(decision);
            }
        } catch (RuntimeException broken) {
            return Future.failedFuture(new IllegalStateException("a message cannot be decided", broken));
        }
        if (progress.abandoned) {
            return Future.failedFuture("nobody waits for this transaction any more");
        }
        progress.committing = true;
        return commit(connection, writes, state).map(decisions);
    }

    private static Future<Void> commit(SqlConnection connection, List<Writes> writes, LockedState state) {
        AtomicBoolean warned = Connections.warnings(connection);
        return new BatchWriter(connection, writes, state)
                .write()
                .compose(done -> warned.get()
                        ? Future.failedFuture(new UnknownCommit("the commit did not wait for its standby"))
                        : Future.succeededFuture(done))
                .recover(failure -> Future.failedFuture(
                        failure instanceof PgException fault && !DatabaseFaults.isLost(fault.getSqlState())
                                ? failure
                                : UnknownCommit.of(failure)));
    }

    private static Future<List<LaneItem.Decision>> rollback(SqlConnection connection, Throwable failure) {
        return connection
                .query("rollback")
                .execute()
                .transform(unused -> Future.<List<LaneItem.Decision>>failedFuture(failure));
    }
}
