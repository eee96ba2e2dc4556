package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import io.jishi.support.GatewayClient;
import io.jishi.support.NationalClient;
import io.jishi.support.NationalClient.Reply;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desk of a hospital that serves one person over the national interface. Whatever answer is about a bill, its
 * amounts are held to the identities of the interface.
 */
final class CareDesk {

    private static final List<String> PARTS =
            List.of("fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt");
    private static final List<String> FUNDS = List.of(
            "hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "hifdm_pay", "oth_pay");

    private final NationalClient client;
    private final String person;

    CareDesk(DemoProvider hospital, DemoPerson person) {
        this(hospital, person.personId());
    }

    CareDesk(DemoProvider hospital, String person) {
        this.client = NationalClient.of(hospital);
        this.person = person;
    }

    /** The client behind the desk. */
    NationalClient client() {
        return client;
    }

    /** A message id that nobody has used. */
    String messageId() {
        return client.messageId();
    }

    /** One row of 2301 or 2204 as JSON text, with {@code mdtrt_id}, {@code psn_no} and the batch to be filled in. */
    static String line(String serial, String item, String day, String price, String quantity, String amount) {
        return """
                {"feedetl_sn":"%s","mdtrt_id":"@visit","psn_no":"@person","chrg_bchno":"@batch","med_type":"21",
                "rx_circ_flag":"0","fee_ocur_time":"%s 09:00:00","med_list_codg":"%s","medins_list_codg":"H1",
                "det_item_fee_sumamt":%s,"cnt":%s,"pric":%s,"bilg_dept_codg":"A","bilg_dept_name":"内科",
                "bilg_dr_codg":"D1","bilg_dr_name":"甲","hosp_appr_flag":"1"}\
                """.formatted(serial, day, item, amount, quantity, price).replace("\n", "");
    }

    /** One row of one piece of class A. */
    static String classA(String serial, String day, String amount) {
        return line(serial, "D000001", day, amount, "1", amount);
    }

    /** One row of one piece of class B, of which a stay or a chronic disease pays 10 % first. */
    static String classB(String serial, String day, String amount) {
        return line(serial, "D000002", day, amount, "1", amount);
    }

    /** A text with its place-holders filled in. */
    String filled(String text, String visit, String batch) {
        return text.replace("@visit", visit).replace("@person", person).replace("@batch", batch);
    }

    /** 2401. */
    String admission(String number, String day) {
        return """
                {"mdtrtinfo":{"psn_no":"@person","insutype":"390","begntime":"%s 08:00:00","mdtrt_cert_type":"02",
                "mdtrt_cert_no":"1","med_type":"21","ipt_no":"%s","atddr_no":"D1","chfpdr_name":"甲",
                "adm_diag_dscr":"病","adm_dept_codg":"A","adm_dept_name":"内科","adm_bed":"1",
                "dscg_maindiag_code":"I10","dscg_maindiag_name":"高血压"},"diseinfo":[{"psn_no":"@person",%s}]}\
                """.formatted(day, number, diagnosis(day)).replace("\n", "").replace("@person", person);
    }

    private static String diagnosis(String day) {
        return """
                "diag_type":"1","maindiag_flag":"1","diag_srt_no":"1","diag_code":"I10","diag_name":"高血压",
                "diag_dept":"A","dise_dor_no":"D1","dise_dor_name":"甲","diag_time":"%s 09:00:00"\
                """.formatted(day).replace("\n", "");
    }

    /** Admits to a stay under a new number; its {@code mdtrt_id}. */
    String admitted(String day) {
        return client.call("2401", admission(GatewayClient.unique("S"), day))
                .ok()
                .at("result.mdtrt_id");
    }

    /** Registers an outpatient visit under a new number; its {@code mdtrt_id}. */
    String registered(String day) {
        return client.call("2201", """
                {"data":{"psn_no":"%s","insutype":"390","begntime":"%s 08:00:00","mdtrt_cert_type":"02",
                "mdtrt_cert_no":"1","ipt_otp_no":"%s","atddr_no":"D1","dr_name":"甲","dept_code":"A",
                "dept_name":"内科","caty":"A03"}}""".formatted(person, day, GatewayClient.unique("R")))
                .ok()
                .at("data.mdtrt_id");
    }

    /** 2203A; the disease may be null. */
    Reply encounter(String visit, String medType, @Nullable String disease, String day) {
        String more = disease == null ? "" : ",\"dise_codg\":\"" + disease + "\"";
        return client.call("2203A", """
                {"mdtrtinfo":{"mdtrt_id":"%s","psn_no":"%s","med_type":"%s","begntime":"%s 08:10:00"%s}}\
                """.formatted(visit, person, medType, day, more));
    }

    /** 2301. */
    Reply upload(String visit, String... lines) {
        return upload("2301", visit, "", lines);
    }

    /** 2204. */
    Reply charge(String visit, String batch, String... lines) {
        return upload("2204", visit, batch, lines);
    }

    private Reply upload(String number, String visit, String batch, String... lines) {
        return client.call(number, filled("{\"feedetail\":[" + String.join(",", lines) + "]}", visit, batch));
    }

    /** 2402. */
    Reply discharge(String visit, String day) {
        return client.call("2402", """
                {"dscginfo":{"mdtrt_id":"%s","psn_no":"%s","insutype":"390","endtime":"%s 10:00:00",
                "dscg_dept_codg":"A","dscg_dept_name":"内科","dscg_way":"1"},"diseinfo":[{"psn_no":"%s",%s}]}\
                """.formatted(visit, person, day, person, diagnosis(day))
                .replace("\n", ""));
    }

    /** 2202, 2404, 2405 and others that name a visit alone; more fields begin with a comma. */
    Reply visit(String number, String visit, String more) {
        return client.call(number, reference(visit, more));
    }

    /** A node {@code data} that names a visit; more fields begin with a comma. */
    String reference(String visit, String more) {
        return "{\"data\":{\"mdtrt_id\":\"" + visit + "\",\"psn_no\":\"" + person + "\",\"ipt_otp_no\":\"0\"" + more
                + "}}";
    }

    /** The input of 2303 and 2304; more fields begin with a comma. */
    String settlement(String visit, String total, String more) {
        return reference(
                visit,
                ",\"mdtrt_cert_type\":\"02\",\"mdtrt_cert_no\":\"1\",\"medfee_sumamt\":\"" + total
                        + "\",\"psn_setlway\":\"01\",\"insutype\":\"390\",\"acct_used_flag\":\"0\","
                        + "\"mid_setl_flag\":\"0\"" + more);
    }

    /** The input of 2206A and 2207A. */
    String charged(String visit, String batch, String medType, String total, boolean account) {
        String more = ",\"med_type\":\"" + medType + "\",\"chrg_bchno\":\"" + batch
                + "\",\"fulamt_ownpay_amt\":0,\"overlmt_selfpay\":0,\"preselfpay_amt\":0,\"inscp_scp_amt\":0";
        return settlement(visit, total, more)
                .replace("\"acct_used_flag\":\"0\"", "\"acct_used_flag\":\"" + (account ? 1 : 0) + "\"");
    }

    /** 2207A of a charge without the personal account. */
    Reply settleCharge(String visit, String batch, String medType, String total) {
        return held(client.call("2207A", charged(visit, batch, medType, total, false)));
    }

    /** 2304 under a message id. */
    Reply settleStay(String messageId, String visit, String total) {
        return held(client.call("2304", messageId, settlement(visit, total, "")));
    }

    /** 2305, 2208 and 5203, which name a bill. */
    Reply bill(String number, String visit, String bill) {
        return bill(number, messageId(), visit, bill);
    }

    /** 2305 or 2208 under a message id. */
    Reply bill(String number, String messageId, String visit, String bill) {
        return held(client.call(number, messageId, reference(visit, ",\"setl_id\":\"" + bill + "\"")));
    }

    /** 2601. */
    Reply reverse(String number, String messageId) {
        return client.call("2601", reversal(number, messageId));
    }

    /** The input of 2601. */
    String reversal(String number, String messageId) {
        return "{\"data\":{\"psn_no\":\"" + person + "\",\"omsgid\":\"" + messageId + "\",\"oinfno\":\"" + number
                + "\"}}";
    }

    /** A stay of 2019-11-01 to 2019-11-08 with class A of 3000.00, discharged and not settled. */
    String dischargedStay() {
        String visit = admitted("2019-11-01");
        upload(visit, classA("1", "2019-11-02", "3000.00")).ok();
        discharge(visit, "2019-11-08").ok();
        return visit;
    }

    /** An answer about a bill, after a look at its amounts; a refusal is let pass. */
    static Reply held(Reply reply) {
        if (reply.code() == 0) {
            JsonNode bill = reply.output().path("setlinfo");
            BigDecimal funds = money(bill, "fund_pay_sumamt");
            BigDecimal patient = money(bill, bill.has("psn_pay") ? "psn_pay" : "psn_part_amt");
            BigDecimal cash = money(bill, bill.has("cash_payamt") ? "cash_payamt" : "psn_cash_pay");
            BigDecimal hospital = bill.has("psn_pay") ? BigDecimal.ZERO : money(bill, "hosp_part_amt");
            same(money(bill, "medfee_sumamt"), sum(bill, PARTS), reply);
            same(money(bill, "medfee_sumamt"), funds.add(patient).add(hospital), reply);
            same(patient, money(bill, "acct_pay").add(cash), reply);
            same(funds, sum(bill, FUNDS), reply);
            BigDecimal rows = BigDecimal.ZERO;
            for (JsonNode row : reply.output().path("setldetail")) {
                rows = rows.add(money(row, "fund_payamt"));
            }
            same(funds, rows, reply);
        }
        return reply;
    }

    private static void same(BigDecimal whole, BigDecimal parts, Reply reply) {
        assertEquals(0, whole.compareTo(parts), () -> whole + " against " + parts + " in " + reply.text());
    }

    private static BigDecimal sum(JsonNode bill, List<String> fields) {
        return fields.stream().map(field -> money(bill, field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal money(JsonNode bill, String field) {
        return bill.has(field) ? new BigDecimal(bill.path(field).asText()) : BigDecimal.ZERO;
    }
}
