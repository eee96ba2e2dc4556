package io.jishi.settlement;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.line.CatalogueTerms;
import io.jishi.benefit.line.FeeLine;
import io.jishi.benefit.line.LineFault;
import io.jishi.benefit.line.LineParts;
import io.jishi.benefit.line.LineSplit;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Splits the fee lines of a request and checks that its numbers add up.
 *
 * @param fees the totals, of the lines or as sent
 * @param lines the split lines
 * @param fault what does not add up; null if everything does
 */
record FeeCheck(
        FeeTotals fees,
        List<Writes.SplitLine> lines,
        @Nullable RequestFault fault) {

    static FeeCheck of(SettleRequest request, @Nullable CatalogueExcerpt catalogue) {
        FeeTotals totals = request.totals();
        if (totals != null) {
            return new FeeCheck(totals, List.of(), totals.isConsistent() ? null : inconsistent(totals));
        }
        if (catalogue == null) {
            return failed(new RequestFault(
                    RequestFault.Kind.LINES_NOT_POSSIBLE, "lines", "no catalogue splits this provider's lines"));
        }
        return ofLines(request, catalogue);
    }

    private static FeeCheck ofLines(SettleRequest request, CatalogueExcerpt catalogue) {
        LineSplit split = new LineSplit(request.careType());
        List<FeeLine> lines = request.lines();
        for (int i = 0; i < lines.size(); i++) {
            LineFault fault = split.add(lines.get(i), terms(lines.get(i), catalogue));
            if (fault != null) {
                return failed(fault("lines[" + i + "]", lines.get(i), fault));
            }
        }
        Fen sum = lines.stream().map(FeeLine::amount).reduce(Fen.ZERO, Fen::plus);
        if (!sum.equals(request.total())) {
            Fen difference = request.total().minus(sum);
            return failed(new RequestFault(
                    RequestFault.Kind.NOT_ADDING_UP,
                    "fees.total",
                    "the lines add up to " + sum + ", the total is " + request.total() + ", the difference "
                            + difference));
        }
        List<LineParts> parts = split.parts();
        List<Writes.SplitLine> result = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            result.add(new Writes.SplitLine(lines.get(i), parts.get(i)));
        }
        return new FeeCheck(split.totals(), result, null);
    }

    private static CatalogueTerms terms(FeeLine line, CatalogueExcerpt catalogue) {
        return catalogue
                .entry(line.itemCode(), line.feeDate())
                .map(entry -> new CatalogueTerms(entry.itemClass(), entry.selfPayRate(), entry.priceLimit()))
                .orElse(CatalogueTerms.NOT_LISTED);
    }

    private static RequestFault fault(String field, FeeLine line, LineFault fault) {
        return switch (fault) {
            case SERIAL_REPEATED -> notAddingUp(field + ".serial", "the serial is used twice");
            case QUANTITY_SIGN ->
                notAddingUp(field + ".quantity", "it is above zero, and below zero for a return only");
            case AMOUNT_DIFFERS -> notAddingUp(field + ".amount", differing(line));
            case RETURN_OF_UNKNOWN_LINE -> notAddingUp(field + ".returns", "it names no earlier line of the same item");
            case RETURN_EXCEEDS_LINE ->
                notAddingUp(field + ".quantity", "more is returned than is left of the line, or at another price");
        };
    }

    private static String differing(FeeLine line) {
        try {
            Fen product = line.extend(line.price());
            if (line.isReturn()) {
                return "a return has price times quantity, the one that exhausts a line what is left of the line";
            }
            return "price times quantity is " + product + ", the amount is " + line.amount() + ", the difference "
                    + line.amount().minus(product);
        } catch (ArithmeticException outOfRange) {
            return "price times quantity is out of range";
        }
    }

    private static RequestFault inconsistent(FeeTotals totals) {
        Fen classes = totals.classA() == null || totals.classB() == null
                ? Fen.ZERO
                : Objects.requireNonNull(totals.classA()).plus(Objects.requireNonNull(totals.classB()));
        return notAddingUp(
                "fees",
                "the parts do not add up to the total, the difference is "
                        + totals.eligible().minus(classes));
    }

    private static RequestFault notAddingUp(String field, String detail) {
        return new RequestFault(RequestFault.Kind.NOT_ADDING_UP, field, detail);
    }

    private static FeeCheck failed(RequestFault fault) {
        FeeTotals nothing = new FeeTotals(Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, null, null);
        return new FeeCheck(nothing, List.of(), fault);
    }
}
