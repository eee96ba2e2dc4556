package io.jishi.settlement;

import io.jishi.settlement.model.MessageKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The messages that are being worked on in this instance. In progress is memory only: across instances the primary
 * key of the message table decides.
 */
@ApplicationScoped
class InProgress {

    private final ConcurrentHashMap<MessageKey, CompletableFuture<SettlementOutcome>> running =
            new ConcurrentHashMap<>();

    /**
     * Works on a message, unless it is being worked on: then waits for that, for a moment, and gives the same outcome.
     *
     * @return {@link SettlementOutcome.InProgress} if the other copy takes longer
     */
    Uni<SettlementOutcome> once(MessageKey key, Duration wait, Supplier<Uni<SettlementOutcome>> work) {
        CompletableFuture<SettlementOutcome> mine = new CompletableFuture<>();
        CompletableFuture<SettlementOutcome> other = running.putIfAbsent(key, mine);
        if (other != null) {
            // a copy of the future: the wait that ends cancels what it waits for, and must not cancel the others'
            return Uni.createFrom()
                    .completionStage(other.copy())
                    .map(SettlementOutcome::asReplay)
                    .ifNoItem()
                    .after(wait)
                    .recoverWithItem(new SettlementOutcome.InProgress());
        }
        Uni.createFrom()
                .deferred(work::get)
                .subscribe()
                .with(
                        outcome -> {
                            running.remove(key, mine);
                            mine.complete(outcome);
                        },
                        failure -> {
                            running.remove(key, mine);
                            mine.completeExceptionally(failure);
                        });
        return Uni.createFrom().completionStage(mine.copy());
    }

    /** Whether the message is being worked on here. */
    boolean contains(MessageKey key) {
        return running.containsKey(key);
    }
}
