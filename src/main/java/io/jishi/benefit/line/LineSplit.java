package io.jishi.benefit.line;

import io.jishi.benefit.FeeTotals;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits the fee lines of a visit, in the order in which they were sent, and sums them by class.
 *
 * <p>Only the parts that are taken away are rounded; the eligible part is what is left. A return is split by the
 * rates of the line that it returns with the sign turned, and the return that exhausts a line takes what is left of
 * every part, so that a fully returned line is zero in every part, whatever the roundings in between.
 */
public final class LineSplit {

    private final boolean upfrontSelfPay;
    private final Map<String, Returnable> lines = new HashMap<>();
    private final Set<String> serials = new HashSet<>();
    private final List<LineParts> parts = new ArrayList<>();
    private Fen nonCovered = Fen.ZERO;
    private Fen overLimit = Fen.ZERO;
    private Fen upfront = Fen.ZERO;
    private Fen classA = Fen.ZERO;
    private Fen classB = Fen.ZERO;

    /** What of a line has not been returned. */
    private record Returnable(FeeLine line, CatalogueTerms terms, LineParts left, long quantityLeft) {}

    /**
     * A split for one visit.
     *
     * @param careType ordinary outpatient pooling and two-disease medicines take no upfront self-pay: they pay class
     *     B at a lower rate instead (calculation rules, section 5)
     */
    public LineSplit(CareType careType) {
        this.upfrontSelfPay = careType == CareType.INPATIENT || careType == CareType.OUTPATIENT_CHRONIC;
    }

    /**
     * Splits one more line.
     *
     * @param terms what the catalogue says about the item on the fee date; ignored for a return
     * @return null if the line was split; otherwise what contradicts itself, with nothing changed
     */
    public @Nullable LineFault add(FeeLine line, CatalogueTerms terms) {
        LineFault fault = faultOf(line);
        if (fault != null) {
            return fault;
        }
        LineParts split = splitNext(line, terms);
        parts.add(split);
        nonCovered = nonCovered.plus(split.nonCovered());
        overLimit = overLimit.plus(split.overLimit());
        upfront = upfront.plus(split.upfrontSelfPay());
        classA = split.itemClass() == ItemClass.A ? classA.plus(split.eligible()) : classA;
        classB = split.itemClass() == ItemClass.B ? classB.plus(split.eligible()) : classB;
        return null;
    }

    /**
     * Recalls a line that was split before, in the order in which the lines came: it can be returned, its serial is
     * taken, and it counts to no sum and is no part of {@link #parts}.
     *
     * @param terms what it was split by
     * @param parts how it was split: a return before it may have been withdrawn since, so that splitting it again could
     *     give others
     */
    public void recall(FeeLine line, CatalogueTerms terms, LineParts parts) {
        note(line, terms, parts);
    }

    private LineParts splitNext(FeeLine line, CatalogueTerms terms) {
        String returns = line.returns();
        LineParts split = returns == null ? split(line, terms) : splitReturn(line, returns);
        note(line, terms, split);
        return split;
    }

    private void note(FeeLine line, CatalogueTerms terms, LineParts split) {
        String returns = line.returns();
        serials.add(line.serial());
        if (returns == null) {
            lines.put(line.serial(), new Returnable(line, terms, split, line.quantity()));
            return;
        }
        Returnable returned = Objects.requireNonNull(lines.get(returns), "it came before");
        lines.put(
                returns,
                new Returnable(
                        returned.line(),
                        returned.terms(),
                        returned.left().plus(split),
                        returned.quantityLeft() + line.quantity()));
    }

    /**
     * What a line that was added is split by.
     *
     * @param listed what the catalogue says about its item; a return has the terms of the line that it returns, and
     *     where no upfront self-pay is taken the rate is zero
     */
    public CatalogueTerms termsOf(FeeLine line, CatalogueTerms listed) {
        Returnable returned = line.returns() == null ? null : lines.get(line.returns());
        CatalogueTerms terms = returned == null ? listed : returned.terms();
        return upfrontSelfPay ? terms : new CatalogueTerms(terms.itemClass(), Rate.NONE, terms.priceLimit());
    }

