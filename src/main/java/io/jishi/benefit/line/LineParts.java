package io.jishi.benefit.line;

import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;

/**
 * A fee line, split (calculation rules, section 2).
 *
 * @param itemClass the class that the eligible part counts to
 * @param nonCovered outside the catalogue
 * @param overLimit above the price limit
 * @param upfrontSelfPay taken first
 * @param eligible the rest
 */
public record LineParts(ItemClass itemClass, Fen nonCovered, Fen overLimit, Fen upfrontSelfPay, Fen eligible) {

    /** The amount of the line. */
    public Fen amount() {
        return nonCovered.plus(overLimit).plus(upfrontSelfPay).plus(eligible);
    }

    /** Part by part; the class stays. */
    public LineParts plus(LineParts other) {
        return new LineParts(
                itemClass,
                nonCovered.plus(other.nonCovered),
                overLimit.plus(other.overLimit),
                upfrontSelfPay.plus(other.upfrontSelfPay),
                eligible.plus(other.eligible));
    }

    /** With every sign turned. */
    public LineParts negated() {
        return new LineParts(
                itemClass, nonCovered.negated(), overLimit.negated(), upfrontSelfPay.negated(), eligible.negated());
    }
}
