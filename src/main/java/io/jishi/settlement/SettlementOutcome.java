package io.jishi.settlement;

import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitResult;
import io.jishi.shared.reason.Reason;
import org.jspecify.annotations.Nullable;

/** What a caller of {@link SettleVisit} or {@link CancelSettlement} is told. */
public sealed interface SettlementOutcome {

    /**
     * The message has its answer, now or long ago.
     *
     * @param message as it is stored
     * @param replayed whether the message had been answered before
     */
    record Answered(StoredMessage message, boolean replayed) implements SettlementOutcome {

        /** The stored bytes. */
        public Answer answer() {
            return message.answer();
        }
    }

    /**
     * A visit is as the message wants it.
     *
     * @param result the visit, and its lines that the message is about
     * @param replayed whether it was so before
     */
    record VisitChanged(VisitResult result, boolean replayed) implements SettlementOutcome {}

    /**
     * Refused for a reason that may pass; nothing was stored.
     *
     * @param reason why
     * @param settlementId the bill that stands in the way; null if none does
     */
    record Declined(Reason reason, @Nullable String settlementId) implements SettlementOutcome {}

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
        if (this instanceof Answered answered) {
            return new Answered(answered.message(), true);
        }
        return this instanceof VisitChanged changed ? new VisitChanged(changed.result(), true) : this;
    }

    /** What is done with each outcome. */
    interface Cases<T> {

        /** The message has its answer. */
        T answered(Answered outcome);

        /** A visit is as the message wants it. */
        T visitChanged(VisitChanged outcome);

        /** Refused for a reason that may pass. */
        T declined(Declined outcome);

        /** The message id was used for other content. */
        T messageReused();

        /** Another copy is being worked on. */
        T inProgress();

        /** The request cannot be worked on. */
        T refused(RequestFault fault);
    }

    /** One of the cases, by what this is. */
    default <T> T fold(Cases<T> cases) {
        if (this instanceof Answered outcome) {
            return cases.answered(outcome);
        }
        if (this instanceof VisitChanged outcome) {
            return cases.visitChanged(outcome);
        }
        if (this instanceof Declined outcome) {
            return cases.declined(outcome);
        }
        if (this instanceof Refused outcome) {
            return cases.refused(outcome.fault());
        }
        return this instanceof MessageReused ? cases.messageReused() : cases.inProgress();
    }
}
