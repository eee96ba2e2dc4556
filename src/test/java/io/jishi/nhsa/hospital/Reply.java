package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came back for a message.
 *
 * @param msgid id of the message; empty for a message without one
 * @param infno its transaction
 * @param status HTTP status; 0 if there was no reply
 * @param text body, or what went wrong
 * @param envelope the body as JSON; a missing node if it is none
 */
record Reply(String msgid, String infno, int status, String text, JsonNode envelope) {
    private static final int LONGEST = 400;
    private static final int OK = 200;

    static Reply of(String msgid, String infno, int status, String text) {
        return new Reply(msgid, infno, status, text, Json.read(text));
    }

    /** The three outcomes of the public clients. */
    Outcome outcome() {
        if (isFile()) {
            return Outcome.SUCCESS;
        }
        if (status != OK || !envelope.isObject() || !envelope.hasNonNull("infcode")) {
            return Outcome.UNKNOWN;
        }
        return envelope.path("infcode").asText().equals("0") ? Outcome.SUCCESS : Outcome.FAIL;
    }

    /** Whether the body is a ZIP file instead of an envelope: its bytes are the characters of the text. */
    boolean isFile() {
        return status == OK && text.startsWith("PK");
    }

    boolean succeeded() {
        return outcome() == Outcome.SUCCESS;
    }

    boolean refused() {
        return outcome() == Outcome.FAIL;
    }

    boolean unknown() {
        return outcome() == Outcome.UNKNOWN;
    }

    JsonNode output() {
        return envelope.path("output");
    }

    String error() {
        return envelope.path("err_msg").asText();
    }

    String warning() {
        return envelope.path("warn_msg").asText();
    }

    /** For an example in the report. */
    String summary() {
        String body = text.substring(0, Math.min(LONGEST, text.length()));
        return infno + " msgid " + msgid + " came back HTTP " + status + " " + body;
    }
}
