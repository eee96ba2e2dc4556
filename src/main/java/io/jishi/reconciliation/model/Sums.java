package io.jishi.reconciliation.model;

import io.jishi.shared.money.Fen;

/**
 * What rows come to.
 *
 * @param count how many rows
 * @param total medical fees
 * @param fundTotal what the funds pay
 * @param personalAccount what personal accounts pay
 */
public record Sums(long count, Fen total, Fen fundTotal, Fen personalAccount) {

    /** No row. */
    public static final Sums NONE = new Sums(0, Fen.ZERO, Fen.ZERO, Fen.ZERO);

    /** Both together. */
    public Sums plus(Sums other) {
        return new Sums(
                Math.addExact(count, other.count),
                total.plus(other.total),
                fundTotal.plus(other.fundTotal),
                personalAccount.plus(other.personalAccount));
    }

    /** How much more this is than the other; parts of it are negative where this is less. */
    public Sums minus(Sums other) {
        return new Sums(
                Math.subtractExact(count, other.count),
                total.minus(other.total),
                fundTotal.minus(other.fundTotal),
                personalAccount.minus(other.personalAccount));
    }

    /** Whether any part is below zero. */
    public boolean hasNegative() {
        return count < 0 || total.isNegative() || fundTotal.isNegative() || personalAccount.isNegative();
    }

    /** The figures with their Chinese units, in a fixed order. */
    String chinese() {
        return count + "笔,总额" + total + ",基金" + fundTotal + ",个账" + personalAccount;
    }

    /** The figures in English, in the same order. */
    String english() {
        return count + " rows, total " + total + ", funds " + fundTotal + ", personal account " + personalAccount;
    }
}
