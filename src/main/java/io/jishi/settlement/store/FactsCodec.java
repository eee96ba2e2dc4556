package io.jishi.settlement.store;

import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.SupplementCause;
import io.jishi.benefit.YearToDate;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.settlement.model.StoredFacts;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How the facts of a bill are stored: canonical JSON, the same bytes for the same facts. */
final class FactsCodec {

    private FactsCodec() {}

    static String write(StoredFacts stored) {
        JsonWriter json = new JsonWriter().object();
        write(json.object("facts"), stored.facts());
        json.endObject();
        write(json, "before", stored.before());
        write(json, "change", stored.change());
        StoredFacts.LateFact late = stored.late();
        if (late != null) {
            json.object("late").text("cause", late.cause().name());
            PaidCodec.write(json, late.paid());
            json.endObject();
        }
        return new String(json.endObject().toBytes(), StandardCharsets.UTF_8);
    }

    private static void write(JsonWriter json, BenefitFacts facts) {
        json.text("insuredCounty", facts.insuredCounty())
                .text("careType", facts.careType().name())
                .object("provider")
                .text("region", facts.provider().region())
                .text("chargeClass", nameOf(facts.provider().chargeClass()))
                .text("administration", nameOf(facts.provider().administration()))
                .text(
                        "grade",
                        facts.provider().grade() == null
                                ? null
                                : facts.provider().grade().code())
                .endObject()
                .text("referral", facts.referral().name())
                .list("categories");
        facts.sortedCategories().forEach(category -> json.item(category.name()));
        json.endList().text("disease", facts.disease());
        FeeTotals fees = facts.fees();
        json.object("fees")
                .money("total", fees.total())
                .money("nonCovered", fees.nonCovered())
                .money("overLimit", fees.overLimit())
                .money("upfrontSelfPay", fees.upfrontSelfPay());
        if (fees.classA() != null && fees.classB() != null) {
            json.money("classA", fees.classA()).money("classB", fees.classB());
        }
        json.endObject().money("personalAccount", facts.personalAccount());
        if (!facts.granted().isEmpty()) {
            json.list("granted");
            facts.sortedGrants().forEach(category -> json.item(category.name()));
            json.endList();
        }
    }

    private static void write(JsonWriter json, String name, YearToDate totals) {
        json.object(name)
                .number("admissions", totals.admissions())
                .money("deductiblePaid", totals.deductiblePaid())
                .money("poolingFundPaid", totals.poolingFundPaid())
                .money("criticalIllnessBase", totals.criticalIllnessBase())
                .money("criticalIllnessPaid", totals.criticalIllnessPaid())
                .money("extrasPaid", totals.extrasPaid())
                .money("medicalAssistanceDeductible", totals.medicalAssistanceDeductible())
                .money("medicalAssistancePaid", totals.medicalAssistancePaid())
                .money("additionalAssistancePaid", totals.additionalAssistancePaid())
                .money("outpatientPaid", totals.outpatientPaid())
                .money("outpatientPaidToday", totals.outpatientPaidToday())
                .money("twoDiseaseDeductible", totals.twoDiseaseDeductible())
                .money("diseasePaid", totals.diseasePaid())
                .money("outOfPocket", totals.outOfPocket());
        if (!totals.outpatientPartPaid().isZero()) {
            json.money("outpatientPartPaid", totals.outpatientPartPaid());
        }
        json.endObject();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalStateException if it did not: a stored bill has been tampered with
     */
    static StoredFacts read(String text) {
        try {
            Faults faults = new Faults();
            Fields root = Fields.of("", DocumentReader.readJson(text.getBytes(StandardCharsets.UTF_8)), faults);
            StoredFacts stored = new StoredFacts(
                    facts(root.object("facts")),
                    totals(root.object("before")),
                    totals(root.object("change")),
                    root.optionalObject("late").map(FactsCodec::late).orElse(null));
            if (!faults.isEmpty()) {
                throw new IllegalStateException(
                        "stored facts: " + faults.found().get(0).english());
            }
            return stored;
        } catch (MalformedDocument e) {
            throw new IllegalStateException("stored facts are no document", e);
        }
    }

    private static BenefitFacts facts(Fields fields) {
        Fields provider = fields.object("provider");
        Fields fees = fields.object("fees");
        return new BenefitFacts(
                fields.text("insuredCounty", 6),
                fields.code("careType", CareType.class),
                new ProviderFacts(
                        provider.text("region", 6),
                        provider.optionalCode("chargeClass", ChargeClass.class, Enum::name),
                        provider.optionalCode("administration", Administration.class, Enum::name),
                        provider.optionalCode("grade", Grade.class, Grade::code)),
                fields.code("referral", ReferralStatus.class),
                fields.codes("categories", AssistanceCategory.class, Enum::name),
                fields.optionalText("disease", 60),
                new FeeTotals(
                        fees.money("total"),
                        fees.money("nonCovered"),
                        fees.money("overLimit"),
                        fees.money("upfrontSelfPay"),
                        fees.optionalMoney("classA"),
                        fees.optionalMoney("classB")),
                fields.money("personalAccount"),
                fields.codes("granted", AssistanceCategory.class, Enum::name));
    }

    private static StoredFacts.LateFact late(Fields fields) {
        return new StoredFacts.LateFact(fields.code("cause", SupplementCause.class), PaidCodec.read(fields));
    }

    private static YearToDate totals(Fields fields) {
        return new YearToDate(
                fields.signedCount("admissions"),
                fields.accumulated("deductiblePaid"),
                fields.accumulated("poolingFundPaid"),
                fields.accumulated("criticalIllnessBase"),
                fields.accumulated("criticalIllnessPaid"),
                fields.accumulated("extrasPaid"),
                fields.accumulated("medicalAssistanceDeductible"),
                fields.accumulated("medicalAssistancePaid"),
                fields.accumulated("additionalAssistancePaid"),
                fields.accumulated("outpatientPaid"),
                fields.accumulated("outpatientPaidToday"),
                fields.accumulated("twoDiseaseDeductible"),
                fields.accumulated("diseasePaid"),
                fields.accumulated("outOfPocket"),
                fields.has("outpatientPartPaid") ? fields.accumulated("outpatientPartPaid") : Fen.ZERO);
    }

    private static @Nullable String nameOf(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }
}
