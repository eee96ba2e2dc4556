package io.jishi.verification;

import io.jishi.settlement.model.MessageKey;
import org.jspecify.annotations.Nullable;

/**
 * A line of a client journal: what a client was told of a message of its own.
 *
 * @param place file and number of the line
 * @param key the message
 * @param told what it was told
 * @param settlementId the row that was named; null if none was
 * @param answerSha256 of the body, in hexadecimal, if the body was a stored answer; null otherwise
 * @param visit number of the visit; null if the client did not write it
 */
public record JournalLine(
        String place,
        MessageKey key,
        Told told,
        @Nullable String settlementId,
        @Nullable String answerSha256,
        @Nullable String visit) {

    /** What a client can be told. */
    public enum Told {
        /** A bill or a supplement was made. */
        SETTLED,
        /** A row was cancelled. */
        CANCELLED,
        /** What the message did was undone. */
        REVERSED,
        /** It was refused for a business reason. */
        REJECTED,
        /** The visit had its bill already. */
        ALIAS,
        /** Nothing was heard; the client must find out. */
        UNKNOWN,
        /** It never did anything, and never will. */
        NOTHING
    }

    /** For a finding. */
    public String row() {
        return "message " + key.providerCode() + " " + key.transaction() + " " + key.messageId();
    }
}
