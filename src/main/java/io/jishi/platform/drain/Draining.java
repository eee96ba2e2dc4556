package io.jishi.platform.drain;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The last part of an orderly stop. Before it the framework has made the instance not ready, has served on for the
 * delay and has waited once until no request was under way; but it goes on taking new ones until the port is closed,
 * and a request that it takes while its parts are being stopped is cut off. So before anything else is stopped new
 * requests are refused here, at the cost of nothing, and those that were accepted are waited for.
 */
@ApplicationScoped
class Draining {

    private static final Logger LOG = Logger.getLogger(Draining.class);

    /** Before every other filter: what is refused here has touched nothing. */
    private static final int FIRST = 10_000;

    private static final int UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "1";
    private static final long LOOK_MILLIS = 10;

    /** How long it must be quiet, for what the sockets have taken and the event loops have not. */
    private static final long QUIET_MILLIS = 100;

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final long CLOSING_SECONDS = 2;

    private final Vertx vertx;
    private final Duration limit;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean refusing;

    /** With as much time as the framework takes itself. */
    Draining(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.timeout") Optional<Duration> limit) {
        this.vertx = vertx;
        this.limit = limit.orElse(LIMIT);
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    private void pass(RoutingContext context) {
        underWay.incrementAndGet();
        context.addEndHandler(done -> underWay.decrementAndGet());
        if (refusing) {
            context.response()
                    .setStatusCode(UNAVAILABLE)
                    .putHeader("Retry-After", RETRY_SECONDS)
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end();
        } else {
            context.next();
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        refusing = true;
        long end = System.nanoTime() + limit.toNanos();
        try {
            do {
                Thread.sleep(LOOK_MILLIS);
            } while (underWay.get() > 0 && System.nanoTime() < end);
            Thread.sleep(QUIET_MILLIS);
            closePorts();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (underWay.get() > 0) {
            LOG.warnf("%d requests are cut off by the stop", underWay.get());
        }
    }

    /**
     * Nothing is accepted any more. The framework ends its event loops first, and for a moment connections would be
     * accepted that nobody answers.
     */
    private void closePorts() throws InterruptedException {
        List<Future<Void>> closing =
                vertx.deploymentIDs().stream().map(vertx::undeploy).toList();
        try {
            Future.join(closing).toCompletionStage().toCompletableFuture().get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("a port is closed late", e);
        }
    }
}