    /** The sums so far. */
    public FeeTotals totals() {
        Fen total = nonCovered.plus(overLimit).plus(upfront).plus(classA).plus(classB);
        return new FeeTotals(total, nonCovered, overLimit, upfront, classA, classB);
    }

    /** The parts of every line, in the order in which they were added. */
    public List<LineParts> parts() {
        return List.copyOf(parts);
    }

    private @Nullable LineFault faultOf(FeeLine line) {
        if (serials.contains(line.serial())) {
            return LineFault.SERIAL_REPEATED;
        }
        if (line.quantity() == 0 || line.isReturn() != (line.quantity() < 0)) {
            return LineFault.QUANTITY_SIGN;
        }
        if (line.returns() != null) {
            return faultOfReturn(line, lines.get(line.returns()));
        }
        return extendsTo(line, line.amount()) ? null : LineFault.AMOUNT_DIFFERS;
    }

    private static @Nullable LineFault faultOfReturn(FeeLine line, @Nullable Returnable returned) {
        if (returned == null || !returned.line().itemCode().equals(line.itemCode())) {
            return LineFault.RETURN_OF_UNKNOWN_LINE;
        }
        boolean samePrice = returned.line().price().equals(line.price());
        if (!samePrice || -line.quantity() > returned.quantityLeft()) {
            return LineFault.RETURN_EXCEEDS_LINE;
        }
        Fen left = returned.left().amount();
        boolean adds = -line.quantity() == returned.quantityLeft()
                ? line.amount().negated().equals(left)
                : extendsTo(line, line.amount());
        if (!adds) {
            return LineFault.AMOUNT_DIFFERS;
        }
        return line.amount().negated().compareTo(left) > 0 ? LineFault.RETURN_EXCEEDS_LINE : null;
    }

    private static boolean extendsTo(FeeLine line, Fen amount) {
        try {
            return line.extend(line.price()).equals(amount);
        } catch (ArithmeticException outOfRange) {
            return false;
        }
    }

    private LineParts split(FeeLine line, CatalogueTerms terms) {
        Fen amount = line.amount();
        if (terms.itemClass() == ItemClass.C) {
            return new LineParts(ItemClass.C, amount, Fen.ZERO, Fen.ZERO, Fen.ZERO);
        }
        Fen limit = terms.priceLimit();
        Fen over =
                limit == null ? Fen.ZERO : amount.min(line.extend(line.price().above(limit)));
        Fen within = amount.minus(over);
        Rate rate = upfrontSelfPay ? terms.selfPayRate() : Rate.NONE;
        Fen first = within.times(rate).roundHalfUp();
        return new LineParts(terms.itemClass(), Fen.ZERO, over, first, within.minus(first));
    }

    private LineParts splitReturn(FeeLine line, String returns) {
        Returnable returned = Objects.requireNonNull(lines.get(returns), "checked before");
        if (-line.quantity() == returned.quantityLeft()) {
            return returned.left().negated();
        }
        FeeLine mirrored = new FeeLine(
                line.serial(),
                line.itemCode(),
                line.feeDate(),
                line.price(),
                -line.quantity(),
                line.amount().negated(),
                null);
        return within(split(mirrored, returned.terms()), returned.left()).negated();
    }

    /**
     * Returns in small steps round more often than the line did: no part takes back more than there is left of it,
     * and what it cannot take comes off the other parts. The amount of the return stays as it is, and is at most
     * what is left.
     */
    private static LineParts within(LineParts returned, LineParts left) {
        Fen rest = returned.amount();
        Fen nonCovered = returned.nonCovered().min(left.nonCovered());
        Fen overLimit = returned.overLimit().min(left.overLimit());
        Fen first = returned.upfrontSelfPay().min(left.upfrontSelfPay());
        Fen eligible = rest.minus(nonCovered).minus(overLimit).minus(first);
        Fen excess = eligible.minus(left.eligible()).atLeastZero();
        Fen toFirst = excess.min(left.upfrontSelfPay().minus(first));
        Fen toOver = excess.minus(toFirst);
        return new LineParts(
                returned.itemClass(), nonCovered, overLimit.plus(toOver), first.plus(toFirst), eligible.minus(excess));
    }
}
