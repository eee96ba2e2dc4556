package io.jishi.verification;

import io.jishi.shared.money.Fen;
import java.nio.charset.StandardCharsets;

/** A text that can be written in one way only, read from its beginning to its end. */
final class CanonicalText {

    /** Eighteen digits fit a {@code long}. */
    private static final int DIGITS_MAXIMUM = 18;

    private final byte[] bytes;
    private int position;

    CanonicalText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Passes over these ASCII characters. */
    void expect(String expected) {
        if (!accepts(expected)) {
            throw new IllegalArgumentException("byte " + position + " is not where " + expected + " is written");
        }
    }

    /** Passes over these ASCII characters if they are there. */
    boolean accepts(String expected) {
        int length = expected.length();
        if (bytes.length - position < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[position + i] != expected.charAt(i)) {
                return false;
            }
        }
        position += length;
        return true;
    }

    void expectEnd() {
        if (position != bytes.length) {
            throw new IllegalArgumentException("something follows at byte " + position);
        }
    }

    /** A string in quotation marks. */
    String string() {
        expect("\"");
        int start = position;
        while (position < bytes.length && bytes[position] != '"') {
            if (bytes[position] == '\\') {
                return escaped(start);
            }
            position++;
        }
        String found = new String(bytes, start, position - start, StandardCharsets.UTF_8);
        expect("\"");
        return found;
    }

    /** The rare string with a quotation mark, a backslash or a control character in it. */
    private String escaped(int start) {
        StringBuilder found = new StringBuilder(new String(bytes, start, position - start, StandardCharsets.UTF_8));
        while (position < bytes.length && bytes[position] != '"') {
            if (bytes[position] == '\\') {
                position++;
                found.append(escape());
            } else {
                int plain = position;
                while (position < bytes.length && bytes[position] != '"' && bytes[position] != '\\') {
                    position++;
                }
                found.append(new String(bytes, plain, position - plain, StandardCharsets.UTF_8));
            }
        }
        expect("\"");
        return found.toString();
    }

    private char escape() {
        char kind = (char) (position < bytes.length ? bytes[position++] : 0);
        return switch (kind) {
            case '"', '\\' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                String digits =
                        new String(bytes, position, Math.min(4, bytes.length - position), StandardCharsets.US_ASCII);
                position += digits.length();
                yield (char) Integer.parseInt(digits, 16);
            }
            default -> throw new IllegalArgumentException("byte " + position + " escapes nothing");
        };
    }

    /** A whole number. */
    int count() {
        boolean negative = accepts("-");
        int count = Math.toIntExact(digits());
        return negative ? -count : count;
    }

    /** An amount in yuan with two digits after the point. */
    Fen money() {
        boolean negative = accepts("-");
        long yuan = digits();
        expect(".");
        int cents = position;
        long fen = Math.addExact(Math.multiplyExact(yuan, 100), digits(false));
        if (position - cents != 2 || (negative && fen == 0)) {
            throw new IllegalArgumentException("byte " + cents + " is not where two digits are written");
        }
        return Fen.of(negative ? -fen : fen);
    }

    private long digits() {
        return digits(true);
    }

    private long digits(boolean withoutLeadingZero) {
        int start = position;
        long value = 0;
        while (position < bytes.length && bytes[position] >= '0' && bytes[position] <= '9') {
            value = value * 10 + (bytes[position] - '0');
            position++;
        }
        int length = position - start;
        if (length == 0 || length > DIGITS_MAXIMUM || (withoutLeadingZero && length > 1 && bytes[start] == '0')) {
            throw new IllegalArgumentException("byte " + start + " is not where a number is written");
        }
        return value;
    }
}
