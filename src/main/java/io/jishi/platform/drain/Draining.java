package io.jishi.platform.drain;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The second part of an orderly stop. In the first, the delay, the framework has made the instance not ready and serves
 * on until everybody has noticed. Then it waits until no request is under way, and closes the port; but it goes on
 * taking new ones meanwhile, and under load there are always some that were begun and are cut off by that. So from the
 * end of the delay on requests are refused here, at the cost of nothing: what was accepted before ends, and what is cut
 * off has left nothing behind.
 */
@ApplicationScoped
class Draining {

    /** Before every other filter: what is refused here has touched nothing. */
    private static final int FIRST = 10_000;

    private static final int UNAVAILABLE = 503;
    private static final String RETRY_SECONDS = "1";

    private final Vertx vertx;
    private final Duration delay;
    private volatile boolean refusing;

    /** After the delay of the framework itself. */
    Draining(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.vertx = vertx;
        this.delay = delay.orElse(Duration.ZERO);
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    private void pass(RoutingContext context) {
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

    /** Told before the framework begins its delay, by the thread that waits for it. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        if (delay.isZero()) {
            refusing = true;
        } else {
            vertx.setTimer(delay.toMillis(), unused -> refusing = true);
        }
    }
}
