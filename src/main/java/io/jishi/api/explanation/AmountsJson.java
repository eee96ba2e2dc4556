package io.jishi.api.explanation;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.platform.document.JsonWriter;

/** Writes the amounts of a bill as members of the open object, in a fixed order. */
public final class AmountsJson {

    private AmountsJson() {}

    /** Writes every amount. */
    public static JsonWriter write(JsonWriter json, BenefitAmounts amounts) {
        return json.money("total", amounts.total())
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
                .money("fundTotal", amounts.fundTotal())
                .money("outOfPocket", amounts.outOfPocket())
                .money("personalAccount", amounts.personalAccount())
                .money("cash", amounts.cash());
    }
}
