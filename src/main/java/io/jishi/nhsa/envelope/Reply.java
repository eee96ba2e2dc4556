package io.jishi.nhsa.envelope;

import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.nhsa.table.Output;
import io.jishi.shared.reason.Reason;
import java.nio.charset.StandardCharsets;

/**
 * What a message is answered, before it is put into an envelope.
 *
 * @param status the HTTP status: 200 for everything that is definite
 * @param code 0 for success, -1 for everything else
 * @param error why not, with its number in brackets; empty on success
 * @param warning what a success is told besides; empty if nothing
 * @param output the value of {@code output} in UTF-8; shared and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // replies are never compared; the bytes are the product
public record Reply(int status, int code, String error, String warning, byte[] output) {

    private static final int OK = 200;
    private static final int FAILED = -1;
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    /** Success with an output. */
    public static Reply of(Output output) {
        return stored(output.toBytes(), "");
    }

    /** Success of a transaction that has no output. */
    public static Reply done() {
        return stored(NOTHING, "");
    }

    /**
     * Success with an output that was written before.
     *
     * @param warning empty if there is none
     */
    public static Reply stored(byte[] output, String warning) {
        return new Reply(OK, 0, "", warning, output);
    }

    /** The same success with a warning, such as {@code [2009] …}. */
    public Reply warning(String text) {
        return new Reply(status, code, error, text, output);
    }

    /** A business refusal. */
    public static Reply refused(Reason reason) {
        return new Reply(OK, FAILED, numbered(reason.number(), reason.chinese()), "", NOTHING);
    }

    /** A business refusal with more words in Chinese; never a person's data. */
    public static Reply refused(Reason reason, String detail) {
        return new Reply(OK, FAILED, numbered(reason.number(), reason.chinese() + " " + detail), "", NOTHING);
    }

    /** A refusal with a number and a sentence of its own. */
    public static Reply failed(int number, String sentence) {
        return new Reply(OK, FAILED, numbered(number, sentence), "", NOTHING);
    }

    /** A fault of the message, or of ours. */
    public static Reply refused(InterfaceError error) {
        return refused(InterfaceRefusal.of(error));
    }

    /** A fault of the message with what it is about. */
    public static Reply refused(InterfaceRefusal refusal) {
        InterfaceError error = refusal.error();
        return new Reply(error.status(), FAILED, numbered(error.number(), refusal.sentence()), "", NOTHING);
    }

    /** A number in brackets before its sentence. */
    public static String numbered(int number, String sentence) {
        return "[" + number + "] " + sentence;
    }
}
