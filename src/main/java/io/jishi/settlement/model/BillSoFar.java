package io.jishi.settlement.model;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.Supplement;
import io.jishi.benefit.YearToDate;
import java.util.List;

/**
 * A live bill with its live supplements, as what the next supplement starts from.
 *
 * @param bill the bill
 * @param facts what is known of it: the last supplement's, which has the late facts of those before it
 * @param amounts what it and its supplements have paid
 * @param change what they added to the accumulators
 */
public record BillSoFar(Settlement bill, BenefitFacts facts, BenefitAmounts amounts, YearToDate change) {

    /** The bill with its supplements in their order. */
    public static BillSoFar of(Settlement bill, List<Settlement> supplements) {
        BenefitFacts facts = bill.stored().facts();
        BenefitAmounts amounts = bill.amounts();
        YearToDate change = bill.stored().change();
        for (Settlement supplement : supplements) {
            facts = supplement.stored().facts();
            amounts = amounts.plus(supplement.amounts());
            change = change.plus(supplement.stored().change());
        }
        return new BillSoFar(bill, facts, amounts, change);
    }

    /** What has been paid. */
    public Supplement.Paid paid() {
        return new Supplement.Paid(amounts, change.medicalAssistanceDeductible());
    }

    /**
     * The accumulators to compute the bill again from: its place in the year as it was, and of every limit what others
     * use of it now. So a supplement is computed as if the bill came last, and no cap is passed however many bills
     * came after it.
     *
     * @param now the accumulators of the year
     */
    public YearToDate before(YearToDate now) {
        return bill.stored().before().withLimitsUsed(now.plus(change.negated()));
    }
}
