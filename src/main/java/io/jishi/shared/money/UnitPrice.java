package io.jishi.shared.money;

/**
 * The price of one unit of an item, exact to six decimals of a yuan, as hospitals buy and bill by the piece.
 *
 * @param millionths millionths of a yuan, zero or more
 */
public record UnitPrice(long millionths) implements Comparable<UnitPrice> {

    private static final long MILLIONTHS_PER_FEN = 10_000;
    private static final long MILLIONTHS_PER_YUAN = 1_000_000;

    /** Refuses a negative price. */
    public UnitPrice {
        if (millionths < 0) {
            throw new IllegalArgumentException("a price is not negative");
        }
    }

    /** A price in whole fen. */
    public static UnitPrice of(Fen fen) {
        return new UnitPrice(Math.multiplyExact(fen.value(), MILLIONTHS_PER_FEN));
    }

    /** What of the price lies above a limit; zero if nothing does. */
    public UnitPrice above(Fen limit) {
        return new UnitPrice(Math.max(0, millionths - of(limit).millionths));
    }

    /**
     * The price of so many units, half up to the fen, away from zero for a negative quantity.
     *
     * @param tenThousandths quantity in ten-thousandths of a unit
     * @throws ArithmeticException if the product is out of range
     */
    public Fen times(long tenThousandths) {
        long unitsPerFen = MILLIONTHS_PER_FEN * 10_000;
        long product = Math.multiplyExact(millionths, tenThousandths);
        long magnitude = Math.addExact(Math.absExact(product), unitsPerFen / 2) / unitsPerFen;
        return Fen.of(product < 0 ? -magnitude : magnitude);
    }

    /** Yuan, with two decimals where that is exact, with six elsewhere. */
    public String toYuan() {
        return millionths % MILLIONTHS_PER_FEN == 0
                ? Fen.of(millionths / MILLIONTHS_PER_FEN).toYuan()
                : toSixDecimals();
    }

    /** Yuan with six decimals. */
    public String toSixDecimals() {
        return String.format("%d.%06d", millionths / MILLIONTHS_PER_YUAN, millionths % MILLIONTHS_PER_YUAN);
    }

    @Override
    public int compareTo(UnitPrice other) {
        return Long.compare(millionths, other.millionths);
    }

    @Override
    public String toString() {
        return toYuan();
    }
}
