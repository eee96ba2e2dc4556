package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** 5201, 5203 and 5204 of each kind of care. Uses the spare people 905 to 909. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class BillQueriesTest {

    private final DemoData data = GatewayServers.data();

    private CareDesk desk(int spare) {
        return new CareDesk(data.countyHospital(), data.spare(spare));
    }

    private Reply visits(int spare, String medType, String from, String until) {
        return desk(spare)
                .client()
                .call(
                        "5201",
                        "{\"data\":{\"psn_no\":\"" + data.spare(spare).personId() + "\",\"begntime\":\"" + from
                                + " 00:00:00\",\"endtime\":\"" + until + " 23:59:59\",\"med_type\":\"" + medType
                                + "\"}}")
                .ok();
    }

    private static List<String> column(Reply reply, String node, String field) {
        return StreamSupport.stream(
                        (node.isEmpty() ? reply.output() : reply.output().path(node)).spliterator(), false)
                .map(row -> row.path(field).asText())
                .toList();
    }

    @Test
    void visitsAreListedByTheirKind() {
        CareDesk desk = desk(905);
        String ordinary = desk.registered("2021-03-10");
        String chronic = desk.registered("2021-03-11");
        desk.encounter(chronic, "14", "COPD", "2021-03-11").ok();
        String drugs = desk.registered("2021-03-12");
        desk.encounter(drugs, "9901", "HYPERTENSION", "2021-03-12").ok();
        String stay = desk.dischargedStay();
        assertEquals(List.of(ordinary), column(visits(905, "11", "2021-01-01", "2021-12-31"), "mdtrtinfo", "mdtrt_id"));
        Reply ofChronic = visits(905, "14", "2021-01-01", "2021-12-31");
        assertEquals(List.of(chronic), column(ofChronic, "mdtrtinfo", "mdtrt_id"));
        assertEquals("COPD", ofChronic.at("mdtrtinfo.0.dise_codg"));
        Reply ofDrugs = visits(905, "9901", "2021-01-01", "2021-12-31");
        assertEquals(List.of(drugs), column(ofDrugs, "mdtrtinfo", "mdtrt_id"));
        assertEquals("9901", ofDrugs.at("mdtrtinfo.0.med_type"));
        assertEquals("0", ofDrugs.at("mdtrtinfo.0.inhosp_stas"));
        Reply ofStays = visits(905, "21", "2019-11-01", "2019-11-01");
        assertEquals(List.of(stay), column(ofStays, "mdtrtinfo", "mdtrt_id"));
        assertEquals("7", ofStays.at("mdtrtinfo.0.ipt_days"));
        assertEquals("2019-11-08 10:00:00", ofStays.at("mdtrtinfo.0.endtime"));
        assertEquals("I10", ofStays.at("mdtrtinfo.0.dscg_maindiag_code"));
        assertEquals(List.of(), column(visits(905, "21", "2019-11-02", "2019-11-30"), "mdtrtinfo", "mdtrt_id"));
        assertEquals(List.of(), column(visits(906, "21", "2019-11-01", "2019-11-30"), "mdtrtinfo", "mdtrt_id"));
    }

    @Test
    void aBillSaysWhereItWasMade() {
        CareDesk desk = desk(907);
        String visit = desk.dischargedStay();
        String message = desk.messageId();
        Reply settled = desk.settleStay(message, visit, "3000.00").ok();
        String bill = settled.at("setlinfo.setl_id");
        Reply found = desk.bill("5203", visit, bill).ok();
        assertEquals(data.countyHospital().code(), found.at("setlinfo.fixmedins_code"));
        assertEquals("示例县（141024）人民医院", found.at("setlinfo.fixmedins_name"));
        assertEquals("05", found.at("setlinfo.hosp_lv"));
        assertEquals(message, found.at("setlinfo.medins_setl_id"));
        assertEquals("2019", found.at("setlinfo.year"));
        assertEquals("21", found.at("setlinfo.clr_type"));
        for (String same : List.of("medfee_sumamt", "hifp_pay", "act_pay_dedc", "fund_pay_sumamt", "setl_time")) {
            assertEquals(settled.at("setlinfo." + same), found.at("setlinfo." + same), same);
        }
        assertEquals(settled.at("setlinfo.psn_cash_pay"), found.at("setlinfo.cash_payamt"));
    }

    @Test
    void theLinesOfABillStayKnownWhenItIsCancelled() {
        CareDesk desk = desk(908);
        String visit = desk.dischargedStay();
        String bill = desk.settleStay(desk.messageId(), visit, "3000.00").ok().at("setlinfo.setl_id");
        String twin = desk.bill("2305", visit, bill).ok().at("setlinfo.setl_id");
        desk.visit("2405", visit, "").ok();
        desk.upload(visit, CareDesk.classB("2", "2019-11-03", "100.00")).ok();
        assertEquals(List.of("1"), serials(desk, visit, bill));
        assertEquals(List.of("1", "2"), serials(desk, visit, ""));
        assertTrue(List.of(List.of(), List.of("1")).contains(serials(desk, visit, twin)));
        Reply lines = desk.visit("5204", visit, "").ok();
        assertEquals("0.1000", lines.output().path(1).path("selfpay_prop").asText());
        assertTrue(lines.outputText().contains("\"preselfpay_amt\":10.00,"), lines::text);
    }

    private static List<String> serials(CareDesk desk, String visit, String bill) {
        String more = bill.isEmpty() ? "" : ",\"setl_id\":\"" + bill + "\"";
        return column(desk.visit("5204", visit, more).ok(), "", "feedetl_sn");
    }

    @Test
    void eachChargeHasItsOwnLines() {
        CareDesk desk = desk(909);
        String visit = desk.registered("2021-03-10");
        desk.charge(visit, "B1", CareDesk.classA("1", "2021-03-10", "20.00")).ok();
        desk.charge(
                        visit,
                        "B2",
                        CareDesk.classA("2", "2021-03-10", "30.00"),
                        CareDesk.classB("3", "2021-03-10", "1.00"))
                .ok();
        String first = desk.settleCharge(visit, "B1", "11", "20.00").ok().at("setlinfo.setl_id");
        String second = desk.settleCharge(visit, "B2", "11", "31.00").ok().at("setlinfo.setl_id");
        assertEquals(List.of("1"), serials(desk, visit, first));
        assertEquals(List.of("2", "3"), serials(desk, visit, second));
        assertEquals(
                List.of("1", "2", "3"),
                serials(desk, visit, "").stream().sorted().toList());
        assertEquals("20.00", desk.bill("5203", visit, first).ok().at("setlinfo.medfee_sumamt"));
        assertEquals("31.00", desk.bill("5203", visit, second).ok().at("setlinfo.medfee_sumamt"));
    }
}
