package io.jishi.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A way in which a client journal and the database contradict each other.
 *
 * @param name what is wrong, in words
 * @param of what a line must have been told to be taken
 * @param line makes other lines of a line, or leaves it
 * @param statement breaks the database; {@code :message} is the message and {@code :row} the row of the line; empty for
 *     none
 */
record JournalMutation(String name, String of, Function<String, List<String>> line, String statement) {

    private static final String OTHER_ROW = "Z".repeat(28);

    /**
     * One that was applied.
     *
     * @param victim the message that must be named
     */
    record Broken(String victim, List<String> journal, List<String> statements) {}

    Broken breaking(List<String> journal) {
        int place = 0;
        while (!journal.get(place).contains("\"told\":\"" + of + "\"")) {
            place++;
        }
        String taken = journal.get(place);
        List<String> lines = new ArrayList<>(journal);
        lines.remove(place);
        lines.addAll(place, line.apply(taken));
        String message = member(taken, "messageId");
        String row = member(taken, "settlementId");
        String filled = statement.replace(":message", "'" + message + "'").replace(":row", "'" + row + "'");
        return new Broken(message, lines, filled.isEmpty() ? List.of() : List.of(filled));
    }

    private static String member(String line, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String with(String line, String name, String value) {
        return line.replaceAll("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":\"" + value + "\"");
    }

    private static JournalMutation told(String name, String of, Function<String, List<String>> line) {
        return new JournalMutation(name, of, line, "");
    }

    private static JournalMutation stored(String name, String of, String statement) {
        return new JournalMutation(name, of, List::of, statement);
    }

    static List<JournalMutation> all() {
        return Stream.concat(inDatabase().stream(), inJournal().stream()).toList();
    }

    private static List<JournalMutation> inDatabase() {
        String message = " where message_id = :message";
        String bill = "(select min(settlement_id) from settlement where kind = 'SETTLEMENT')";
        String noRow = "delete from settlement where settlement_id = :row";
        return List.of(
                stored(
                        "a told bill has another answer",
                        "SETTLED",
                        "update message set answer = answer || '\\x20'::bytea" + message),
                stored("the message of a told bill is gone", "SETTLED", "delete from message" + message),
                stored("a told bill is gone", "SETTLED", noRow),
                stored("a told cancellation is gone", "CANCELLED", noRow),
                stored("what was told to undo is gone", "REVERSED", noRow),
                stored("a told refusal is none", "REJECTED", "update message set reason = null" + message),
                stored(
                        "a told refusal has another answer",
                        "REJECTED",
                        "update message set answer = '{}'::bytea" + message),
                stored(
                        "a told refusal has made a bill",
                        "REJECTED",
                        "update message set settlement_id = " + bill + message),
                stored(
                        "a told alias is of another bill",
                        "ALIAS",
                        "update message set settlement_id = " + bill + message));
    }

    private static List<JournalMutation> inJournal() {
        Function<String, List<String>> otherRow = line -> List.of(with(line, "settlementId", OTHER_ROW));
        return List.of(
                told("another row was told", "SETTLED", otherRow),
                told("another cancellation was told", "CANCELLED", otherRow),
                told("another undoing row was told", "REVERSED", otherRow),
                told("another bill was told to an alias", "ALIAS", otherRow),
                told(
                        "a bill was told to be a cancellation",
                        "SETTLED",
                        line -> List.of(with(line, "told", "CANCELLED"))),
                told(
                        "a message was told two outcomes",
                        "REJECTED",
                        line -> List.of(line, with(line, "told", "NOTHING"))),
                told(
                        "a bill was told to be nothing",
                        "SETTLED",
                        line -> List.of(line.substring(0, line.indexOf(",\"told\"")) + ",\"told\":\"NOTHING\"}")),
                told(
                        "an unknown was never found out",
                        "SETTLED",
                        line -> List.of(line, with(line, "told", "UNKNOWN"))));
    }

    @Override
    public String toString() {
        return "I-5 " + name;
    }
}
