package io.jishi.nhsa.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a field as the tables of the interface write it: {@code C30}, {@code N16,2}, {@code N10}, {@code D},
 * {@code DT}, and {@code B} for the bytes of a file.
 *
 * @param kind what it holds
 * @param length most characters of a text, most digits of a number; zero elsewhere
 * @param decimals how many of the digits stand after the point
 */
public record FieldType(Kind kind, int length, int decimals) {

    private static final Pattern FORM = Pattern.compile("([CN])([1-9][0-9]{0,4})(?:,([1-9]))?");

    /** What a field holds. */
    public enum Kind {
        /** Text (字符型). */
        TEXT,
        /** A number (数值型). */
        NUMBER,
        /** A day (日期型). */
        DATE,
        /** A day with a time, in China and without a zone (日期时间型). */
        TIME,
        /** The bytes of a file. */
        BYTES
    }

    /**
     * Reads the written form.
     *
     * @throws MalformedTable if it is none
     */
    static FieldType of(String written) throws MalformedTable {
        if (written.equals("D")) {
            return new FieldType(Kind.DATE, 0, 0);
        }
        if (written.equals("DT")) {
            return new FieldType(Kind.TIME, 0, 0);
        }
        if (written.equals("B")) {
            return new FieldType(Kind.BYTES, 0, 0);
        }
        Matcher form = FORM.matcher(written);
        if (!form.matches()) {
            throw new MalformedTable("no type: " + written);
        }
        int length = Integer.parseInt(form.group(2));
        int decimals = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        boolean text = form.group(1).equals("C");
        if (text ? decimals > 0 : length > 16 || decimals >= length) {
            throw new MalformedTable("no type: " + written);
        }
        return new FieldType(text ? Kind.TEXT : Kind.NUMBER, length, decimals);
    }

    /** The written form. */
    public String written() {
        return switch (kind) {
            case TEXT -> "C" + length;
            case NUMBER -> "N" + length + (decimals == 0 ? "" : "," + decimals);
            case DATE -> "D";
            case TIME -> "DT";
            case BYTES -> "B";
        };
    }
}
