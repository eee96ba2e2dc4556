package io.jishi.nhsa.bill;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.table.Output;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.settlement.model.UnreferredAdvice;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Writes bills into the nodes {@code setlinfo} and {@code setldetail}. */
public final class BillOutput {

    private static final String BY_ITEM = "01";

    /** The first half of fund codes; the second says which fund of its kind. */
    private static final String ASSISTANCE = "610";

    private static final String OTHER = "999";

    private BillOutput() {}

    /**
     * A bill, or what one would come to.
     *
     * @param amounts who pays what
     * @param care kind of care
     * @param day the reference date
     * @param time of the settlement, in China
     * @param messageId of the message that makes it
     */
    record Bill(BenefitAmounts amounts, CareType care, LocalDate day, LocalDateTime time, String messageId) {}

    /** The common part of a bill or a preview; {@code setl_id} is for the caller. */
    static OutputRow write(Output output, BillContext context, Bill bill) {
        BenefitAmounts amounts = bill.amounts();
        LocalDate day = bill.day();
        OutputRow row = output.node("setlinfo");
        FundSums sums = FundSums.of(amounts);
        sums.write(row);
        WireCodes.writeBirth(row, context.coverage(), day);
        row.text("mdtrt_id", context.visit().visitId())
                .text("psn_no", context.visit().personId())
                .text("insutype", WireCodes.insutype(context.scheme()))
                .text(
                        "psn_type",
                        WireCodes.personType(
                                context.scheme(), context.coverage().birthDate(), day))
                .flag("cvlserv_flag", false)
                .time("setl_time", bill.time())
                .text("mdtrt_cert_type", context.report().field("mdtrt_cert_type"))
                .text("med_type", context.report().medType(context.careType(), bill.care()))
                .money("hosp_part_amt", amounts.hospitalBorne())
                .money("psn_part_amt", amounts.outOfPocket())
                .money("psn_cash_pay", amounts.cash())
                .text("medins_setl_id", bill.messageId())
                .text("clr_optins", context.visit().key().region())
                .text("clr_way", BY_ITEM)
                .text("clr_type", WireCodes.clearingType(bill.care()));
        return row;
    }

    /** The negative twin of a bill, or what stands again when one is undone itself. */
    static OutputRow writeUndone(
            Output output,
            String visitId,
            String region,
            BenefitAmounts amounts,
            String messageId,
            LocalDateTime time) {
        OutputRow row = output.node("setlinfo");
        FundSums.of(amounts).write(row);
        return row.text("mdtrt_id", visitId)
                .text("clr_optins", region)
                .time("setl_time", time)
                .money("psn_part_amt", amounts.outOfPocket())
                .money("psn_cash_pay", amounts.cash())
                .money("hosp_part_amt", amounts.hospitalBorne())
                .text("medins_setl_id", messageId);
    }

    /**
     * One row for each fund that pays, and the pooling fund always; together they are {@code fund_pay_sumamt}.
     *
     * @param advice what the missing filing costs; null if the bill is not reduced
     */
    public static void writeFunds(
            Output output, Scheme scheme, BenefitAmounts amounts, @Nullable UnreferredAdvice advice) {
        boolean resident = scheme == Scheme.RESIDENT;
        Fen eligible = amounts.eligible();
        String pool = WireCodes.poolingFund(scheme);
        String reduced = advice == null
                ? ""
                : "未办理转诊备案,统筹基金少支付" + advice.reduction() + "元,个人多负担" + advice.patientPaysMore() + "元";
        fund(output, pool, resident ? "城乡居民基本医疗保险基金" : "职工基本医疗保险统筹基金", eligible, amounts.poolingFund())
                .text("setl_proc_info", reduced);
        other(
                output,
                WireCodes.insutype(scheme) + (resident ? "200" : "300"),
                resident ? "城乡居民大病医疗保险基金" : "职工大病",
                amounts.criticalIllness());
        other(output, ASSISTANCE + "100", "医疗救助基金", amounts.medicalAssistance());
        other(output, ASSISTANCE + "102", "再救助", amounts.additionalAssistance());
        other(output, OTHER + "997", "其他基金", amounts.extras());
    }

    private static void other(Output output, String code, String name, Fen amount) {
        if (!amount.isZero()) {
            fund(output, code, name, amount, amount);
        }
    }

    private static OutputRow fund(Output output, String code, String name, Fen computedOn, Fen amount) {
        return output.row("setldetail")
                .text("fund_pay_type", code)
                .text("fund_pay_type_name", name)
                .money("inscp_scp_amt", computedOn)
                .money("crt_payb_lmt_amt", Fen.ZERO)
                .money("fund_payamt", amount);
    }
}
