package io.jishi.settlement;

import io.jishi.settlement.model.MessageKey;
import io.jishi.shared.time.Deadline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntFunction;

/**
 * Carries a message through its lane: worked on once at a time in this instance, prepared anew when what it was
 * prepared from has changed, answered within the deadline. The work goes on when its caller is gone.
 */
@ApplicationScoped
public class MessagePipeline {

    private static final int ATTEMPTS_MAXIMUM = 5;

    private final Lanes lanes;
    private final InProgress inProgress;
    private final Deadlines deadlines;

    MessagePipeline(Lanes lanes, InProgress inProgress, Deadlines deadlines) {
        this.lanes = lanes;
        this.inProgress = inProgress;
        this.deadlines = deadlines;
    }

    /** What preparing a message comes to. */
    public sealed interface Prepared {

        /**
         * A message for the lane.
         *
         * @param item the message
         */
        record Item(LaneItem item) implements Prepared {}

        /**
         * The message need not go to the lane.
         *
         * @param outcome what its caller is told
         */
        record Done(SettlementOutcome outcome) implements Prepared {}
    }

    /**
     * Runs a message.
     *
     * @param fingerprint of what it says
     * @param prepare makes the item for an attempt, counted from 1; from the second on nothing may come from a cache
     * @return the outcome; fails with {@link LaneFailure} if there is none, or with a timeout after which the outcome
     *     must be asked for
     */
    public Uni<SettlementOutcome> run(MessageKey key, String fingerprint, IntFunction<Uni<Prepared>> prepare) {
        return deadlines.bound(deadline ->
                inProgress.once(key, fingerprint, () -> attempt(new Work(fingerprint, prepare, deadline), 1)));
    }

    /** A message on its way. */
    private record Work(String fingerprint, IntFunction<Uni<Prepared>> prepare, Deadline deadline) {}

    private Uni<SettlementOutcome> attempt(Work work, int number) {
        return Deadlines.beforehand(work.deadline(), work.prepare().apply(number))
                .chain(prepared -> {
                    if (prepared instanceof Prepared.Done done) {
                        return Uni.createFrom().item(done.outcome());
                    }
                    return lanes.submit(((Prepared.Item) prepared).item(), work.deadline())
                            .chain(decision -> decision instanceof LaneItem.Decision.Stale
                                    ? again(work, number)
                                    : Uni.createFrom().item(Outcomes.of(work.fingerprint(), decision)));
                });
    }

    private Uni<SettlementOutcome> again(Work work, int number) {
        return number < ATTEMPTS_MAXIMUM
                ? attempt(work, number + 1)
                : Uni.createFrom().failure(new LaneFailure(LaneFailure.Kind.NOT_EXECUTED, null));
    }
}
