package io.jishi.verification.store;

import io.jishi.verification.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does checks on several connections that share one snapshot, while more of them are found. The first failure ends them
 * all.
 */
final class Workers {

    private static final int PROGRESS_MILLISECONDS = 2000;

    private final Database database;
    private final String snapshot;

    /** As many as there are thousands of rows, each of some dozen bytes. */
    private final BlockingQueue<Optional<Check>> checks = new LinkedBlockingQueue<>();

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Workers(Database database, String snapshot) {
        this.database = database;
        this.snapshot = snapshot;
    }

    /** Begins with what is added from now on. */
    void start(int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::work, "verify-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Has a check done as soon as somebody is free. */
    void add(Check check) {
        checks.add(Optional.of(check));
    }

    /** Has nothing more done, for a failure that {@link #finish} will tell. */
    void stop(Throwable failed) {
        failure.compareAndSet(null, failed instanceof ReadFailure ? failed.getCause() : failed);
    }

    /**
     * Waits until all are done.
     *
     * @param progress run every few seconds until then
     * @throws SQLException if a connection fails
     */
    void finish(Runnable progress) throws SQLException, InterruptedException {
        threads.forEach(unused -> checks.add(Optional.empty()));
        for (Thread thread : threads) {
            thread.join(PROGRESS_MILLISECONDS);
            while (thread.isAlive()) {
                progress.run();
                thread.join(PROGRESS_MILLISECONDS);
            }
        }
        Throwable failed = failure.get();
        if (failed instanceof SQLException database) {
            throw database;
        }
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }

    private void work() {
        try (SnapshotConnection connection = SnapshotConnection.follow(database, snapshot)) {
            Optional<Check> next = checks.take();
            while (next.isPresent() && failure.get() == null) {
                next.get().run(connection);
                next = checks.take();
            }
        } catch (SQLException | InterruptedException | RuntimeException | Error failed) {
            stop(failed);
        }
    }
}
