package io.jishi.nhsa.table;

import io.jishi.platform.document.JsonWriter;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an output. Numbers have exactly the decimals of their field and may be negative; what was not set is zero,
 * or empty. A field that the table does not have or marks as ignored, and a value of another type, are faults of the
 * program and throw {@link IllegalArgumentException}.
 */
public final class OutputRow {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int RATE_DIGITS = 6;

    /** Texts of at least this length are for people and are cut; a shorter one is a code or a number and never is. */
    private static final int FREE_TEXT = 100;

    private final TableNode node;
    private final @Nullable String[] written;

    OutputRow(TableNode node) {
        this.node = node;
        this.written = new @Nullable String[node.fields().size()];
    }

    /** A text; null for none. */
    public OutputRow text(String field, @Nullable String value) {
        int most = type(field, FieldType.Kind.TEXT).length();
        if (value == null || value.codePointCount(0, value.length()) <= most) {
            return set(field, value);
        }
        if (most < FREE_TEXT) {
            throw new IllegalArgumentException("field " + field + " takes at most " + most + " characters");
        }
        return set(field, value.substring(0, value.offsetByCodePoints(0, most)));
    }

    /** A 0/1 flag. */
    public OutputRow flag(String field, boolean value) {
        return text(field, value ? "1" : "0");
    }

    /** An amount. */
    public OutputRow money(String field, Fen value) {
        return scaled(field, value.value(), 2);
    }

    /** A rate, rounded half up to the four decimals that are written; nothing is computed with it. */
    public OutputRow rate(String field, Rate value) {
        int decimals = type(field, FieldType.Kind.NUMBER).decimals();
        long step = 1;
        for (int i = decimals; i < RATE_DIGITS; i++) {
            step *= 10;
        }
        return scaled(field, (value.millionths() + step / 2) / step, decimals);
    }

    /** A price in millionths of a yuan. */
    public OutputRow price(String field, long millionths) {
        return scaled(field, millionths, 6);
    }

    /** A quantity in ten-thousandths. */
    public OutputRow quantity(String field, long tenThousandths) {
        return scaled(field, tenThousandths, 4);
    }

    /** A whole number, with as many zeros after the point as the field has decimals. */
    public OutputRow whole(String field, long value) {
        int decimals = type(field, FieldType.Kind.NUMBER).decimals();
        long scaled = value;
        for (int i = 0; i < decimals; i++) {
            scaled = Math.multiplyExact(scaled, 10);
        }
        return scaled(field, scaled, decimals);
    }

    /** A day; null for none. */
    public OutputRow date(String field, @Nullable LocalDate value) {
        type(field, FieldType.Kind.DATE);
        return set(field, value == null ? null : value.toString());
    }

    /** A time in China; null for none. */
    public OutputRow time(String field, @Nullable LocalDateTime value) {
        type(field, FieldType.Kind.TIME);
        return set(field, value == null ? null : TIME.format(value));
    }

    JsonWriter write(JsonWriter json) {
        List<Field> fields = node.fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String value = written[i];
            if (field.type().kind() == FieldType.Kind.NUMBER) {
                json.number(field.name(), value == null ? digits(0, field.type().decimals()) : value);
            } else {
                json.text(field.name(), value == null ? "" : value);
            }
        }
        return json;
    }

    private OutputRow scaled(String field, long value, int decimals) {
        if (type(field, FieldType.Kind.NUMBER).decimals() != decimals) {
            throw new IllegalArgumentException("field " + field + " has other decimals than " + decimals);
        }
        return set(field, digits(value, decimals));
    }

    /** A number of whole units and their decimals, without exponent, such as {@code -0.0500}. */
    private static String digits(long value, int decimals) {
        if (decimals == 0) {
            return Long.toString(value);
        }
        String magnitude = Long.toUnsignedString(Math.abs(value));
        String padded = "0".repeat(Math.max(0, decimals + 1 - magnitude.length())) + magnitude;
        int point = padded.length() - decimals;
        return (value < 0 ? "-" : "") + padded.substring(0, point) + "." + padded.substring(point);
    }

    private FieldType type(String field, FieldType.Kind kind) {
        Field declared = node.fields().get(node.place(field));
        if (declared.use() == Field.Use.IGNORED) {
            throw new IllegalArgumentException(
                    "field " + field + " of node " + node.name() + " is marked as ignored: mark it as used");
        }
        if (declared.type().kind() != kind) {
            throw new IllegalArgumentException("field " + field + " is written as another type than its own");
        }
        return declared.type();
    }

    private OutputRow set(String field, @Nullable String value) {
        written[node.place(field)] = value;
        return this;
    }
}
