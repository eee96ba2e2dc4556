package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.AdditionalAssistanceTerms;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.CriticalIllnessTerms;
import io.jishi.policy.model.ExtraLayer;
import io.jishi.policy.model.InpatientTerms;
import io.jishi.policy.model.MedicalAssistanceTerms;
import io.jishi.policy.model.OutpatientRates;
import io.jishi.policy.model.ProviderAttribute;
import io.jishi.policy.model.RuleTable;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.Grade;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every parameter that a package may have, by name. A parameter that is not here is refused by name. */
final class Parameters {

    final Timeline<RuleTable<InpatientTerms>> inpatientTerms;
    final Timeline<Cited<List<Rate>>> admissionFactors;
    final Timeline<Cited<Fen>> annualCeiling;
    final Timeline<Cited<Rate>> unreferredReduction;
    final Timeline<Cited<Grade>> referralMinimumGrade;
    final Timeline<RuleTable<CriticalIllnessTerms>> criticalIllness;
    final Timeline<List<ExtraLayer>> extraLayers;
    final Timeline<RuleTable<MedicalAssistanceTerms>> medicalAssistance;
    final Timeline<Cited<AdditionalAssistanceTerms>> additionalAssistance;
    final Timeline<Cited<OutpatientRates>> outpatientRates;
    final Timeline<Cited<Fen>> outpatientDayCap;
    final Timeline<Cited<Fen>> outpatientYearCap;
    final Timeline<Cited<OutpatientRates>> twoDiseaseRates;
    final Timeline<Cited<Fen>> twoDiseaseDeductible;
    final Timeline<Cited<Map<String, Fen>>> twoDiseaseYearCaps;
    final Timeline<Cited<Rate>> chronicRate;
    final Timeline<Cited<Map<String, Fen>>> chronicQuotas;

    Parameters(ParameterReader reader, Set<ProviderAttribute> providerNeeds) {
        RowReader rows = new RowReader(reader.citations());
        TableChecks checks = new TableChecks(providerNeeds);
        inpatientTerms = reader.read(
                "inpatient.terms",
                "deductible yuan, rate ratio",
                (block, citation) -> checks.complete(block, rows.table(block, citation, Parameters::inpatientTerms)));
        admissionFactors = reader.single("inpatient.admissionFactors", "ratio", Parameters::factors);
        annualCeiling = reader.single("inpatient.annualCeiling", "yuan", block -> block.money("value"));
        unreferredReduction = reader.single("inpatient.unreferredReduction", "ratio", block -> block.rate("value"));
        referralMinimumGrade =
                reader.single("referral.minimumGrade", "grade", block -> block.code("value", Grade.class, Grade::code));
        criticalIllness = reader.read(
                "criticalIllness.terms",
                "deductible yuan, rate ratio, cap yuan",
                (block, citation) ->
                        checks.forEverybody(block, rows.table(block, citation, Parameters::criticalIllnessTerms)));
        extraLayers = reader.read("extraLayers", "ratio", Parameters::layers);
        medicalAssistance = reader.read(
                "medicalAssistance.terms",
                "deductible yuan, rate ratio, cap yuan",
                (block, citation) ->
                        checks.asking(block, rows.table(block, citation, Parameters::medicalAssistanceTerms)));
        additionalAssistance = reader.single(
                "additionalAssistance.terms",
                "threshold yuan, rate ratio, cap yuan",
                Parameters::additionalAssistanceTerms);
        outpatientRates = reader.single("outpatientPooling.rates", "ratio", Parameters::outpatientRates);
        outpatientDayCap = reader.single("outpatientPooling.dayCap", "yuan", block -> block.money("value"));
        outpatientYearCap = reader.single("outpatientPooling.yearCap", "yuan", block -> block.money("value"));
        twoDiseaseRates = reader.single("twoDisease.rates", "ratio", Parameters::outpatientRates);
        twoDiseaseDeductible = reader.single("twoDisease.deductible", "yuan", block -> block.money("value"));
        twoDiseaseYearCaps = reader.single("twoDisease.yearCaps", "yuan", Parameters::amountsByDisease);
        chronicRate = reader.single("chronicDisease.rate", "ratio", block -> block.rate("value"));
        chronicQuotas = reader.single("chronicDisease.quotas", "yuan", Parameters::amountsByDisease);
    }

