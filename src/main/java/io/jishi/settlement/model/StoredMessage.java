package io.jishi.settlement.model;

import io.jishi.shared.reason.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the message table.
 *
 * @param key its key
 * @param kind what it is
 * @param fingerprint SHA-256 of the business fields in hexadecimal; null on a tombstone
 * @param answer the stored answer
 * @param reason the business refusal, if it was one
 * @param needsReview whether a human must look
 * @param settlementId the bill that it made, undid or is an alias of; null if there is none
 * @param visitId the visit that it opened or changed; null for what is about bills
 * @param receivedAt when it was first worked on
 */
public record StoredMessage(
        MessageKey key,
        Kind kind,
        @Nullable String fingerprint,
        Answer answer,
        @Nullable Reason reason,
        boolean needsReview,
        @Nullable String settlementId,
        @Nullable String visitId,
        Instant receivedAt) {

    /** A message that is about bills. */
    public StoredMessage(
            MessageKey key,
            Kind kind,
            @Nullable String fingerprint,
            Answer answer,
            @Nullable Reason reason,
            boolean needsReview,
            @Nullable String settlementId,
            Instant receivedAt) {
        this(key, kind, fingerprint, answer, reason, needsReview, settlementId, null, receivedAt);
    }

    /** A message that changes a visit; its answer is written from the visit each time it is asked for. */
    public static StoredMessage ofVisit(MessageKey key, String fingerprint, String visitId, Instant receivedAt) {
        return new StoredMessage(key, Kind.ORIGINAL, fingerprint, Answer.NONE, null, false, null, visitId, receivedAt);
    }

    /** Kinds of messages (ADR-1). */
    public enum Kind {
        /** It did what it asked for, or was refused for a business reason. */
        ORIGINAL,
        /** Another message for a visit that is settled already, with the same content. */
        ALIAS,
        /** A reversal of a message that was never seen. */
        TOMBSTONE
    }
}
