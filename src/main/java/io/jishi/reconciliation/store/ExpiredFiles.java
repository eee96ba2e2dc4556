package io.jishi.reconciliation.store;

import io.jishi.reconciliation.ReconciliationConfiguration;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Removes expired files, some at a time. Every instance does, and passes over those that another one is at; nobody can
 * read them any more, so it does not matter when they go.
 */
@ApplicationScoped
public class ExpiredFiles {

    private static final Logger LOG = Logger.getLogger(ExpiredFiles.class);
    private static final int AT_ONCE = 20;

    private final Pool pool;
    private final Vertx vertx;
    private final ReconciliationConfiguration configuration;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long timer;

    /** With the connections of reconciliation. */
    public ExpiredFiles(
            @ReactiveDataSource("reconciliation") Pool pool,
            Vertx vertx,
            ReconciliationConfiguration configuration,
            Clock clock) {
        this.pool = pool;
        this.vertx = vertx;
        this.configuration = configuration;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(configuration.cleanUpInterval().toMillis(), unused -> {
            if (running.compareAndSet(false, true)) {
                remove().onTermination()
                        .invoke(() -> running.set(false))
                        .subscribe()
                        .with(removed -> {}, failure -> LOG.warn("expired files cannot be removed", failure));
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** Removes some files that have expired; says how many. */
    Uni<Integer> remove() {
        return pool.preparedQuery(FileStatements.REMOVE_EXPIRED)
                .execute(Tuple.of(FileStatements.utc(clock.instant()), AT_ONCE))
                .ifNoItem()
                .after(configuration.fileDeadline())
                .fail()
                .map(rows -> rows.rowCount());
    }
}
