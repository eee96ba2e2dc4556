package io.jishi.nhsa.bill;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;

/**
 * The amounts of a bill in the columns of the interface. The identities of the interface (nhsa 1.6) are checked once
 * more on what is written, also where the bill's own hold.
 *
 * @param amounts of the bill, its negative twin, or a preview
 * @param pool pooling fund
 * @param criticalIllness critical illness insurance
 * @param assistance medical and additional assistance
 * @param other extra layers
 * @param funds all of these
 */
public record FundSums(BenefitAmounts amounts, Fen pool, Fen criticalIllness, Fen assistance, Fen other, Fen funds) {

    private static final long WHOLE = 1_000_000;

    /**
     * Refuses amounts that do not add up.
     *
     * @throws IllegalStateException naming the identity that is broken
     */
    public FundSums {
        require(
                1,
                amounts.total(),
                amounts.nonCovered()
                        .plus(amounts.overLimit())
                        .plus(amounts.upfrontSelfPay())
                        .plus(amounts.eligible()));
        require(2, amounts.total(), funds.plus(amounts.outOfPocket()).plus(amounts.hospitalBorne()));
        require(3, amounts.outOfPocket(), amounts.personalAccount().plus(amounts.cash()));
        require(4, funds, pool.plus(criticalIllness).plus(assistance).plus(other));
    }

    /** The sums of a bill. */
    public static FundSums of(BenefitAmounts amounts) {
        Fen assistance = amounts.medicalAssistance().plus(amounts.additionalAssistance());
        Fen funds = amounts.poolingFund()
                .plus(amounts.criticalIllness())
                .plus(assistance)
                .plus(amounts.extras());
        return new FundSums(
                amounts, amounts.poolingFund(), amounts.criticalIllness(), assistance, amounts.extras(), funds);
    }

    private static void require(int identity, Fen whole, Fen parts) {
        if (!whole.equals(parts)) {
            throw new IllegalStateException("amount identity " + identity + " of the national interface is broken");
        }
    }

    /** Writes the columns that every answer about a bill has. */
    public void write(OutputRow row) {
        row.money("medfee_sumamt", amounts.total())
                .money("fulamt_ownpay_amt", amounts.nonCovered())
                .money("overlmt_selfpay", amounts.overLimit())
                .money("preselfpay_amt", amounts.upfrontSelfPay())
                .money("inscp_scp_amt", amounts.eligible())
                .money("act_pay_dedc", amounts.deductible())
                .money("hifp_pay", pool)
                .rate("pool_prop_selfpay", poolRate())
                .money("hifmi_pay", criticalIllness)
                .money("maf_pay", assistance)
                .money("oth_pay", other)
                .money("fund_pay_sumamt", funds)
                .money("acct_pay", amounts.personalAccount());
    }

    /** What of the expense above the deductible the pooling fund pays; nothing is computed with it. */
    private Rate poolRate() {
        Fen above = amounts.eligible().minus(amounts.deductible());
        if (above.isZero()) {
            return Rate.NONE;
        }
        long share = Math.multiplyExact(pool.value(), WHOLE) / above.value();
        return new Rate((int) Math.max(0, Math.min(WHOLE, share)));
    }
}
