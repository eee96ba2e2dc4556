package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The output tables whose order is checked. Fields that a later edition added may be absent. */
final class OutputTables {

    /** 2303, 2304, 2206A and 2207A; the previews have no {@code setl_id}. */
    static final List<String> SETTLEMENT = fields("""
            mdtrt_id setl_id psn_no psn_name psn_cert_type certno gend naty brdy age insutype psn_type cvlserv_flag
            setl_time mdtrt_cert_type med_type medfee_sumamt fulamt_ownpay_amt overlmt_selfpay preselfpay_amt
            inscp_scp_amt act_pay_dedc hifp_pay pool_prop_selfpay cvlserv_pay hifes_pay hifmi_pay hifob_pay maf_pay
            hosp_part_amt oth_pay fund_pay_sumamt psn_part_amt acct_pay psn_cash_pay balc acct_mulaid_pay
            medins_setl_id clr_optins clr_way clr_type""");

    /** 2305 and 2208; the cash field has two spellings. */
    static final List<String> CANCELLATION = fields("""
            mdtrt_id setl_id clr_optins setl_time medfee_sumamt fulamt_ownpay_amt overlmt_selfpay preselfpay_amt
            inscp_scp_amt act_pay_dedc hifp_pay pool_prop_selfpay cvlserv_pay hifes_pay hifmi_pay hifob_pay maf_pay
            oth_pay fund_pay_sumamt psn_part_amt acct_pay hosp_part_amt balc acct_mulaid_pay medins_setl_id""");

    static final List<String> FUND =
            fields("fund_pay_type inscp_scp_amt crt_payb_lmt_amt fund_payamt fund_pay_type_name setl_proc_info");

    static final List<String> LINE = fields("""
            feedetl_sn det_item_fee_sumamt cnt pric pric_uplmt_amt selfpay_prop fulamt_ownpay_amt overlmt_amt
            preselfpay_amt inscp_scp_amt chrgitm_lv med_chrgitm_type bas_medn_flag hi_nego_drug_flag chld_medc_flag
            list_sp_item_flag lmt_used_flag drt_reim_flag memo""");

    static final List<String> QUERIED_BILL = fields("""
            setl_id mdtrt_id psn_no psn_name psn_cert_type certno gend naty brdy age insutype psn_type cvlserv_flag
            flxempe_flag nwb_flag insu_optins emp_name pay_loc fixmedins_code fixmedins_name hosp_lv
            fixmedins_poolarea lmtpric_hosp_lv dedc_hosp_lv begndate enddate setl_time mdtrt_cert_type med_type
            clr_type clr_way clr_optins medfee_sumamt fulamt_ownpay_amt overlmt_selfpay preselfpay_amt inscp_scp_amt
            act_pay_dedc hifp_pay pool_prop_selfpay cvlserv_pay hifes_pay hifmi_pay hifob_pay maf_pay oth_pay
            fund_pay_sumamt psn_pay acct_pay cash_payamt balc acct_mulaid_pay medins_setl_id refd_setl_flag year
            dise_codg dise_name invono opter_id opter_name opt_time""");

    private static final Set<String> AMOUNTS = Set.of(
            "medfee_sumamt",
            "fulamt_ownpay_amt",
            "overlmt_selfpay",
            "preselfpay_amt",
            "inscp_scp_amt",
            "act_pay_dedc",
            "hifp_pay",
            "cvlserv_pay",
            "hifes_pay",
            "hifmi_pay",
            "hifob_pay",
            "maf_pay",
            "hifdm_pay",
            "hosp_part_amt",
            "oth_pay",
            "fund_pay_sumamt",
            "psn_part_amt",
            "acct_pay",
            "psn_cash_pay",
            "pdn_cash_pay",
            "psn_pay",
            "cash_payamt",
            "balc",
            "acct_mulaid_pay",
            "crt_payb_lmt_amt",
            "fund_payamt",
            "det_item_fee_sumamt",
            "overlmt_amt");
    private static final Set<String> RATIOS = Set.of("pool_prop_selfpay", "selfpay_prop");
    private static final int AMOUNT_DECIMALS = 2;
    private static final int RATIO_DECIMALS = 4;

    private OutputTables() {}

    /** Whether the node has every field of the table, in its order; other fields may stand between them. */
    static boolean inOrder(JsonNode node, List<String> table) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        names.retainAll(table);
        return names.equals(table);
    }

    /** Whether a field of this name is an amount, with two decimals. */
    static boolean isAmount(String field) {
        return AMOUNTS.contains(field);
    }

    /** Whether a field of this name is a ratio, with four decimals. */
    static boolean isRatio(String field) {
        return RATIOS.contains(field);
    }

    /** The table without one field. */
    static List<String> without(List<String> table, String field) {
        return table.stream().filter(name -> !name.equals(field)).toList();
    }

    /** Fields of the node that are numbers of a table but are not written as numbers with its decimals. */
    static List<String> wrongDecimals(JsonNode node) {
        List<String> wrong = new ArrayList<>();
        node.properties().forEach(entry -> {
            if (AMOUNTS.contains(entry.getKey()) && !hasDecimals(entry.getValue(), AMOUNT_DECIMALS)) {
                wrong.add(entry.getKey());
            }
            if (RATIOS.contains(entry.getKey()) && !hasDecimals(entry.getValue(), RATIO_DECIMALS)) {
                wrong.add(entry.getKey());
            }
        });
        return wrong;
    }

    private static boolean hasDecimals(JsonNode node, int decimals) {
        return node.isNumber() && node.decimalValue().scale() == decimals;
    }

    private static List<String> fields(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }
}
