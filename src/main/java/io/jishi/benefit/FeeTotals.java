package io.jishi.benefit;

import io.jishi.shared.money.Fen;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The totals of a visit's fee lines (calculation rules, section 2). Amounts are at least zero.
 *
 * @param total the medical expense
 * @param nonCovered outside the catalogue
 * @param overLimit above the price limits
 * @param upfrontSelfPay the percentage of class-B items that is taken first
 * @param classA eligible expense of class A; null where the sender does not split by class
 * @param classB eligible expense of class B; null with {@code classA}
 */
public record FeeTotals(
        Fen total,
        Fen nonCovered,
        Fen overLimit,
        Fen upfrontSelfPay,
        @Nullable Fen classA,
        @Nullable Fen classB) {

    /** Refuses a negative amount, and one class sum without the other. */
    public FeeTotals {
        if ((classA == null) != (classB == null)) {
            throw new IllegalArgumentException("class A and class B are given together");
        }
        requireNotNegative(total);
        requireNotNegative(nonCovered);
        requireNotNegative(overLimit);
        requireNotNegative(upfrontSelfPay);
        requireNotNegative(classA);
        requireNotNegative(classB);
    }

    /** What is left of the total, by subtraction; negative if the parts exceed it. */
    public Fen eligible() {
        return total.minus(nonCovered).minus(overLimit).minus(upfrontSelfPay);
    }

    /** Whether the parts fit the total; with class sums, whether they add up to it exactly. */
    public boolean isConsistent() {
        if (classA == null || classB == null) {
            return !eligible().isNegative();
        }
        return eligible().equals(classA.plus(classB));
    }

    /** Class A, which an outpatient bill must have. */
    public Fen requiredClassA() {
        return Objects.requireNonNull(classA, "an outpatient bill has class sums");
    }

    /** Class B, which an outpatient bill must have. */
    public Fen requiredClassB() {
        return Objects.requireNonNull(classB, "an outpatient bill has class sums");
    }

    private static void requireNotNegative(@Nullable Fen amount) {
        if (amount != null && amount.isNegative()) {
            throw new IllegalArgumentException("fee totals are not negative");
        }
    }
}
