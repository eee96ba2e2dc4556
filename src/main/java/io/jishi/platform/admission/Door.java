package io.jishi.platform.admission;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where requests come in. A body has a time of its own: who sends a byte a second is cut off, and holds no place until
 * then. It is also counted by its announced length, so that bodies never fill the memory.
 */
@ApplicationScoped
public class Door {

    private final Admission admission;
    private final AdmissionConfiguration configuration;

    /** In front of the places. */
    Door(Admission admission, AdmissionConfiguration configuration) {
        this.admission = admission;
        this.configuration = configuration;
    }

    /**
     * Lets a request pass the door, or says why not. If it may not, whoever asked answers it; nothing of it was read.
     *
     * @param unannounced what a body that does not say its length is taken for, in bytes
     * @param patience how long its caller waits; null if it does not say
     */
    public @Nullable Cause open(
            RoutingContext context, Priority priority, long unannounced, @Nullable Duration patience) {
        long bytes = bytes(context.request(), unannounced);
        Cause cause = admission.atTheDoor(priority, bytes, System.nanoTime());
        if (cause != null) {
            // what is still on its way is read and thrown away, so that the connection can be used again
            context.request().handler(dropped -> {});
            context.request().resume();
            return cause;
        }
        Passage passage = admission.open(priority, bytes, patience);
        passage.bind(context);
        if (bytes > 0) {
            long forItsSize = bytes * 1000 / configuration.bodyRateMinimum().asLongValue();
            watch(context, passage, configuration.bodyDeadline().plusMillis(forItsSize));
        }
        return null;
    }

    private static long bytes(HttpServerRequest request, long unannounced) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length);
        }
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : unannounced;
    }

    /**
     * Nothing is answered: who is still sending listens to nothing, and whatever waits for the rest of the body would
     * find its answer written already.
     */
    private void watch(RoutingContext context, Passage passage, Duration allowed) {
        long[] timer = new long[1];
        timer[0] = after(context, passage, allowed, allowed, timer);
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer[0]));
    }

    /** The time that it takes us to learn who is sending is not the sender's. */
    private static long after(RoutingContext context, Passage passage, Duration wait, Duration allowed, long[] timer) {
        return context.vertx().setTimer(Math.max(1, wait.toMillis()), unused -> {
            if (context.request().isEnded() || context.response().ended()) {
                return;
            }
            Duration left = allowed.minusNanos(System.nanoTime() - passage.readingSince());
            if (left.isNegative() || left.isZero()) {
                context.request().connection().close();
            } else {
                timer[0] = after(context, passage, left, allowed, timer);
            }
        });
    }
}
