package io.jishi.filing.store;

import io.jishi.platform.health.Durability;
import io.jishi.platform.transaction.CommitBarrier;
import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.shared.reason.OutcomeUnknown;
import io.jishi.shared.reason.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * One short transaction that writes filings, on a context of its own: a caller that hangs up cancels nothing. When its
 * time is over it can no longer begin to commit, so that "not executed" is never said of what is stored a moment
 * later; if it had begun to, the outcome is unknown. Hibernate does not pass on the warning of a commit that did not
 * wait for its standby, so a commit of ours is waited for after it.
 */
@ApplicationScoped
class FilingTransaction {

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;
    private final CommitBarrier barrier;
    private final Durability durability;

    FilingTransaction(
            Mutiny.SessionFactory sessions,
            Detached detached,
            StoreConfiguration configuration,
            CommitBarrier barrier,
            Durability durability) {
        this.sessions = sessions;
        this.barrier = barrier;
        this.detached = detached;
        this.configuration = configuration;
        this.durability = durability;
    }

    private enum Progress {
        WORKING,
        COMMITTING,
        ABANDONED
    }

    /**
     * Works in a transaction and commits it.
     *
     * @return the result of the work, after the commit; fails with {@link Unavailable}, whose cause has what the
     *     database said, if nothing is stored, and with {@link OutcomeUnknown} if something may be
     */
    <T> Uni<T> run(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (durability.isRefused()) {
                return Uni.createFrom()
                        .failure(new Unavailable(new IllegalStateException("the database may lose what it commits")));
            }
            AtomicReference<Progress> progress = new AtomicReference<>(Progress.WORKING);
            return detached.start(
                            configuration.writeDeadline(),
                            () -> sessions.withStatelessTransaction((session, transaction) ->
                                    work.apply(session).invoke(done -> beginCommit(progress))))
                    .call(barrier::pass)
                    .onFailure()
                    .transform(failure -> meaningOf(failure, progress));
        });
    }

    /** Leaving the work by an exception rolls back. */
    private static void beginCommit(AtomicReference<Progress> progress) {
        if (!progress.compareAndSet(Progress.WORKING, Progress.COMMITTING)) {
            throw new IllegalStateException("nobody waits for this transaction any more");
        }
    }

    private static RuntimeException meaningOf(Throwable failure, AtomicReference<Progress> progress) {
        boolean neverCommits =
                progress.compareAndSet(Progress.WORKING, Progress.ABANDONED) || progress.get() == Progress.ABANDONED;
        String state = sqlStateOf(failure);
        boolean rolledBack = state != null && !state.startsWith("08") && !state.startsWith("57P");
        return neverCommits || rolledBack ? new Unavailable(failure) : new OutcomeUnknown(failure);
    }

    /** What PostgreSQL said, below whatever Hibernate made of it; null if it said nothing. */
    static @Nullable String sqlStateOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof PgException fault) {
                return fault.getSqlState();
            }
            if (cause instanceof SQLException translated && translated.getSQLState() != null) {
                return translated.getSQLState();
            }
            cause = cause.getCause();
        }
        return null;
    }
}
