package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.ChronicPolicy;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.OutpatientPoolingPolicy;
import io.jishi.policy.model.OutpatientRates;
import io.jishi.policy.model.RuleRow;
import io.jishi.policy.model.RuleTable;
import io.jishi.policy.model.TwoDiseasePolicy;
import io.jishi.policy.model.VisitCap;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three kinds of outpatient care: {@code outpatientPooling}, {@code twoDisease} and {@code chronicDisease}. */
final class OutpatientParameters {

    /** Enough to tell a number that is meant from one that is not. */
    private static final int VISITS_MAXIMUM = 100;

    private final Timeline<Cited<OutpatientRates>> rates;
    private final Timeline<Cited<Fen>> dayCap;
    private final Timeline<Cited<Fen>> yearCap;
    private final Timeline<RuleTable<VisitCap>> visitCap;
    private final Timeline<Cited<Integer>> paidVisitsPerDay;
    private final Timeline<RuleRow<Fen>> yearPart;
    private final Timeline<Cited<OutpatientRates>> twoDiseaseRates;
    private final Timeline<Cited<Fen>> twoDiseaseDeductible;
    private final Timeline<Cited<Map<String, Fen>>> twoDiseaseYearCaps;
    private final Timeline<Cited<Rate>> chronicRate;
    private final Timeline<Cited<Map<String, Fen>>> chronicQuotas;
    private final Timeline<Cited<Fen>> chronicDeductible;

    OutpatientParameters(ParameterReader reader, RowReader rows, TableChecks checks) {
        rates = reader.single("outpatientPooling.rates", "ratio", OutpatientParameters::rates);
        dayCap = reader.single("outpatientPooling.dayCap", "yuan", block -> block.money("value"));
        yearCap = reader.single("outpatientPooling.yearCap", "yuan", block -> block.money("value"));
        visitCap = reader.read(
                "outpatientPooling.visitCap",
                "yuan",
                (block, citation) -> checks.complete(
                        block,
                        checks.blindToCategories(block, rows.table(block, citation, OutpatientParameters::visitCap))));
        paidVisitsPerDay =
                reader.single("outpatientPooling.paidVisitsPerDay", "visits", OutpatientParameters::paidVisits);
        yearPart = reader.read(
                "outpatientPooling.yearPart",
                "yuan",
                (block, citation) ->
                        checks.partOfProviders(block, rows.table(block, citation, row -> row.money("cap"))));
        twoDiseaseRates = reader.single("twoDisease.rates", "ratio", OutpatientParameters::rates);
        twoDiseaseDeductible = reader.single("twoDisease.deductible", "yuan", block -> block.money("value"));
        twoDiseaseYearCaps = reader.single("twoDisease.yearCaps", "yuan", OutpatientParameters::amountsByDisease);
        chronicRate = reader.single("chronicDisease.rate", "ratio", block -> block.rate("value"));
        chronicQuotas = reader.single("chronicDisease.quotas", "yuan", OutpatientParameters::amountsByDisease);
        chronicDeductible = reader.single("chronicDisease.deductibleAfterRate", "yuan", block -> block.money("value"));
    }

    List<Timeline<?>> timelines() {
        return List.of(
                rates,
                dayCap,
                yearCap,
                visitCap,
                paidVisitsPerDay,
                yearPart,
                twoDiseaseRates,
                twoDiseaseDeductible,
                twoDiseaseYearCaps,
                chronicRate,
                chronicQuotas,
                chronicDeductible);
    }

    /** Ordinary visits on the day; null if they are not served then. */
    @Nullable
    OutpatientPoolingPolicy pooling(LocalDate day, Completeness completeness) {
        Cited<OutpatientRates> byClass = rates.on(day);
        Cited<Fen> ofDay = dayCap.on(day);
        Cited<Fen> ofYear = yearCap.on(day);
        RuleTable<VisitCap> ofVisit = visitCap.on(day);
        Cited<Integer> visits = paidVisitsPerDay.on(day);
        RuleRow<Fen> part = yearPart.on(day);
        if (byClass == null || ofDay == null || ofYear == null) {
            completeness.completeOrAbsent("outpatientPooling", day, byClass, ofDay, ofYear, ofVisit, visits, part);
            return null;
        }
        return new OutpatientPoolingPolicy(byClass, ofDay, ofYear, ofVisit, visits, part);
    }

    /** Medicines for hypertension and diabetes on the day; null if they are not served then. */
    @Nullable
    TwoDiseasePolicy twoDisease(LocalDate day, Completeness completeness) {
        Cited<OutpatientRates> byClass = twoDiseaseRates.on(day);
        Cited<Fen> deductible = twoDiseaseDeductible.on(day);
        Cited<Map<String, Fen>> caps = twoDiseaseYearCaps.on(day);
        if (byClass == null || deductible == null || caps == null) {
            completeness.completeOrAbsent("twoDisease", day, byClass, deductible, caps);
            return null;
        }
        return new TwoDiseasePolicy(byClass, deductible, caps);
    }

    /** Chronic and special diseases on the day; null if they are not served then. */
    @Nullable
    ChronicPolicy chronic(LocalDate day, Completeness completeness) {
        Cited<Rate> rate = chronicRate.on(day);
        Cited<Map<String, Fen>> quotas = chronicQuotas.on(day);
        if (rate == null || quotas == null) {
            completeness.completeOrAbsent("chronicDisease", day, rate, quotas, chronicDeductible.on(day));
            return null;
        }
        return new ChronicPolicy(rate, quotas, chronicDeductible.on(day));
    }

    private static OutpatientRates rates(Fields block) {
        return new OutpatientRates(block.rate("classA"), block.rate("classB"));
    }

    private static VisitCap visitCap(Fields row) {
        return RowReader.isNotModelled(row) ? VisitCap.NOT_MODELLED : VisitCap.of(row.money("cap"));
    }

    private static Integer paidVisits(Fields block) {
        if (!block.has("value")) {
            block.fault("value", FieldFault.MISSING, "");
        } else if (block.countOrZero("value", VISITS_MAXIMUM) != 1) {
            block.fault(
                    "value",
                    FieldFault.OUT_OF_RANGE,
                    "the shape \"several paid visits a day\" is not computed: no accumulator counts visits");
        }
        return 1;
    }

    private static Map<String, Fen> amountsByDisease(Fields block) {
        Map<String, Fen> amounts = new LinkedHashMap<>();
        Fields diseases = block.object("diseases");
        for (String disease : diseases.names()) {
            amounts.put(disease, diseases.money(disease));
        }
        if (amounts.isEmpty()) {
            block.fault("diseases", FieldFault.MISSING, "at least one disease");
        }
        return Map.copyOf(amounts);
    }
}