    /** Every date on which something changes. */
    TreeSet<LocalDate> dates() {
        TreeSet<LocalDate> dates = new TreeSet<>();
        for (Timeline<?> timeline : List.of(
                inpatientTerms,
                admissionFactors,
                annualCeiling,
                unreferredReduction,
                referralMinimumGrade,
                criticalIllness,
                extraLayers,
                medicalAssistance,
                additionalAssistance,
                outpatientRates,
                outpatientDayCap,
                outpatientYearCap,
                twoDiseaseRates,
                twoDiseaseDeductible,
                twoDiseaseYearCaps,
                chronicRate,
                chronicQuotas)) {
            dates.addAll(timeline.dates());
        }
        return dates;
    }

    private static InpatientTerms inpatientTerms(Fields row) {
        return new InpatientTerms(row.money("deductible"), RowReader.rateOrBands(row));
    }

    private static CriticalIllnessTerms criticalIllnessTerms(Fields row) {
        Fen deductible = row.money("deductible");
        CriticalIllnessTerms.Axis axis = row.has("axis")
                ? row.code("axis", CriticalIllnessTerms.Axis.class)
                : CriticalIllnessTerms.Axis.CUMULATIVE;
        return new CriticalIllnessTerms(deductible, RowReader.rateOrBands(row), axis, RowReader.capOrNone(row));
    }

    private static MedicalAssistanceTerms medicalAssistanceTerms(Fields row) {
        return new MedicalAssistanceTerms(row.money("deductible"), row.rate("rate"), RowReader.capOrNone(row));
    }

    private static AdditionalAssistanceTerms additionalAssistanceTerms(Fields block) {
        return new AdditionalAssistanceTerms(block.money("threshold"), block.rate("rate"), RowReader.capOrNone(block));
    }

    private static OutpatientRates outpatientRates(Fields block) {
        return new OutpatientRates(block.rate("classA"), block.rate("classB"));
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

    /** Layers that are switched off are read and checked like the others, and left out. */
    private static List<ExtraLayer> layers(Fields block, Citation citation) {
        List<ExtraLayer> layers = new ArrayList<>();
        for (Fields layer : block.objects("layers", 20)) {
            boolean enabled = layer.truth("enabled", true);
            String name = layer.text("name", 80);
            ExtraLayer read = new ExtraLayer(
                    name,
                    layer.codes("categories", AssistanceCategory.class, Enum::name),
                    layer.has("nonCoveredRate") ? layer.rate("nonCoveredRate") : Rate.NONE,
                    citation);
            boolean yearCap = layer.optionalObject("inScopeYearCap")
                    .map(Parameters::readYearCap)
                    .orElse(false);
            if (enabled && yearCap) {
                layer.fault(
                        "inScopeYearCap",
                        FieldFault.OUT_OF_RANGE,
                        "the shape \"yearly cap on the in-scope share"
                                + " per hospital level\" can be recorded, not switched on: no accumulator holds it");
            }
            if (read.categories().isEmpty()) {
                layer.fault("categories", FieldFault.MISSING, "who the layer is for");
            }
            if (enabled && !layer.has("nonCoveredRate")) {
                layer.fault("nonCoveredRate", FieldFault.MISSING, "what the layer pays");
            }
            layer.refuseUnknown();
            if (enabled) {
                layers.add(read);
            }
        }
        int rates = layers.stream()
                .mapToInt(layer -> layer.nonCoveredRate().millionths())
                .sum();
        if (rates > Rate.FULL.millionths()) {
            block.fault("layers", FieldFault.OUT_OF_RANGE, "together they pay more than the expense");
        }
        return List.copyOf(layers);
    }

    private static boolean readYearCap(Fields caps) {
        caps.names().forEach(caps::money);
        return true;
    }
}
