package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;

/**
 * A share of a bill.
 *
 * @param rate the share
 * @param of what it is taken from
 */
public record Portion(Rate rate, Basis of) {

    /** What a share is taken from. */
    public enum Basis {
        /** The eligible expense. */
        ELIGIBLE,
        /** The medical expense. */
        TOTAL
    }

    /** The amount, rounded half up. */
    public Fen of(Fen eligible, Fen total) {
        return (of == Basis.ELIGIBLE ? eligible : total).times(rate).roundHalfUp();
    }
}
