package io.jishi.platform.transaction;

import io.jishi.shared.reason.Unconfirmed;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What was read is as durable as a commit of ours, before anybody is told.
 *
 * <p>A row can be seen before it is safe: where a commit waits for a synchronous standby and the wait is broken off, by
 * a cancelled or terminated backend or a stop of the server, the row is there although no standby has it. A fail-over
 * then loses it. Whoever repeats what such a row says tells a hospital that it has a bill, and it has none (R-12 of the
 * operations research). So an answer that repeats waits for a transaction that writes to the log itself: its commit
 * waits for whatever the server waits for, and the log is in order. Reading alone waits for nothing.
 *
 * <p>One such transaction is under way at a time, and all who come meanwhile share the next one.
 */
@ApplicationScoped
public class CommitBarrier {

    /** A record in the log and nowhere else; the transaction gets a number and a commit. */
    public static final String WRITE = "select pg_logical_emit_message(true, 'jishi', '')";

    private static final Duration ROUND_DEADLINE = Duration.ofSeconds(2);

    private final Pool pool;
    private final StoreConfiguration configuration;
    private boolean underWay;
    private @Nullable CompletableFuture<Void> next;

    /** With connections that settling does not use. */
    public CommitBarrier(@ReactiveDataSource("outcomes") Pool pool, StoreConfiguration configuration) {
        this.pool = pool;
        this.configuration = configuration;
    }

    /**
     * What a read gives, once it is safe to tell.
     *
     * @return fails with {@link Unconfirmed} if that is not so within {@link StoreConfiguration#readDeadline()}
     */
    public <T> Uni<T> after(Uni<T> read) {
        return after(read, configuration.readDeadline());
    }

    /**
     * The same for somebody with less patience.
     *
     * @return fails with {@link Unconfirmed} if it is not safe within this time
     */
    public <T> Uni<T> after(Uni<T> read, Duration patience) {
        return read.call(() -> pass(patience));
    }

    /**
     * Waits until everything that could be seen before this call is safe.
     *
     * @return fails with {@link Unconfirmed} if that is not so within {@link StoreConfiguration#readDeadline()}
     */
    public Uni<Void> pass() {
        return pass(configuration.readDeadline());
    }

    private Uni<Void> pass(Duration patience) {
        return Uni.createFrom()
                .completionStage(() -> nextRound().copy())
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .transform(Unconfirmed::new);
    }

    /** The round that begins after this call. */
    private CompletableFuture<Void> nextRound() {
        CompletableFuture<Void> round;
        boolean first;
        synchronized (this) {
            if (next == null) {
                next = new CompletableFuture<>();
            }
            round = next;
            first = !underWay;
            if (first) {
                underWay = true;
                next = null;
            }
        }
        if (first) {
            run(round);
        }
        return round;
    }

    /** Whatever becomes of it, the next round is begun: a barrier that stands still would confirm nothing any more. */
    private void run(CompletableFuture<Void> round) {
        CompletableFuture<Void> unused = commitInTime().whenComplete((done, failure) -> {
            runNext();
            if (failure == null) {
                round.complete(null);
            } else {
                round.completeExceptionally(failure);
            }
        });
    }

    private CompletableFuture<Void> commitInTime() {
        try {
            return Connections.start(pool, ROUND_DEADLINE, CommitBarrier::commit);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** By a simple query: the answer of an extended one leaves before its commit. */
    private static Future<Void> commit(SqlConnection connection) {
        AtomicBoolean warned = Connections.warnings(connection);
        return connection
                .query(WRITE)
                .execute()
                .compose(done -> warned.get()
                        ? Future.failedFuture("the commit did not wait for its standby")
                        : Future.succeededFuture());
    }

    private void runNext() {
        CompletableFuture<Void> round;
        synchronized (this) {
            round = next;
            next = null;
            underWay = round != null;
        }
        if (round != null) {
            run(round);
        }
    }
}
