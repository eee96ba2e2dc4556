package io.jishi.settlement;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.line.CatalogueTerms;
import io.jishi.benefit.line.FeeLine;
import io.jishi.benefit.line.LineFault;
import io.jishi.benefit.line.LineParts;
import io.jishi.benefit.line.LineSplit;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.SplitLine;
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
        FeeTotals fees, List<SplitLine> lines, @Nullable RequestFault fault) {

    static FeeCheck of(SettleRequest request, @Nullable CatalogueExcerpt catalogue) {
        FeeTotals totals = request.totals();
        if (totals != null) {
            return new FeeCheck(totals, List.of(), totals.isConsistent() ? null : inconsistent(totals));
        }
        if (catalogue == null) {
            return failed(LineFaults.NO_CATALOGUE);
        }
        return ofLines(request, catalogue);
    }

    private static FeeCheck ofLines(SettleRequest request, CatalogueExcerpt catalogue) {
        LineSplit split = new LineSplit(request.careType());
        List<FeeLine> lines = request.lines();
        for (int i = 0; i < lines.size(); i++) {
            LineFault fault = split.add(lines.get(i), LineFaults.terms(lines.get(i), catalogue));
            if (fault != null) {
                return failed(LineFaults.of("lines[" + i + "]", lines.get(i), fault));
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
        List<SplitLine> result = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            CatalogueTerms used = split.termsOf(lines.get(i), LineFaults.terms(lines.get(i), catalogue));
            result.add(new SplitLine(lines.get(i), used, parts.get(i), SplitLine.Detail.NONE));
        }
        return new FeeCheck(split.totals(), result, null);
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
