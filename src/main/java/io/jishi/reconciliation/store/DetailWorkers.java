package io.jishi.reconciliation.store;

import io.jishi.reconciliation.DetailComparison;
import io.jishi.reconciliation.DetailsOutcome;
import io.jishi.reconciliation.DetailsRequest;
import io.jishi.reconciliation.FaultyFile;
import io.jishi.reconciliation.ReconciliationConfiguration;
import io.jishi.reconciliation.model.Switches;
import io.jishi.shared.reason.Unavailable;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few threads of their own for comparisons: unpacking and waiting block, which an event loop must not, and which the
 * threads of other requests should not for a minute. What finds no place in the queue is refused at once.
 */
@ApplicationScoped
public class DetailWorkers implements DetailComparison {

    private final Pool pool;
    private final ReconciliationConfiguration configuration;
    private final ThreadPoolExecutor workers;

    /** With the connections of reconciliation. */
    public DetailWorkers(@ReactiveDataSource("reconciliation") Pool pool, ReconciliationConfiguration configuration) {
        this.pool = pool;
        this.configuration = configuration;
        this.workers = new ThreadPoolExecutor(
                configuration.workers(),
                configuration.workers(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(configuration.waitingMaximum()),
                work -> {
                    Thread thread = new Thread(work, "reconciliation");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    @Override
    public Uni<DetailsOutcome> compare(DetailsRequest request, Switches switches, Instant now) {
        return Uni.createFrom()
                .completionStage(() -> start(request, switches, now))
                .ifNoItem()
                .after(configuration.detailsDeadline())
                .fail()
                .onFailure(failure -> !(failure instanceof Unavailable))
                .transform(Unavailable::new);
    }

    private CompletableFuture<DetailsOutcome> start(DetailsRequest request, Switches switches, Instant now) {
        long end = System.nanoTime() + configuration.detailsDeadline().toNanos();
        CompletableFuture<DetailsOutcome> result = new CompletableFuture<>();
        try {
            workers.execute(() -> {
                try {
                    result.complete(work(request, switches, now, end));
                } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new Unavailable(e));
        }
        return result;
    }

    private DetailsOutcome work(DetailsRequest request, Switches switches, Instant now, long end) {
        try (BlockingConnection connection = BlockingConnection.begin(pool, end)) {
            DetailsOutcome outcome = new DetailWork(connection, request, switches, now, configuration).run();
            connection.commit();
            return outcome;
        } catch (FaultyFile faulty) {
            return new DetailsOutcome.Refused(faulty.fault());
        }
    }
}
