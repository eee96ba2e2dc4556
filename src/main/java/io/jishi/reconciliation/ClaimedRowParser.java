package io.jishi.reconciliation;

import io.jishi.reconciliation.model.ClaimedRow;
import io.jishi.reconciliation.model.ReconciliationFault.Code;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.shared.money.Fen;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line: settlement, visit, person, total, fund total, personal account, refund flag and, if it is there, an
 * extension that is not read; separated by tabs, an absent value being the word {@code null} or nothing.
 */
final class ClaimedRowParser {

    private static final int COLUMNS = 7;
    private static final String ABSENT = "null";
    private static final Pattern ID = Pattern.compile("[!-~]{1,30}");
    private static final Pattern AMOUNT = Pattern.compile("(-?)([0-9]{1,14})(?:\\.([0-9]{1,2})0*)?");

    private final String region;

    /** For the rows of one clearing region. */
    ClaimedRowParser(String region) {
        this.region = region;
    }

    /** The row of a line; throws {@link FaultyFile} if it is none, or is one of another region. */
    ClaimedRow parse(String text, long line) {
        String[] columns = text.split("\t", -1);
        if (columns.length != COLUMNS && columns.length != COLUMNS + 1) {
            throw malformed(line, COLUMNS + " or " + (COLUMNS + 1) + " columns, not " + columns.length);
        }
        String settlementId = id(columns[0], line, "settlement");
        String personId = id(columns[2], line, "person");
        ofRegion(settlementId, line);
        ofRegion(personId, line);
        return new ClaimedRow(
                line,
                settlementId,
                id(columns[1], line, "visit"),
                personId,
                ClaimedRow.amounts(
                        required(columns[3], line, "total"),
                        required(columns[4], line, "fund total"),
                        optional(columns[5], line, "personal account")),
                flag(columns[6], line));
    }

    /** An id that is none of ours has no region: it is somebody's own, and will not be found. */
    private void ofRegion(String id, long line) {
        if (TimeOrderedId.isWellFormed(id) && !TimeOrderedId.regionOf(id).equals(region)) {
            throw FaultyFile.at(line, Code.ROW_FOREIGN, "the row belongs to another clearing region");
        }
    }

    private static String id(String text, long line, String column) {
        if (text.equals(ABSENT) || !ID.matcher(text).matches()) {
            throw malformed(line, "the " + column + " has 1 to 30 printable characters of ASCII");
        }
        return text;
    }

    private static Fen required(String text, long line, String column) {
        Fen amount = amount(text, line, column);
        if (amount == null) {
            throw malformed(line, "the " + column + " is missing");
        }
        return amount;
    }

    private static Fen optional(String text, long line, String column) {
        Fen amount = amount(text, line, column);
        return amount == null ? Fen.ZERO : amount;
    }

    private static @Nullable Fen amount(String text, long line, String column) {
        if (text.isEmpty() || text.equals(ABSENT)) {
            return null;
        }
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw malformed(line, "the " + column + " is no amount in yuan with two decimals");
        }
        String cents = matcher.group(3) == null ? "00" : (matcher.group(3) + "0").substring(0, 2);
        long value = Long.parseLong(matcher.group(2) + cents);
        if (value > Fen.MAXIMUM.value()) {
            throw malformed(line, "the " + column + " is above " + Fen.MAXIMUM);
        }
        return Fen.of(matcher.group(1).isEmpty() ? value : -value);
    }

    /** One digit or three; an absent flag is no refund. */
    private static boolean flag(String text, long line) {
        return switch (text) {
            case "1", "001" -> true;
            case "0", "000", "", ABSENT -> false;
            default -> throw malformed(line, "the refund flag is 0 or 1");
        };
    }

    private static FaultyFile malformed(long line, String detail) {
        return FaultyFile.at(line, Code.LINE_MALFORMED, detail);
    }
}
