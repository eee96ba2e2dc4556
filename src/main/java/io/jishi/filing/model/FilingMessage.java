package io.jishi.filing.model;

import java.util.Objects;

/**
 * The message that made a filing: what a repeat is compared with, and what it is answered.
 *
 * @param messageId the caller's key
 * @param fingerprint of the business fields, hexadecimal
 * @param answer the bytes that were answered; shared and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // messages are never compared; the bytes are the product
public record FilingMessage(String messageId, String fingerprint, byte[] answer) {

    /** Refuses a message without an answer. */
    public FilingMessage {
        Objects.requireNonNull(answer, "answer");
    }
}
