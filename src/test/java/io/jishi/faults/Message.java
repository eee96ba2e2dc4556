package io.jishi.faults;

import io.jishi.support.DemoProvider;
import java.nio.charset.StandardCharsets;

/**
 * A message of a hospital, which is sent again as it is until its fate is known.
 *
 * @param provider the hospital
 * @param transaction SETTLE, CANCEL or REVERSE
 * @param messageId its key
 * @param path where it is posted to
 * @param body JSON; empty for a cancellation
 * @param person the patient
 * @param visit the hospital's number of the visit
 * @param about of a reversal, the key of the message that it is about; else empty
 */
record Message(
        DemoProvider provider,
        String transaction,
        String messageId,
        String path,
        String body,
        String person,
        String visit,
        String about) {

    static final String SETTLE = "SETTLE";
    static final String CANCEL = "CANCEL";
    static final String REVERSE = "REVERSE";
    static final String REGION = "141000";

    /** A bill of a stay. */
    static Message settlement(DemoProvider provider, String messageId, String body, String person, String visit) {
        return new Message(provider, SETTLE, messageId, "/v1/settlements", body, person, visit, "");
    }

    /** The same bill under another key, as a system sends it that has forgotten the first one. */
    Message underAnotherKey(String other) {
        return new Message(provider, transaction, other, path, body, person, visit, about);
    }

    /** The cancellation of the bill that this message has made. */
    Message cancellation(String key, String settlementId) {
        String cancelling = "/v1/settlements/" + settlementId + "/cancellation";
        return new Message(provider, CANCEL, key, cancelling, "", person, visit, "");
    }

    /** The reversal of this message. */
    Message reversal(String key) {
        String reversing = "{\"transaction\":\"" + transaction + "\",\"messageId\":\"" + messageId
                + "\",\"personId\":\"" + person + "\"}";
        return new Message(provider, REVERSE, key, "/v1/reversals", reversing, person, visit, messageId);
    }

    /** The address of its outcome. */
    String outcomePath() {
        return "/v1/outcomes/" + REGION + "/" + provider.code() + "/" + transaction + "/" + messageId;
    }

    /** What tells it from every other message. */
    String name() {
        return nameOf(provider.code(), transaction, messageId);
    }

    /** Without the key of the hospital. */
    @Override
    public String toString() {
        return name();
    }

    static String nameOf(String provider, String transaction, String messageId) {
        return provider + " " + transaction + " " + messageId;
    }

    /** As it goes over the wire. */
    byte[] request() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Api-Key: "
                + provider.apiKey() + "\r\nIdempotency-Key: " + messageId + "\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + content.length + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + content.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        return all;
    }

    /** The question for its outcome. */
    byte[] question() {
        return get(outcomePath(), provider.apiKey());
    }

    /** A GET. */
    static byte[] get(String path, String apiKey) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Api-Key: " + apiKey
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
