package io.jishi.shared.money;

/**
 * An exact product of an amount and a rate, in millionths of a fen. Segments are added here and rounded once, as a
 * payment layer: this is the only type that rounds (calculation rules, section 1: half up to the fen, once per layer).
 *
 * @param millionths millionths of a fen
 */
public record UnroundedFen(long millionths) {

    private static final long ONE_FEN = 1_000_000;

    /** Nothing. */
    public static final UnroundedFen ZERO = new UnroundedFen(0);

    /** The exact sum. */
    public UnroundedFen plus(UnroundedFen other) {
        return new UnroundedFen(Math.addExact(millionths, other.millionths));
    }

    /** The exact difference. */
    public UnroundedFen minus(UnroundedFen other) {
        return new UnroundedFen(Math.subtractExact(millionths, other.millionths));
    }

    /** Half up to the fen; a negative amount is rounded as its opposite, so that a return mirrors what it returns. */
    public Fen roundHalfUp() {
        long magnitude = Math.addExact(Math.absExact(millionths), ONE_FEN / 2) / ONE_FEN;
        return Fen.of(millionths < 0 ? -magnitude : magnitude);
    }
}
