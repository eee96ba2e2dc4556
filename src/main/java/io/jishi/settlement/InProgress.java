package io.jishi.settlement;

import io.jishi.settlement.model.MessageKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The messages that are being worked on in this instance. In progress is memory only: across instances the primary
 * key of the message table decides.
 */
@ApplicationScoped
class InProgress {

    private final ConcurrentHashMap<MessageKey, Running> running = new ConcurrentHashMap<>();
    private final SettlementConfiguration configuration;

    InProgress(SettlementConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The work on a message, and what the message says. */
    private record Running(String fingerprint, CompletableFuture<SettlementOutcome> outcome) {}

    /**
     * Works on a message, unless it is being worked on: then waits for that, for a moment, and gives the same
     * outcome. If the other copy says something else and left nothing behind, this one is worked on after it.
     *
     * @return {@link SettlementOutcome.InProgress} if the other copy takes longer; fails with {@link LaneFailure} if
     *     more messages are being worked on than the bound allows
     */
    Uni<SettlementOutcome> once(MessageKey key, String fingerprint, Supplier<Uni<SettlementOutcome>> work) {
        if (running.size() >= configuration.inProgressMaximum()) {
            return Uni.createFrom().failure(new LaneFailure(LaneFailure.Kind.OVERLOADED, null));
        }
        Running mine = new Running(fingerprint, new CompletableFuture<>());
        Running other = running.putIfAbsent(key, mine);
        if (other != null) {
            Uni<SettlementOutcome> outcome = await(other);
            return other.fingerprint().equals(fingerprint)
                    ? outcome
                    : outcome.chain(theirs -> afterOther(theirs, () -> once(key, fingerprint, work)));
        }
        Uni.createFrom()
                .deferred(work::get)
                .subscribe()
                .with(
                        outcome -> {
                            running.remove(key, mine);
                            mine.outcome().complete(outcome);
                        },
                        failure -> {
                            running.remove(key, mine);
                            mine.outcome().completeExceptionally(failure);
                        });
        return Uni.createFrom().completionStage(mine.outcome().copy());
    }

    /**
     * What the outcome of other content under the same key means: an answer takes the key, a refusal leaves it free.
     */
    private static Uni<SettlementOutcome> afterOther(
            SettlementOutcome theirs, Supplier<Uni<SettlementOutcome>> ownTurn) {
        if (theirs instanceof SettlementOutcome.InProgress) {
            return Uni.createFrom().item(theirs);
        }
        boolean tookTheKey =
                theirs instanceof SettlementOutcome.Answered || theirs instanceof SettlementOutcome.VisitChanged;
        return tookTheKey ? Uni.createFrom().item(new SettlementOutcome.MessageReused()) : ownTurn.get();
    }

    /**
     * Waits for a copy of the future: the wait that ends cancels what it waits for, and must not cancel the others'.
     */
    private Uni<SettlementOutcome> await(Running other) {
        return Uni.createFrom()
                .completionStage(other.outcome().copy())
                .map(SettlementOutcome::asReplay)
                .ifNoItem()
                .after(configuration.inProgressWait())
                .recoverWithItem(new SettlementOutcome.InProgress());
    }

    /** Whether the message is being worked on here. */
    boolean contains(MessageKey key) {
        return running.containsKey(key);
    }
}
