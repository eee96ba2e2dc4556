package io.jishi.verification.store;

import io.jishi.verification.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does checks on several connections that share one snapshot. The first failure ends them all. */
final class Workers {

    private static final int PROGRESS_MILLISECONDS = 2000;

    private final Database database;
    private final String snapshot;
    private final Queue<Check> checks;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Workers(Database database, String snapshot, List<Check> checks) {
        this.database = database;
        this.snapshot = snapshot;
        this.checks = new ConcurrentLinkedQueue<>(checks);
    }

    /**
     * Does all of them.
     *
     * @param progress run every few seconds until they are done
     * @throws SQLException if a connection fails
     */
    void run(int count, Runnable progress) throws SQLException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::work, "verify-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
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
            Check next = checks.poll();
            while (next != null && failure.get() == null) {
                next.run(connection);
                next = checks.poll();
            }
        } catch (SQLException | RuntimeException | Error failed) {
            failure.compareAndSet(null, failed instanceof ReadFailure ? failed.getCause() : failed);
        }
    }
}
