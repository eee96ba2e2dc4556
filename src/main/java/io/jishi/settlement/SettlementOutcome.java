package io.jishi.settlement;

import io.jishi.settlement.model.Answer;
import java.util.function.Function;

/** What a caller of {@link SettleVisit} or {@link CancelSettlement} is told. */
public sealed interface SettlementOutcome {

    /**
     * The message has its answer, now or long ago.
     *
     * @param answer the stored bytes
     * @param replayed whether the message had been answered before
     */
    record Answered(Answer answer, boolean replayed) implements SettlementOutcome {}

    /** The message id was used for other content; nothing was done. */
    record MessageReused() implements SettlementOutcome {}

    /** Another copy of the message is being worked on. */
    record InProgress() implements SettlementOutcome {}

    /**
     * The request cannot be worked on as it is; nothing was stored.
     *
     * @param fault what contradicts what
     */
    record Refused(RequestFault fault) implements SettlementOutcome {}

    /** The same outcome for a second copy of the message. */
    default SettlementOutcome asReplay() {
        return this instanceof Answered answered ? new Answered(answered.answer(), true) : this;
    }

    /** One of four functions, by what this is. */
    default <T> T fold(
            Function<Answered, T> answered,
            Function<MessageReused, T> reused,
            Function<InProgress, T> inProgress,
            Function<Refused, T> refused) {
        if (this instanceof Answered item) {
            return answered.apply(item);
        }
        if (this instanceof MessageReused item) {
            return reused.apply(item);
        }
        if (this instanceof InProgress item) {
            return inProgress.apply(item);
        }
        return refused.apply((Refused) this);
    }
}
