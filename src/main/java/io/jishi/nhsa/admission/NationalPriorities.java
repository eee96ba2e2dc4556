package io.jishi.nhsa.admission;

import io.jishi.nhsa.table.FieldTables;
import io.jishi.platform.admission.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The class of a message: by its path, or on the single path by its transaction number. That number is looked for at
 * the very beginning of the body, where every published client writes it, without parsing anything: as the first
 * member it is the number that the message is read with later, since a member that comes twice is refused. Elsewhere
 * it is not looked for, and the message stands with settling.
 */
@ApplicationScoped
public class NationalPriorities {

    /** What ends an uncertainty: reversals, cancellations and the query about a settlement. */
    private static final Pattern OUTCOME = Pattern.compile("2601|2208|2305|5203");

    private static final Pattern SETTLE = Pattern.compile("220[123457]A?|230[124]|24..");
    private static final Pattern PRESETTLE = Pattern.compile("2206A?|2303");

    /** Sums, comparisons and files: they have workers, connections and deadlines of their own, and are long. */
    private static final Pattern LONG = Pattern.compile("320[12]|910[12]");

    private static final byte[] MEMBER = "\"infno\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 5;

    private final FieldTables tables;

    /** With the paths of the transactions. */
    public NationalPriorities(FieldTables tables) {
        this.tables = tables;
    }

    /**
     * How a message is treated.
     *
     * @param priority its class
     * @param measured whether the limit of the class learns from it
     */
    public record Treatment(Priority priority, boolean measured) {}

    /** At the door, where the single path tells nothing and only what no class would take is refused. */
    Priority atTheDoor(String path) {
        return path.isEmpty() ? Priority.OUTCOME : of(path, new byte[0]).priority();
    }

    /**
     * Of a message that has arrived.
     *
     * @param path below {@code /fsi/api/}; empty for the single path
     */
    public Treatment of(String path, byte[] body) {
        String number =
                path.isEmpty() ? firstMember(body) : tables.numberOf(path).orElse("");
        if (number.isEmpty()) {
            return new Treatment(path.isEmpty() ? Priority.SETTLE : Priority.READ, true);
        }
        return new Treatment(ofNumber(number), !LONG.matcher(number).matches());
    }

    private static Priority ofNumber(String number) {
        if (OUTCOME.matcher(number).matches()) {
            return Priority.OUTCOME;
        }
        if (SETTLE.matcher(number).matches()) {
            return Priority.SETTLE;
        }
        return PRESETTLE.matcher(number).matches() ? Priority.PRESETTLE : Priority.READ;
    }

    /** The transaction number, if it is the first member of an object; otherwise empty. */
    static String firstMember(byte[] body) {
        int at = after(body, skipped(body, 0), '{');
        at = afterMember(body, skipped(body, at));
        at = after(body, skipped(body, at), ':');
        int start = after(body, skipped(body, at), '"');
        if (start < 0) {
            return "";
        }
        int end = start;
        while (end < body.length && end - start <= LONGEST_NUMBER && body[end] != '"') {
            end++;
        }
        boolean ended = end < body.length && body[end] == '"';
        return ended ? new String(body, start, end - start, StandardCharsets.ISO_8859_1) : "";
    }

    private static int skipped(byte[] body, int from) {
        int at = from;
        while (at >= 0 && at < body.length && (body[at] == ' ' || (body[at] >= '\t' && body[at] <= '\r'))) {
            at++;
        }
        return at;
    }

    private static int after(byte[] body, int at, char expected) {
        return at >= 0 && at < body.length && body[at] == expected ? at + 1 : -1;
    }

    private static int afterMember(byte[] body, int at) {
        if (at < 0 || at + MEMBER.length > body.length) {
            return -1;
        }
        for (int i = 0; i < MEMBER.length; i++) {
            if (body[at + i] != MEMBER[i]) {
                return -1;
            }
        }
        return at + MEMBER.length;
    }
}
