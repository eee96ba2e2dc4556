package io.jishi.shared.money;

/**
 * An amount of money in whole fen (1/100 yuan). Every amount between the wire and the database is one of these.
 *
 * <p>The value may be negative (a return, a cancellation); what must not be negative checks itself. Arithmetic is
 * checked: an overflow throws {@link ArithmeticException} instead of paying a wrong amount.
 *
 * @param value fen
 */
public record Fen(long value) implements Comparable<Fen> {

    /** Nothing. */
    public static final Fen ZERO = new Fen(0);

    /**
     * The largest amount that is accepted from outside: 999,999,999.99 yuan. It leaves room for a product with a
     * rate in millionths, and for sums of such products, inside a {@code long}.
     */
    public static final Fen MAXIMUM = new Fen(99_999_999_999L);

    /** An amount of so many fen. */
    public static Fen of(long value) {
        return value == 0 ? ZERO : new Fen(value);
    }

    /** The sum; throws {@link ArithmeticException} on overflow. */
    public Fen plus(Fen other) {
        return of(Math.addExact(value, other.value));
    }

    /** The difference; throws {@link ArithmeticException} on overflow. */
    public Fen minus(Fen other) {
        return of(Math.subtractExact(value, other.value));
    }

    /** The same amount with the sign turned. */
    public Fen negated() {
        return of(Math.negateExact(value));
    }

    /** The smaller of the two. */
    public Fen min(Fen other) {
        return value <= other.value ? this : other;
    }

    /** The larger of the two. */
    public Fen max(Fen other) {
        return value >= other.value ? this : other;
    }

    /** This amount, or zero if it is negative. */
    public Fen atLeastZero() {
        return value < 0 ? ZERO : this;
    }

    /** Whether this is exactly nothing. */
    public boolean isZero() {
        return value == 0;
    }

    /** Whether this is below zero. */
    public boolean isNegative() {
        return value < 0;
    }

    /** Whether this is above zero. */
    public boolean isPositive() {
        return value > 0;
    }

    /** The exact product, not yet rounded. */
    public UnroundedFen times(Rate rate) {
        return new UnroundedFen(Math.multiplyExact(value, rate.millionths()));
    }

    /** This amount in yuan with exactly two digits after the point and no exponent, such as {@code -12.05}. */
    public String toYuan() {
        long magnitude = Math.abs(value); // read as unsigned, so that the smallest number has a magnitude too
        long cents = Long.remainderUnsigned(magnitude, 100);
        return (value < 0 ? "-" : "") + Long.divideUnsigned(magnitude, 100) + (cents < 10 ? ".0" : ".") + cents;
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return toYuan();
    }
}
