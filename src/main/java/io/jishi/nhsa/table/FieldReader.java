package io.jishi.nhsa.table;

import io.jishi.nhsa.error.InterfaceError;
import io.jishi.platform.document.Node;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value by its field, leniently: numbers and texts stand for each other, blanks around a value do not count,
 * an empty text is no value, a day may have a time and a time may lack one. What does not fit is refused, never cut or
 * rounded.
 */
final class FieldReader {

    private static final DateTimeFormatter DAY = strict("uuuu-MM-dd");
    private static final DateTimeFormatter SHORT_DAY = strict("uuuuMMdd");
    private static final DateTimeFormatter TIME = strict("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTE = strict("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SHORT_TIME = strict("uuuuMMddHHmmss");
    private static final int NUMBER_MAXIMUM = 40;
    private static final int SCALE_MAXIMUM = 20;

    private final Dictionaries dictionaries;

    FieldReader(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** A value does not fit its field. */
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1;

        private final InterfaceError error;

        Unfit(InterfaceError error) {
            super(error.name(), null, false, false);
            this.error = error;
        }

        InterfaceError error() {
            return error;
        }
    }

    /**
     * The value: a {@link String}, a {@link Long} scaled by the decimals of the field, a {@link LocalDate}, a {@link
     * LocalDateTime} or the bytes; null if there is none.
     */
    @Nullable
    Object read(Field field, @Nullable Node node) throws Unfit {
        if (field.type().kind() == FieldType.Kind.BYTES) {
            return node == null ? null : bytes(node);
        }
        String text = text(field, node);
        if (text.isEmpty()) {
            return null;
        }
        return switch (field.type().kind()) {
            case TEXT -> checked(field, text);
            case NUMBER -> number(field.type(), text);
            case DATE -> time(text).toLocalDate();
            case TIME -> time(text);
            case BYTES -> throw new IllegalStateException("read above");
        };
    }

    /** What is dropped anyway may be an object: some clients send their extension so. */
    private static String text(Field field, @Nullable Node node) throws Unfit {
        if (node == null || node instanceof Node.Nothing) {
            return "";
        }
        if (node instanceof Node.Text text) {
            return text.value().strip();
        }
        if (node instanceof Node.Digits digits) {
            return digits.value();
        }
        if (node instanceof Node.Truth truth) {
            return truth.value() ? "1" : "0";
        }
        if (field.use() == Field.Use.IGNORED && field.type().kind() == FieldType.Kind.TEXT) {
            return "-";
        }
        throw new Unfit(InterfaceError.WRONG_FORM);
    }

    private String checked(Field field, String text) throws Unfit {
        if (text.codePointCount(0, text.length()) > field.type().length()) {
            throw new Unfit(InterfaceError.FIELD_TOO_LONG);
        }
        Field.CodeList codes = field.codes();
        if (codes != null
                && codes.closed()
                && dictionaries
                        .find(codes.name())
                        .filter(list -> list.has(text))
                        .isEmpty()) {
            throw new Unfit(InterfaceError.UNKNOWN_CODE);
        }
        return text;
    }

    private static Long number(FieldType type, String text) throws Unfit {
        BigDecimal value = decimal(text).stripTrailingZeros();
        if (value.scale() > type.decimals()) {
            throw new Unfit(InterfaceError.TOO_MANY_DECIMALS);
        }
        BigDecimal scaled = value.movePointRight(type.decimals());
        if (scaled.precision() - scaled.scale() > type.length()) {
            throw new Unfit(InterfaceError.FIELD_TOO_LONG);
        }
        return scaled.longValueExact();
    }

    private static BigDecimal decimal(String text) throws Unfit {
        try {
            BigDecimal value = text.length() > NUMBER_MAXIMUM ? null : new BigDecimal(text);
            if (value != null && Math.abs((long) value.scale()) <= SCALE_MAXIMUM) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Unfit(InterfaceError.NOT_A_NUMBER);
        }
        throw new Unfit(InterfaceError.FIELD_TOO_LONG);
    }

    private static LocalDateTime time(String text) throws Unfit {
        String plain = text.replace('T', ' ');
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        try {
            return switch (whole.length()) {
                case 8 -> LocalDate.parse(whole, SHORT_DAY).atStartOfDay();
                case 10 -> LocalDate.parse(whole, DAY).atStartOfDay();
                case 14 -> LocalDateTime.parse(whole, SHORT_TIME);
                case 16 -> LocalDateTime.parse(whole, MINUTE);
                default -> LocalDateTime.parse(whole, TIME);
            };
        } catch (DateTimeException e) {
            throw new Unfit(InterfaceError.NOT_A_DATE);
        }
    }

    /** Files come in base 64, or as a list of numbers, of which those above 127 may be written as negative ones. */
    private static byte @Nullable [] bytes(Node node) throws Unfit {
        if (node instanceof Node.Text text) {
            try {
                byte[] bytes = Base64.getMimeDecoder().decode(text.value());
                return bytes.length == 0 ? null : bytes;
            } catch (IllegalArgumentException e) {
                throw new Unfit(InterfaceError.WRONG_FORM);
            }
        }
        if (!(node instanceof Node.Items items)) {
            throw new Unfit(InterfaceError.WRONG_FORM);
        }
        List<Node> numbers = items.items();
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = one(numbers.get(i));
        }
        return bytes.length == 0 ? null : bytes;
    }

    private static byte one(Node node) throws Unfit {
        if (node instanceof Node.Digits digits && digits.value().length() <= 4) {
            try {
                int value = Integer.parseInt(digits.value());
                if (value >= Byte.MIN_VALUE && value <= 0xFF) {
                    return (byte) value;
                }
            } catch (NumberFormatException e) {
                throw new Unfit(InterfaceError.WRONG_FORM);
            }
        }
        throw new Unfit(InterfaceError.WRONG_FORM);
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
