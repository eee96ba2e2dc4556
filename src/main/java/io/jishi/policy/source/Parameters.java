package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.AdditionalAssistanceTerms;
import io.jishi.policy.model.BaseComposition;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.CriticalIllnessTerms;
import io.jishi.policy.model.ExtraLayer;
import io.jishi.policy.model.Financing;
import io.jishi.policy.model.MedicalAssistanceTerms;
import io.jishi.policy.model.Portion;
import io.jishi.policy.model.ProviderAttribute;
import io.jishi.policy.model.RuleTable;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.Grade;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every parameter that a package may have, by name. A parameter that is not here is refused by name. */
final class Parameters {

    final InpatientParameters inpatient;
    final Timeline<Cited<Grade>> referralMinimumGrade;
    final Timeline<RuleTable<CriticalIllnessTerms>> criticalIllness;
    final Timeline<Cited<BaseComposition>> criticalIllnessBase;
    final Timeline<List<ExtraLayer>> extraLayers;
    final Timeline<RuleTable<MedicalAssistanceTerms>> medicalAssistance;
    final Timeline<Cited<AdditionalAssistanceTerms>> additionalAssistance;
    final Timeline<Cited<Portion>> globalMaximum;
    final OutpatientParameters outpatient;
    final PersonalAccountParameters personalAccount;
    final Financing financing;

    Parameters(ParameterReader reader, Set<ProviderAttribute> providerNeeds) {
        RowReader rows = new RowReader(reader.citations());
        TableChecks checks = new TableChecks(providerNeeds);
        inpatient = new InpatientParameters(reader, rows, checks);
        referralMinimumGrade =
                reader.single("referral.minimumGrade", "grade", block -> block.code("value", Grade.class, Grade::code));
        criticalIllness = reader.read(
                "criticalIllness.terms",
                "deductible yuan, rate ratio, cap yuan",
                (block, citation) ->
                        checks.forEverybody(block, rows.table(block, citation, Parameters::criticalIllnessTerms)));
        criticalIllnessBase = reader.single("criticalIllness.base", "yes or no", Parameters::baseComposition);
        extraLayers = reader.read("extraLayers", "ratio", ExtraLayerReader::read);
        medicalAssistance = reader.read(
                "medicalAssistance.terms",
                "deductible yuan, rate ratio, cap yuan",
                (block, citation) ->
                        checks.asking(block, rows.table(block, citation, Parameters::medicalAssistanceTerms)));
        additionalAssistance = reader.single(
                "additionalAssistance.terms",
                "threshold yuan, rate ratio, cap yuan",
                Parameters::additionalAssistanceTerms);
        globalMaximum = reader.single("globalMaximum", "ratio", block -> portion(block, "value"));
        outpatient = new OutpatientParameters(reader, rows, checks);
        personalAccount = new PersonalAccountParameters(reader);
        financing = FinancingParameters.read(reader);
    }

    /** Every date on which something changes. */
    TreeSet<LocalDate> dates() {
        TreeSet<LocalDate> dates = new TreeSet<>();
        List<Timeline<?>> all = new ArrayList<>(List.of(
                referralMinimumGrade,
                criticalIllness,
                criticalIllnessBase,
                extraLayers,
                medicalAssistance,
                additionalAssistance,
                globalMaximum));
        all.addAll(inpatient.timelines());
        all.addAll(outpatient.timelines());
        all.addAll(personalAccount.timelines());
        all.forEach(timeline -> dates.addAll(timeline.dates()));
        return dates;
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
        Set<AssistanceCategory> categories = block.codes("categories", AssistanceCategory.class, Enum::name);
        if (categories.isEmpty()) {
            block.fault("categories", FieldFault.MISSING, "who it is for (S4-03-5)");
        }
        return new AdditionalAssistanceTerms(
                categories, block.money("threshold"), block.rate("rate"), RowReader.capOrNone(block));
    }

    private static BaseComposition baseComposition(Fields block) {
        return new BaseComposition(
                block.truth("deductible", BaseComposition.USUAL.deductible()),
                block.truth("upfrontSelfPay", BaseComposition.USUAL.upfrontSelfPay()),
                block.truth("firstPay", BaseComposition.USUAL.firstPay()));
    }

    /** A rate under the name, and {@code of:} what. */
    static Portion portion(Fields fields, String name) {
        return new Portion(fields.rate(name), fields.code("of", Portion.Basis.class));
    }
}
