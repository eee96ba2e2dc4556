package io.jishi.settlement.filing;

import io.jishi.settlement.RequestFault;
import io.jishi.shared.reason.Reason;
import java.util.function.Function;

/** What becomes of a request to file. */
public sealed interface FilingOutcome {

    /**
     * The filing is on record, by this message or by an earlier copy of it.
     *
     * @param filingId its id
     * @param answer the stored bytes; shared and never changed
     * @param replayed whether an earlier copy made it
     */
    @SuppressWarnings("ArrayRecordComponent") // outcomes are never compared
    record Filed(String filingId, byte[] answer, boolean replayed) implements FilingOutcome {}

    /** The message id was used for other content; nothing was done. */
    record MessageReused() implements FilingOutcome {}

    /**
     * Refused for a business reason; nothing was stored, so that the same message may be sent again.
     *
     * @param reason why
     */
    record Rejected(Reason reason) implements FilingOutcome {}

    /**
     * The request cannot be worked on as it is; nothing was stored.
     *
     * @param fault what contradicts what
     */
    record Refused(RequestFault fault) implements FilingOutcome {}

    /** One of four functions, by what this is. */
    default <T> T fold(
            Function<Filed, T> filed,
            Function<MessageReused, T> reused,
            Function<Rejected, T> rejected,
            Function<Refused, T> refused) {
        if (this instanceof Filed item) {
            return filed.apply(item);
        }
        if (this instanceof MessageReused item) {
            return reused.apply(item);
        }
        if (this instanceof Rejected item) {
            return rejected.apply(item);
        }
        return refused.apply((Refused) this);
    }
}
