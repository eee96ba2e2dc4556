package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.money.UnroundedFen;

/**
 * Rates that differ by the class of the item, in place of an upfront self-pay.
 *
 * @param classA rate for class A
 * @param classB rate for class B
 */
public record OutpatientRates(Rate classA, Rate classB) {

    /** The exact sum for these class sums. */
    public UnroundedFen of(Fen amountClassA, Fen amountClassB) {
        return amountClassA.times(classA).plus(amountClassB.times(classB));
    }
}
