package io.jishi.settlement;

import io.jishi.shared.time.Deadline;
import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of each request, from the entrance to the lane. It travels in the context of the subscription, which
 * reaches every step from the one that waits for the answer, whatever thread that step runs on and whoever else waits
 * for the same look-up. What comes without a deadline gets one when it is subscribed to.
 */
@ApplicationScoped
public class Deadlines {

    private static final String KEY = "io.jishi.deadline";

    private final SettlementConfiguration configuration;

    /** With the defaults. */
    public Deadlines(SettlementConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * The deadline of a request.
     *
     * @param arrivedAt by {@link System#nanoTime()}
     * @param patience how long the caller waits, if it says so; it shortens and never lengthens
     */
    public Deadline of(long arrivedAt, @Nullable Duration patience) {
        Deadline usual = Deadline.of(arrivedAt, configuration.beginDeadline(), configuration.answerDeadline());
        return patience == null ? usual : usual.shortened(arrivedAt, patience);
    }

    /** The same work, done within a deadline by whichever step of it asks for one. */
    public <T> Uni<T> within(Deadline deadline, Uni<T> work) {
        return Uni.createFrom()
                .emitter(emitter -> emitter.onTermination(
                        work.subscribe().with(Context.of(KEY, deadline), emitter::complete, emitter::fail)::cancel));
    }

    /**
     * What is looked up before a message begins. When it is too late to begin, that is known for certain at once:
     * nothing was executed, and nothing will be.
     */
    static <T> Uni<T> beforehand(Deadline deadline, Uni<T> reading) {
        return Uni.createFrom().context(context -> {
            CompletableFuture<T> read = new CompletableFuture<>();
            Cancellable unused = reading.subscribe().with(context, read::complete, read::completeExceptionally);
            Uni<T> outcome = Uni.createFrom().completionStage(read);
            // mostly it is in the near cache, and there is nothing to wait for
            return read.isDone()
                    ? outcome
                    : outcome.ifNoItem()
                            .after(deadline.untilBegin(System.nanoTime()))
                            .failWith(() -> new LaneFailure(LaneFailure.Kind.NOT_EXECUTED, null));
        });
    }

    /**
     * Work with the deadline of its request; fails with a {@link io.smallrye.mutiny.TimeoutException} when the caller
     * is to be told that the outcome is not known, while the work goes on.
     */
    <T> Uni<T> bound(Function<Deadline, Uni<T>> work) {
        return Uni.createFrom().context(context -> {
            Deadline deadline = context.getOrElse(KEY, () -> of(System.nanoTime(), null));
            return work.apply(deadline)
                    .ifNoItem()
                    .after(deadline.untilAnswer(System.nanoTime()))
                    .fail();
        });
    }
}
