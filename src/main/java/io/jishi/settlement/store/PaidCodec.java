package io.jishi.settlement.store;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.Supplement;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;

/** How a supplement stores what had been paid before it: canonical JSON, the same bytes for the same amounts. */
final class PaidCodec {

    private PaidCodec() {}

    static void write(JsonWriter json, Supplement.Paid paid) {
        BenefitAmounts amounts = paid.amounts();
        json.object("paid")
                .money("total", amounts.total())
                .money("nonCovered", amounts.nonCovered())
                .money("overLimit", amounts.overLimit())
                .money("upfrontSelfPay", amounts.upfrontSelfPay())
                .money("eligible", amounts.eligible())
                .money("deductible", amounts.deductible())
                .money("poolingFund", amounts.poolingFund())
                .money("unreferredReduction", amounts.unreferredReduction())
                .money("criticalIllnessBase", amounts.criticalIllnessBase())
                .money("criticalIllness", amounts.criticalIllness())
                .money("extras", amounts.extras())
                .money("medicalAssistance", amounts.medicalAssistance())
                .money("additionalAssistance", amounts.additionalAssistance())
                .money("hospitalBorne", amounts.hospitalBorne())
                .money("personalAccount", amounts.personalAccount())
                .money("cash", amounts.cash())
                .money("assistanceDeductible", paid.assistanceDeductible())
                .endObject();
    }

    static Supplement.Paid read(Fields late) {
        Fields paid = late.object("paid");
        BenefitAmounts amounts = new BenefitAmounts(
                paid.money("total"),
                paid.money("nonCovered"),
                paid.money("overLimit"),
                paid.money("upfrontSelfPay"),
                paid.money("eligible"),
                paid.money("deductible"),
                paid.money("poolingFund"),
                paid.money("unreferredReduction"),
                paid.money("criticalIllnessBase"),
                paid.money("criticalIllness"),
                paid.money("extras"),
                paid.money("medicalAssistance"),
                paid.money("additionalAssistance"),
                paid.money("hospitalBorne"),
                paid.money("personalAccount"),
                paid.money("cash"));
        return new Supplement.Paid(amounts, paid.money("assistanceDeductible"));
    }
}
