package io.jishi.platform.document;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.money.UnitPrice;
import org.jspecify.annotations.Nullable;

/** Reads decimal numbers digit by digit: what is not exact is a fault, never rounded. */
final class Decimals {

    private Decimals() {}

    static Fen money(String path, Node node, Faults faults, boolean signed) {
        return Fen.of(scaled(path, node, faults, 2, Fen.MAXIMUM.value(), signed));
    }

    static UnitPrice unitPrice(String path, Node node, Faults faults) {
        long maximum = UnitPrice.of(Fen.MAXIMUM).millionths();
        return new UnitPrice(scaled(path, node, faults, 6, maximum, false));
    }

    static Rate rate(String path, Node node, Faults faults) {
        long millionths = scaled(path, node, faults, 6, 1_000_000, false);
        return new Rate((int) millionths);
    }

    /**
     * A number times ten to the power of {@code digits}.
     *
     * @param maximum of the scaled magnitude
     * @return zero if there was a fault
     */
    static long scaled(String path, Node node, Faults faults, int digits, long maximum, boolean signed) {
        if (!(node instanceof Node.Digits number)) {
            faults.add(path, FieldFault.WRONG_TYPE, "a number is expected");
            return 0;
        }
        String text = number.value();
        boolean negative = text.startsWith("-");
        String magnitude = negative ? text.substring(1) : text;
        FieldFault fault = faultOf(magnitude, digits);
        if (fault != null) {
            faults.add(
                    path, fault, fault == FieldFault.TOO_FINE ? "at most " + digits + " digits after the point" : "");
            return 0;
        }
        long value = scale(magnitude, digits);
        if (negative && value != 0 && !signed) {
            faults.add(path, FieldFault.NEGATIVE);
            return 0;
        }
        if (value > maximum) {
            faults.add(path, FieldFault.TOO_LARGE);
            return 0;
        }
        return negative ? -value : value;
    }

    private static @Nullable FieldFault faultOf(String magnitude, int digits) {
        int point = magnitude.indexOf('.');
        for (int i = 0; i < magnitude.length(); i++) {
            char c = magnitude.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return FieldFault.NOT_PLAIN;
            }
        }
        int after = point < 0 ? 0 : magnitude.length() - point - 1;
        boolean leadingZero = magnitude.length() > 1 && magnitude.charAt(0) == '0' && magnitude.charAt(1) != '.';
        if (magnitude.isEmpty() || leadingZero || point == 0 || (point > 0 && after == 0)) {
            return FieldFault.NOT_PLAIN;
        }
        return after > digits ? FieldFault.TOO_FINE : null;
    }

    /** At most 32 digits arrive here; beyond 18 the value is above every maximum, and is said to be. */
    private static long scale(String magnitude, int digits) {
        long value = 0;
        int after = -1;
        for (int i = 0; i < magnitude.length(); i++) {
            char c = magnitude.charAt(i);
            if (c == '.') {
                after = 0;
                continue;
            }
            if (value > Long.MAX_VALUE / 100) {
                return Long.MAX_VALUE;
            }
            value = value * 10 + (c - '0');
            after = after < 0 ? after : after + 1;
        }
        for (int i = Math.max(after, 0); i < digits; i++) {
            if (value > Long.MAX_VALUE / 100) {
                return Long.MAX_VALUE;
            }
            value *= 10;
        }
        return value;
    }
}
