package io.jishi.policy.source;

import io.jishi.platform.document.Fields;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.Financing;
import io.jishi.shared.money.Fen;
import java.util.List;
import java.util.Objects;

/** Figures that compute no bill: they need no worked case, and a change of them makes no new version of the rules. */
final class FinancingParameters {

    private static final String UNIT = "yuan a person a year";
    private static final int SPLITS_MAXIMUM = 20;

    private FinancingParameters() {}

    static Financing read(ParameterReader reader) {
        return new Financing(
                inOrder(reader.figure(
                        "financing.subsidy",
                        UNIT,
                        (block, citation) -> new Cited<>(FinancingParameters.subsidy(block), citation))),
                amounts(reader, "financing.contribution"),
                amounts(reader, "financing.criticalIllnessPremium"),
                amounts(reader, "income.disposable"));
    }

    private static List<Cited<Fen>> amounts(ParameterReader reader, String name) {
        return inOrder(reader.figure(name, UNIT, (block, citation) -> new Cited<>(block.money("value"), citation)));
    }

    private static <T> List<Cited<T>> inOrder(Timeline<Cited<T>> timeline) {
        return timeline.dates().stream()
                .map(timeline::on)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Financing.Subsidy subsidy(Fields block) {
        Fen amount = block.money("value");
        List<Financing.Split> splits = block.has("splits")
                ? block.objects("splits", SPLITS_MAXIMUM).stream()
                        .map(FinancingParameters::split)
                        .toList()
                : List.of();
        return new Financing.Subsidy(amount, splits);
    }

    private static Financing.Split split(Fields fields) {
        Financing.Split split = new Financing.Split(
                fields.text("name", 80),
                fields.money("central"),
                fields.money("province"),
                fields.money("city"),
                fields.money("county"));
        fields.refuseUnknown();
        return split;
    }
}
