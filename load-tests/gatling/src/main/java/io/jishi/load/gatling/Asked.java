package io.jishi.load.gatling;

import io.jishi.load.core.Settle1;
import io.jishi.load.core.Settle1Bills.Bill;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One request of the mix, and what its answer must be.
 *
 * @param kind what it asks for
 * @param path where
 * @param message its idempotency key
 * @param bill what it is, or is about
 * @param earlier the bill that was made before; null for a new one and for a preview
 */
record Asked(Kind kind, String path, String message, Bill bill, Made earlier) {

    private static final int DONE = 200;

    /** A bill under another key for a visit that has one; the answer names that one. */
    private static final String SETTLED_ALREADY = "\"code\":2009";

    /** What is to be cancelled is not the newest bill of the person. */
    private static final String LATER_BILL = "\"code\":3002";

    /** What hospitals ask for. */
    enum Kind {
        PRE_SETTLE("pre-settle"),
        SETTLE("settle"),
        CANCEL("cancel"),
        REVERSE("reverse"),
        REPLAY("replay"),
        RETRY("retry under a new key");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * A bill that was made.
     *
     * @param bill what was sent
     * @param answer the bytes that were answered
     * @param settlement its id
     */
    record Made(Bill bill, byte[] answer, String settlement) {}

    String body() {
        return switch (kind) {
            case CANCEL -> "";
            case REVERSE ->
                "{\"transaction\":\"SETTLE\",\"messageId\":\"" + bill.message() + "\",\"personId\":\""
                        + Settle1.personId(bill.person()) + "\"}";
            default -> bill.body();
        };
    }

    /** What is wrong with an answer; null if nothing is. */
    String wrong(int status, byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        boolean done = status == DONE;
        boolean right = switch (kind) {
            case PRE_SETTLE -> done && text.contains("\"amounts\"");
            case SETTLE -> done && settlement(text) != null;
            case REPLAY -> done && Arrays.equals(answer, earlier.answer());
            case RETRY -> text.contains(SETTLED_ALREADY) && earlier.settlement().equals(settlement(text));
            case CANCEL -> done && settlement(text) != null || text.contains(LATER_BILL);
            case REVERSE -> done && settlement(text) != null;
        };
        return right ? null : "status " + status + ": " + text;
    }

    /** The name under which an answer that is right counts: a cancellation may be refused, and nothing is undone then. */
    String countsAs(int status) {
        return status == DONE || kind == Kind.RETRY ? kind.name() : kind + "_REFUSED";
    }

    /** The settlement that an answer names; null if it names none. */
    static String settlement(String text) {
        String name = "\"settlementId\":\"";
        int at = text.indexOf(name);
        return at < 0 ? null : text.substring(at + name.length(), text.indexOf('"', at + name.length()));
    }
}
