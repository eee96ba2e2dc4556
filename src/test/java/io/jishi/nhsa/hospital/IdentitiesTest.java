package io.jishi.nhsa.hospital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The identities on a bill that obeys them, and on bills that are guilty in one amount. */
class IdentitiesTest {
    private static final Set<Rule> ALL = EnumSet.range(Rule.IDENTITY_1, Rule.IDENTITY_6);

    /** 10,000.00 of which 9,000.00 in scope; the funds pay 5,740.00 and 200.00, the hospital bears 60.00. */
    private static ObjectNode bill() {
        return (ObjectNode) Json.read("""
                {"setlinfo":{"medfee_sumamt":10000.00,"fulamt_ownpay_amt":500.00,"overlmt_selfpay":100.00,
                 "preselfpay_amt":400.00,"inscp_scp_amt":9000.00,"hifp_pay":5740.00,"cvlserv_pay":0.00,
                 "hifes_pay":0.00,"hifmi_pay":150.00,"hifob_pay":0.00,"maf_pay":50.00,"hosp_part_amt":60.00,
                 "oth_pay":0.00,"fund_pay_sumamt":5940.00,"psn_part_amt":4000.00,"acct_pay":10.00,
                 "psn_cash_pay":3990.00,"acct_mulaid_pay":0.00,"hifdm_pay":0.00},
                 "setldetail":[{"fund_pay_type":"390100","fund_payamt":5740.00},
                  {"fund_pay_type":"390200","fund_payamt":"150.00"},
                  {"fund_pay_type":"610100","fund_payamt":50.00}]}""");
    }

    @Test
    void honestBillObeysAll() {
        assertEquals(ALL, held(bill(), 1_000_000));
    }

    @Test
    void cancellationObeysAllWithTheSignTurned() {
        ObjectNode cancellation = bill();
        negate((ObjectNode) cancellation.path("setlinfo"));
        cancellation.path("setldetail").forEach(row -> negate((ObjectNode) row));
        assertEquals(ALL, held(cancellation, -1_000_000));
    }

    @ParameterizedTest
    @CsvSource({
        "fulamt_ownpay_amt, IDENTITY_1",
        "overlmt_selfpay, IDENTITY_1",
        "preselfpay_amt, IDENTITY_1",
        "inscp_scp_amt, IDENTITY_1",
        "hosp_part_amt, IDENTITY_2",
        "acct_pay, IDENTITY_3",
        "psn_cash_pay, IDENTITY_3",
        "acct_mulaid_pay, IDENTITY_3",
        "hifp_pay, IDENTITY_4",
        "cvlserv_pay, IDENTITY_4",
        "hifes_pay, IDENTITY_4",
        "hifmi_pay, IDENTITY_4",
        "hifob_pay, IDENTITY_4",
        "maf_pay, IDENTITY_4",
        "hifdm_pay, IDENTITY_4",
        "oth_pay, IDENTITY_4"
    })
    void oneFenTooMuchIsFoundOut(String field, Rule broken) {
        ObjectNode guilty = bill();
        ObjectNode info = (ObjectNode) guilty.path("setlinfo");
        info.put(field, Yuan.text(Yuan.fen(info.path(field)) + 1));
        Set<Rule> expected = EnumSet.copyOf(ALL);
        expected.remove(broken);
        assertEquals(expected, held(guilty, 1_000_000));
    }

    @Test
    void fundRowThatIsMissingIsFoundOut() {
        ObjectNode guilty = bill();
        guilty.withArrayProperty("setldetail").remove(2);
        assertFalse(held(guilty, 1_000_000).contains(Rule.IDENTITY_5));
    }

    @Test
    void totalOfOtherLinesIsFoundOut() {
        assertFalse(held(bill(), 999_999).contains(Rule.IDENTITY_6));
    }

    @Test
    void misprintedCashFieldIsRead() {
        ObjectNode misprinted = bill();
        ObjectNode info = (ObjectNode) misprinted.path("setlinfo");
        JsonNode cash = info.remove("psn_cash_pay");
        info.set("pdn_cash_pay", cash);
        assertTrue(held(misprinted, 1_000_000).contains(Rule.IDENTITY_3));
    }

    private static void negate(ObjectNode node) {
        node.properties().forEach(entry -> {
            if (entry.getValue().isNumber() || entry.getKey().equals("fund_payamt")) {
                node.put(entry.getKey(), Yuan.text(-Yuan.fen(entry.getValue())));
            }
        });
    }

    private static Set<Rule> held(ObjectNode output, long lines) {
        return Identities.of(output, lines).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
    }
}
