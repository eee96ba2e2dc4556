package io.jishi.settlement.model;

import java.util.Objects;

/**
 * The answer of a message, as it is stored and replayed. The array is shared and never changed.
 *
 * @param status HTTP status
 * @param body the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // answers are never compared; the bytes are the product
public record Answer(int status, byte[] body) {

    /** Of a message whose answer is not stored. */
    public static final Answer NONE = new Answer(200, new byte[0]);

    /** Refuses an answer without bytes. */
    public Answer {
        Objects.requireNonNull(body, "body");
    }
}
