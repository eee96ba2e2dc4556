package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.Bands;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.DeductiblePeriod;
import io.jishi.policy.model.DeductibleStandard;
import io.jishi.policy.model.InpatientDeductible;
import io.jishi.policy.model.InpatientPolicy;
import io.jishi.policy.model.InpatientTerms;
import io.jishi.policy.model.Portion;
import io.jishi.policy.model.RuleTable;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the pooling fund pays a stay: the parameters whose names begin with {@code inpatient}. */
final class InpatientParameters {

    private final Timeline<RuleTable<InpatientTerms>> terms;
    private final Timeline<Cited<List<Rate>>> admissionFactors;
    private final Timeline<Cited<DeductiblePeriod>> deductiblePeriod;
    private final Timeline<Cited<Fen>> deductibleYearLimit;
    private final Timeline<Cited<Fen>> annualCeiling;
    private final Timeline<Cited<Rate>> unreferredReduction;
    private final Timeline<RuleTable<Rate>> firstPay;
    private final Timeline<RuleTable<Portion>> floor;

    InpatientParameters(ParameterReader reader, RowReader rows, TableChecks checks) {
        terms = reader.read(
                "inpatient.terms",
                "deductible yuan, rate ratio",
                (block, citation) -> checks.complete(block, rows.table(block, citation, InpatientParameters::terms)));
        admissionFactors = reader.single("inpatient.admissionFactors", "ratio", InpatientParameters::factors);
        deductiblePeriod = reader.single("inpatient.deductiblePeriod", "code", InpatientParameters::period);
        deductibleYearLimit = reader.single("inpatient.deductibleYearLimit", "yuan", block -> block.money("value"));
        annualCeiling = reader.single("inpatient.annualCeiling", "yuan", block -> block.money("value"));
        unreferredReduction = reader.single("inpatient.unreferredReduction", "ratio", block -> block.rate("value"));
        firstPay = reader.read(
                "inpatient.firstPay",
                "ratio",
                (block, citation) -> checks.complete(block, rows.table(block, citation, row -> row.rate("rate"))));
        floor = reader.read(
                "inpatient.floor",
                "ratio",
                (block, citation) ->
                        checks.complete(block, rows.table(block, citation, row -> Parameters.portion(row, "rate"))));
    }

    List<Timeline<?>> timelines() {
        return List.of(
                terms,
                admissionFactors,
                deductiblePeriod,
                deductibleYearLimit,
                annualCeiling,
                unreferredReduction,
                firstPay,
                floor);
    }

    /** What is in force on the day; null if stays are not served then. Half a rule is a fault. */
    @Nullable
    InpatientPolicy on(LocalDate day, Completeness completeness) {
        RuleTable<InpatientTerms> table = terms.on(day);
        Cited<List<Rate>> factors = admissionFactors.on(day);
        Cited<Fen> ceiling = annualCeiling.on(day);
        if (table == null || factors == null || ceiling == null) {
            completeness.completeOrAbsent("inpatient", day, all(day));
            return null;
        }
        return new InpatientPolicy(
                table,
                new InpatientDeductible(factors, deductiblePeriod.on(day), deductibleYearLimit.on(day)),
                ceiling,
                unreferredReduction.on(day),
                firstPay.on(day),
                floor.on(day));
    }

    /** Rules that say something about stays, on a day on which none is served, would be read as if they held. */
    private @Nullable Object[] all(LocalDate day) {
        return timelines().stream().map(timeline -> timeline.on(day)).toArray();
    }

    private static InpatientTerms terms(Fields row) {
        if (RowReader.isNotModelled(row)) {
            return InpatientTerms.NOT_MODELLED;
        }
        if (row.has("axis") && row.code("axis", BandAxis.class) == BandAxis.YEAR) {
            row.fault(
                    "axis",
                    FieldFault.OUT_OF_RANGE,
                    "the shape \"segments of the year\" is not computed: no accumulator holds the expense of the year");
        }
        return new InpatientTerms(deductible(row), rates(row), true);
    }

    private enum BandAxis {
        STAY,
        YEAR
    }

    private static Bands rates(Fields row) {
        return RowReader.rateOrBands(row);
    }

    private static DeductibleStandard deductible(Fields row) {
        if (row.has("deductibles")) {
            return byAdmission(row);
        }
        if (row.has("deductibleShare")) {
            return share(row.object("deductibleShare"));
        }
        return new DeductibleStandard.ByAdmission(List.of(row.money("deductible")));
    }

    private static DeductibleStandard byAdmission(Fields row) {
        List<Fen> amounts = new ArrayList<>();
        for (Fields item : row.objects("deductibles", 50)) {
            amounts.add(item.money("amount"));
            item.refuseUnknown();
        }
        if (amounts.isEmpty()) {
            row.fault("deductibles", FieldFault.MISSING, "at least the amount of the first admission");
            return InpatientTerms.NOT_MODELLED.deductible();
        }
        return new DeductibleStandard.ByAdmission(amounts);
    }

    private static DeductibleStandard share(Fields share) {
        Rate rate = share.rate("rate");
        Fen minimum = share.money("minimum");
        Fen maximum = share.money("maximum");
        share.refuseUnknown();
        if (minimum.compareTo(maximum) > 0) {
            share.fault("maximum", FieldFault.OUT_OF_RANGE, "it must not be below the minimum");
            return InpatientTerms.NOT_MODELLED.deductible();
        }
        return new DeductibleStandard.ShareOfTotal(rate, minimum, maximum);
    }

    private static List<Rate> factors(Fields block) {
        List<Rate> factors = new ArrayList<>();
        for (Fields item : block.objects("factors", 20)) {
            factors.add(item.rate("factor"));
            item.refuseUnknown();
        }
        if (factors.isEmpty()) {
            block.fault("factors", FieldFault.MISSING, "at least the factor of the first admission");
            return List.of(Rate.FULL);
        }
        return List.copyOf(factors);
    }

    /** Periods that are found in practice; those that no accumulator holds are refused by their names. */
    private enum KnownPeriod {
        STAY,
        YEAR,
        HOSPITAL_YEAR,
        QUARTER,
        MONTH
    }

    private static DeductiblePeriod period(Fields block) {
        KnownPeriod period = block.code("value", KnownPeriod.class);
        if (period == KnownPeriod.STAY || period == KnownPeriod.YEAR) {
            return DeductiblePeriod.valueOf(period.name());
        }
        block.fault(
                "value",
                FieldFault.OUT_OF_RANGE,
                "the shape \"deductible per " + period + "\" is not computed: no accumulator holds it");
        return DeductiblePeriod.STAY;
    }
}
