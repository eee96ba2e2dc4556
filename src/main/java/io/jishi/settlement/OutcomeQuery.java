package io.jishi.settlement;

import io.jishi.policy.PolicyBook;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.reason.Unconfirmed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message. Always answers, on connections of its own. {@code NOT_SEEN} promises nothing: the
 * message may still be on its way, unless it is reversed.
 */
@ApplicationScoped
public class OutcomeQuery {

    private final SettlementDirectory settlements;
    private final InProgress inProgress;
    private final PolicyBook book;
    private final Confirmation confirmation;

    OutcomeQuery(SettlementDirectory settlements, InProgress inProgress, PolicyBook book, Confirmation confirmation) {
        this.settlements = settlements;
        this.inProgress = inProgress;
        this.book = book;
        this.confirmation = confirmation;
    }

    /** What became of a message. */
    public enum State {
        /** It made a bill or a supplement that stands. */
        SETTLED,
        /** It undid another row, which nothing has undone since. */
        CANCELLED,
        /** It made a row that has been undone since. */
        UNDONE,
        /** It was refused for a business reason. */
        REJECTED,
        /** It was for a visit that had its bill already. */
        ALIAS,
        /** It was reversed before it arrived. */
        REVERSED,
        /** It changed a visit, or there was nothing to reverse. */
        DONE,
        /** It is being worked on, or its commit is not confirmed yet. */
        IN_PROGRESS,
        /** It is not known. */
        NOT_SEEN
    }

    /**
     * The answer.
     *
     * @param state what became of it
     * @param message as it is stored; null if it is not
     * @param undoneBy the row that undid its bill; null if none did
     */
    public record Outcome(
            State state,
            @Nullable StoredMessage message,
            @Nullable String undoneBy) {}

    /**
     * Asks for one message.
     *
     * @param asked its key; a county stands for its pooling region, as in the request that it was sent with
     */
    public Uni<Outcome> outcomeOf(MessageKey asked) {
        String region = book.poolingRegionOf(asked.region()).orElse(asked.region());
        MessageKey key = new MessageKey(region, asked.providerCode(), asked.transaction(), asked.messageId());
        boolean running = inProgress.contains(key);
        return settlements
                .message(key)
                .chain(found -> found.map(message -> confirmation
                                .soonOf(outcome(message))
                                .onFailure(Unconfirmed.class)
                                .recoverWithItem(new Outcome(State.IN_PROGRESS, null, null)))
                        .orElseGet(() -> Uni.createFrom()
                                .item(new Outcome(running ? State.IN_PROGRESS : State.NOT_SEEN, null, null))));
    }

    private Uni<Outcome> outcome(StoredMessage message) {
        if (message.kind() == StoredMessage.Kind.TOMBSTONE) {
            return Uni.createFrom().item(new Outcome(State.REVERSED, message, null));
        }
        if (message.kind() == StoredMessage.Kind.ALIAS) {
            return Uni.createFrom().item(new Outcome(State.ALIAS, message, null));
        }
        String settlementId = message.settlementId();
        if (message.reason() == null && settlementId == null) {
            return Uni.createFrom().item(new Outcome(State.DONE, message, null));
        }
        if (message.reason() != null || settlementId == null) {
            return Uni.createFrom().item(new Outcome(State.REJECTED, message, null));
        }
        return settlements
                .find(message.key().region(), settlementId)
                .map(found -> of(message, found.orElseThrow().settlement()));
    }

    private static Outcome of(StoredMessage message, Settlement row) {
        if (row.undoneBy() != null) {
            return new Outcome(State.UNDONE, message, row.undoneBy());
        }
        return new Outcome(row.undoes() ? State.CANCELLED : State.SETTLED, message, null);
    }
}
