package io.jishi.platform.transaction;

import io.jishi.shared.reason.Unavailable;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Runs work on a Vert.x context of its own, detached from whoever asked for it.
 *
 * <p>Two measured traps make this necessary. A client that hangs up cancels the pipeline of its request, and
 * cancelling a running Hibernate Reactive session leaks its connection; and Hibernate Reactive hangs for ever on a
 * context that is not a marked duplicate. Work started here has neither the caller's cancellation nor its context,
 * and a deadline.
 */
@ApplicationScoped
public class Detached {

    private final Vertx vertx;

    /** On this Vert.x instance. */
    public Detached(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Starts the work when the result is subscribed to. Cancelling the result cancels nothing. It fails with {@link
     * Unavailable} whatever went wrong, since what runs here only reads, or may be repeated.
     *
     * @param deadline after which the result fails with a {@link io.smallrye.mutiny.TimeoutException}; the work
     *     itself is bounded by the timeouts of what it calls
     */
    public <T> Uni<T> run(Duration deadline, Supplier<Uni<T>> work) {
        return start(deadline, work).onFailure().transform(Unavailable::new);
    }

    /**
     * The same for work that writes: failures are passed on as they are, since the caller knows how far the work had
     * come.
     *
     * @param deadline after which the result fails with a {@link io.smallrye.mutiny.TimeoutException} while the work
     *     goes on
     */
    public <T> Uni<T> start(Duration deadline, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .completionStage(() -> start(work))
                .ifNoItem()
                .after(deadline)
                .fail();
    }

    private <T> CompletableFuture<T> start(Supplier<Uni<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(unused -> {
            try {
                work.get().subscribe().with(result::complete, result::completeExceptionally);
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
