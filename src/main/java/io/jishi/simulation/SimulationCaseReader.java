package io.jishi.simulation;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.YearToDate;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import org.jspecify.annotations.Nullable;

/** Reads a case of the simulation contract (calculation rules, section 6), from JSON or YAML alike. */
public final class SimulationCaseReader {

    private static final int ADMISSIONS_MAXIMUM = 1000;

    private SimulationCaseReader() {}

    /** Reads one case; what is wrong with it goes to the faults of the fields. */
    public static SimulationCase read(Fields fields) {
        CareType careType = fields.code("careType", CareType.class);
        SimulationCase read = new SimulationCase(
                fields.text("id", 100),
                fields.regionCode("insuredRegion"),
                fields.code("scheme", Scheme.class),
                careType,
                fields.date("settledOn"),
                provider(fields.object("provider")),
                fields.code("referral", ReferralStatus.class),
                fields.codes("assistanceCategories", AssistanceCategory.class, Enum::name),
                disease(fields, careType),
                fields.optionalObject("yearToDate")
                        .map(SimulationCaseReader::yearToDate)
                        .orElse(YearToDate.NONE),
                fees(fields.object("fees"), careType));
        fields.refuseUnknown();
        return read;
    }

    /** Reads the attributes of a provider. */
    public static ProviderFacts provider(Fields fields) {
        ProviderFacts provider = new ProviderFacts(
                fields.regionCode("region"),
                fields.optionalCode("chargeClass", ChargeClass.class, Enum::name),
                fields.optionalCode("administration", Administration.class, Enum::name),
                fields.optionalCode("grade", Grade.class, Grade::code));
        fields.refuseUnknown();
        return provider;
    }

    /** A disease that is needed and missing is a fault; whether the package knows it is asked later. */
    private static @Nullable String disease(Fields fields, CareType careType) {
        return careType.requiresDisease() ? fields.text("disease", 60) : fields.optionalText("disease", 60);
    }

    private static YearToDate yearToDate(Fields fields) {
        YearToDate before = new YearToDate(
                fields.countOrZero("admissions", ADMISSIONS_MAXIMUM),
                fields.moneyOrZero("deductiblePaid"),
                fields.moneyOrZero("poolingFundPaid"),
                fields.moneyOrZero("criticalIllnessBase"),
                fields.moneyOrZero("criticalIllnessPaid"),
                fields.moneyOrZero("extrasPaid"),
                fields.moneyOrZero("medicalAssistanceDeductible"),
                fields.moneyOrZero("medicalAssistancePaid"),
                fields.moneyOrZero("additionalAssistancePaid"),
                fields.moneyOrZero("outpatientPaid"),
                fields.moneyOrZero("outpatientPaidToday"),
                fields.moneyOrZero("twoDiseaseDeductible"),
                fields.moneyOrZero("diseasePaid"),
                Fen.ZERO,
                fields.moneyOrZero("outpatientPartPaid"));
        fields.refuseUnknown();
        return before;
    }

    /** Reads the totals of a bill; outpatient kinds require the class sums. */
    public static FeeTotals fees(Fields fields, CareType careType) {
        Fen total = fields.money("total");
        Fen nonCovered = fields.moneyOrZero("nonCovered");
        Fen overLimit = fields.moneyOrZero("overLimit");
        Fen upfront = fields.moneyOrZero("upfrontSelfPay");
        Fen classA = careType.isOutpatient() ? fields.money("classA") : fields.optionalMoney("classA");
        Fen classB = careType.isOutpatient() ? fields.money("classB") : fields.optionalMoney("classB");
        fields.refuseUnknown();
        if ((classA == null) != (classB == null)) {
            fields.fault(classA == null ? "classA" : "classB", FieldFault.MISSING, "class sums are given together");
            return new FeeTotals(total, nonCovered, overLimit, upfront, null, null);
        }
        return new FeeTotals(total, nonCovered, overLimit, upfront, classA, classB);
    }
}
