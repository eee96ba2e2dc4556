package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jishi.shared.id.TimeOrderedId;
import io.jishi.support.DemoData;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Outpatient care over the wire, with amounts that are computed by hand. Uses the spare people 890 to 904. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class OutpatientChargesTest {

    private static final String BENGBU = "340300";

    private final DemoData data = GatewayServers.data();

    private CareDesk desk(int spare) {
        return new CareDesk(data.countyHospital(), data.spare(spare));
    }

    /** A visit of one charge; a medical type with its disease after a point. */
    private static Reply settled(
            CareDesk desk, String day, String type, String total, boolean account, String... lines) {
        String visit = visit(desk, day, type, lines);
        String asked = desk.charged(visit, "B1", medType(type), total, account);
        Reply preview = CareDesk.held(desk.client().call("2206A", asked));
        Reply settled = CareDesk.held(desk.client().call("2207A", asked));
        if (settled.code() == 0) {
            for (String field : new String[] {"fund_pay_sumamt", "acct_pay", "psn_cash_pay", "act_pay_dedc"}) {
                assertEquals(preview.at("setlinfo." + field), settled.at("setlinfo." + field), field);
            }
        }
        return settled;
    }

    private static String visit(CareDesk desk, String day, String type, String... lines) {
        String visit = desk.registered(day);
        int point = type.indexOf('.');
        desk.encounter(visit, medType(type), point < 0 ? null : type.substring(point + 1), day)
                .ok();
        desk.charge(visit, "B1", lines).ok();
        return visit;
    }

    private static String medType(String type) {
        int point = type.indexOf('.');
        return point < 0 ? type : type.substring(0, point);
    }

    private static void pays(Reply reply, String fund, String account, String cash) {
        reply.ok();
        assertEquals(fund, reply.at("setlinfo.hifp_pay"), reply::text);
        assertEquals(account, reply.at("setlinfo.acct_pay"), reply::text);
        assertEquals(cash, reply.at("setlinfo.psn_cash_pay"), reply::text);
    }

    private static Reply pooling(CareDesk desk, String day, String classA) {
        return settled(desk, day, "11", classA, false, CareDesk.classA("1", day, classA));
    }

    @Test
    void ordinaryVisitsArePaidUpToTheirLimits() {
        CareDesk desk = desk(890);
        String day = "2021-03-01";
        Reply first = settled(
                desk,
                day,
                "11",
                "50.00",
                false,
                CareDesk.classA("1", day, "30.00"),
                CareDesk.classB("2", day, "20.00"));
        // 60 % of 30.00 and 50 % of 20.00; class B has no upfront part here
        pays(first, "28.00", "0.00", "22.00");
        assertEquals("0.00", first.at("setlinfo.preselfpay_amt"));
        assertEquals("50.00", first.at("setlinfo.inscp_scp_amt"));
        assertEquals("0.5600", first.at("setlinfo.pool_prop_selfpay"));
        assertEquals("11", first.at("setlinfo.clr_type"));
        // 60.00, of which the day has 50.00 - 28.00 left
        pays(pooling(desk, day, "100.00"), "22.00", "0.00", "78.00");
        pays(pooling(desk, "2021-03-02", "100.00"), "50.00", "0.00", "50.00");
        pays(pooling(desk, "2021-03-03", "100.00"), "50.00", "0.00", "50.00");
        // 50.00 + 50.00 + 50.00 are paid: 50.00 of 200.00 are left
        pays(pooling(desk, "2021-03-04", "80.00"), "48.00", "0.00", "32.00");
        Reply last = pooling(desk, "2021-03-05", "100.00");
        pays(last, "2.00", "0.00", "98.00");
        pays(pooling(desk, "2021-03-06", "100.00"), "0.00", "0.00", "100.00");
        pays(pooling(desk, "2022-03-06", "100.00"), "50.00", "0.00", "50.00");
    }

    @Test
    void drugsOfTwoDiseasesArePaidByClass() {
        CareDesk desk = desk(891);
        String day = "2020-05-01";
        String[] lines = {CareDesk.classA("1", day, "50.00"), CareDesk.classB("2", day, "40.00")};
        Reply first = settled(desk, day, "9901.HYPERTENSION", "90.00", false, lines);
        // 60.00 of the patient: the 40.00 of class B and 20.00 of class A; 60 % of the other 30.00
        pays(first, "18.00", "0.00", "72.00");
        assertEquals("60.00", first.at("setlinfo.act_pay_dedc"));
        assertEquals("9901", first.at("setlinfo.med_type"));
        String[] more = {CareDesk.classA("1", "2020-05-02", "10.00"), CareDesk.classB("2", "2020-05-02", "20.00")};
        pays(settled(desk, "2020-05-02", "9901.DIABETES_OTHER", "30.00", false, more), "16.00", "0.00", "14.00");
        String[] much = {CareDesk.classA("1", "2020-05-03", "500.00")};
        // 300.00, of which hypertension has 260.00 - 18.00 left
        pays(settled(desk, "2020-05-03", "9901.HYPERTENSION", "500.00", false, much), "242.00", "0.00", "258.00");
        String early = "2019-10-31";
        settled(desk, early, "9901.HYPERTENSION", "9.00", false, CareDesk.classA("1", early, "9.00"))
                .refused(1004);
        String noDisease = desk.registered(day);
        desk.encounter(noDisease, "9901", null, day).refused(7010).naming("dise_codg");
    }

    @Test
    void aChronicDiseaseIsPaidUpToItsQuotaOnceItIsFiled() {
        CareDesk desk = desk(892);
        String day = "2021-04-01";
        String[] lines = {CareDesk.classA("1", day, "1000.00"), CareDesk.classB("2", day, "1000.00")};
        String visit = visit(desk, day, "14.COPD", lines);
        desk.settleCharge(visit, "B1", "14", "2000.00").refused(2008);
        desk.client().call("2503", """
                {"data":{"psn_no":"%s","insutype":"390","opsp_dise_code":"COPD","opsp_dise_name":"病",
                "insu_optins":"141000","ide_fixmedins_no":"H1","ide_fixmedins_name":"示例","hosp_ide_date":"2020-12-30",
                "diag_dr_codg":"D1","diag_dr_name":"甲","begndate":"2021-01-01","enddate":"2021-12-31"}}\
                """.formatted(data.spare(892).personId())).ok();
        // 10 % of class B first, then 70 % of 1900.00
        Reply first = desk.settleCharge(visit, "B1", "14", "2000.00");
        pays(first, "1330.00", "0.00", "670.00");
        assertEquals("100.00", first.at("setlinfo.preselfpay_amt"));
        String[] again = {CareDesk.classA("1", "2021-04-02", "1000.00"), CareDesk.classB("2", "2021-04-02", "1000.00")};
        // 2400.00 - 1330.00 are left
        pays(settled(desk, "2021-04-02", "14.COPD", "2000.00", false, again), "1070.00", "0.00", "930.00");
        String[] other = {CareDesk.classA("1", "2021-04-03", "10.00")};
        settled(desk, "2021-04-03", "14.CHRONIC_HEPATITIS", "10.00", false, other)
                .refused(2008);
    }

    private void credit(int spare, String day, long fen) {
        GatewayRows.change(
                "insert into personal_account_credit (region, person_id, credited_on, amount) values (?, ?, ?, ?)",
                GatewayRows.REGION,
                data.spare(spare).personId(),
                LocalDate.parse(day),
                fen);
    }

    private static Reply fromAccount(CareDesk desk, String day, String classA) {
        return settled(desk, day, "11", classA, true, CareDesk.classA("1", day, classA));
    }

    @Test
    void thePersonalAccountPaysThePatientsPartBeforeCash() {
        CareDesk desk = desk(893);
        credit(893, "2020-06-01", 3_000);
        credit(893, "2020-12-31", 1_000);
        credit(893, "2021-01-01", 10_000);
        pays(pooling(desk, "2021-02-01", "100.00"), "50.00", "0.00", "50.00");
        // 30.00 and 10.00; what was credited after 2020 does not count
        Reply used = fromAccount(desk, "2021-02-02", "100.00");
        pays(used, "50.00", "40.00", "10.00");
        assertEquals("50.00", used.at("setlinfo.psn_part_amt"));
        Reply empty = fromAccount(desk, "2021-02-03", "100.00");
        pays(empty, "50.00", "0.00", "50.00");
        desk.bill("2208", empty.at("setlinfo.mdtrt_id"), empty.at("setlinfo.setl_id"))
                .ok();
        Reply undone = desk.bill("2208", used.at("setlinfo.mdtrt_id"), used.at("setlinfo.setl_id"))
                .ok();
        assertEquals("-40.00", undone.at("setlinfo.acct_pay"));
        pays(fromAccount(desk, "2021-02-04", "100.00"), "50.00", "40.00", "10.00");
    }

    @Test
    void theAccountPaysStaysFrom2021Only() {
        CareDesk desk = desk(894);
        credit(894, "2019-01-01", 100_000);
        String before = desk.dischargedStay();
        String paying = desk.settlement(before, "3000.00", "").replace("acct_used_flag\":\"0", "acct_used_flag\":\"1");
        assertEquals(
                "0.00", CareDesk.held(desk.client().call("2304", paying)).ok().at("setlinfo.acct_pay"));
        String visit = desk.admitted("2021-11-01");
        desk.upload(visit, CareDesk.classA("1", "2021-11-02", "3000.00")).ok();
        desk.discharge(visit, "2021-11-08").ok();
        Reply stay = CareDesk.held(desk.client().call("2304", paying.replace(before, visit)))
                .ok();
        assertEquals("1000.00", stay.at("setlinfo.acct_pay"), stay::text);
    }

    @Test
    void theAccountPaysOutpatientCareBefore2021() {
        CareDesk desk = desk(895);
        credit(895, "2020-06-01", 3_000);
        credit(895, "2020-08-01", 5_000);
        String day = "2020-07-01";
        // 60 % of 40.00; the credit of August has not come
        pays(
                settled(desk, day, "9901.HYPERTENSION", "100.00", true, CareDesk.classA("1", day, "100.00")),
                "24.00",
                "30.00",
                "46.00");
    }

    @Test
    void twoBillsAtOnceTakeNoMoreThanTheBalance() {
        CareDesk desk = desk(896);
        credit(896, "2020-06-01", 4_000);
        for (int round = 1; round <= 9; round++) {
            String day = "2021-0" + round + "-05";
            String[] asked = new String[2];
            for (int i = 0; i < 2; i++) {
                String visit = visit(desk, day, "11", CareDesk.classA("1", day, "60.00"));
                asked[i] = desk.charged(visit, "B1", "11", "60.00", true);
            }
            CompletableFuture<Reply> other =
                    CompletableFuture.supplyAsync(() -> desk.client().call("2207A", asked[0]));
            CareDesk.held(desk.client().call("2207A", asked[1])).ok();
            CareDesk.held(other.join()).ok();
        }
        assertEquals(
                4_000,
                GatewayRows.number(
                        "select sum(personal_account) from settlement where person_id = ?",
                        data.spare(896).personId()));
    }

    @Test
    void chargesOfARegistrationAreBilledOneByOne() {
        CareDesk desk = desk(897);
        String day = "2021-03-10";
        String visit = desk.registered(day);
        desk.charge(visit, "B1", CareDesk.classA("1", day, "20.00")).ok();
        desk.charge(visit, "B2", CareDesk.classA("2", day, "30.00")).ok();
        desk.settleCharge(visit, "B1", "11", "50.00").refused(7023);
        Reply first = desk.settleCharge(visit, "B1", "11", "20.00");
        pays(first, "12.00", "0.00", "8.00");
        Reply second = desk.settleCharge(visit, "B2", "11", "30.00");
        pays(second, "18.00", "0.00", "12.00");
        assertNotEquals(first.at("setlinfo.setl_id"), second.at("setlinfo.setl_id"));
        assertEquals(visit, second.at("setlinfo.mdtrt_id"));
        desk.bill("2208", visit, first.at("setlinfo.setl_id")).refused(3002);
        desk.bill("2208", visit, second.at("setlinfo.setl_id")).ok();
        desk.visit("2205", visit, ",\"chrg_bchno\":\"0000\"").ok();
        desk.settleCharge(visit, "B2", "11", "30.00").refused(8007);
        assertEquals("1", lines(desk, visit, first.at("setlinfo.setl_id")));
        desk.visit("2202", visit, "").refused(8005);
        // the lines of the second charge are gone, and may come anew
        desk.charge(visit, "B2", CareDesk.classA("2", day, "40.00")).ok();
        pays(desk.settleCharge(visit, "B2", "11", "40.00"), "24.00", "0.00", "16.00");
    }

    private static String lines(CareDesk desk, String visit, String bill) {
        return Integer.toString(desk.visit("5204", visit, ",\"setl_id\":\"" + bill + "\"")
                .ok()
                .output()
                .size());
    }

    @Test
    void aVillageIsPaidOncePerDayInAnotherRegion() {
        String person = TimeOrderedId.of(BENGBU, 1_577_836_800_000L, 9, 2);
        GatewayRows.change(
                "insert into person (region, person_id, identity_index, identity_key_version, county, birth_date)"
                        + " values (?, ?, sha256(convert_to('wire-outpatient', 'UTF8')), 1, '340321', '1970-01-01')",
                BENGBU,
                person);
        GatewayRows.change(
                "insert into coverage (region, person_id, scheme, valid_from, enrolment, benefits_from)"
                        + " values (?, ?, 'RESIDENT', '2019-01-01', 'IN_WINDOW', '2019-01-01')",
                BENGBU,
                person);
        String code = data.cityHospital().code();
        GatewayRows.change(
                "insert into provider (region, provider_code, name, treatment_region, charge_class, administration,"
                        + " grade, catalogue_region) select ?, provider_code, name, '340321', charge_class, 'VILLAGE',"
                        + " 'UNGRADED', ? from provider where region = '141000' and provider_code = ?",
                BENGBU,
                BENGBU,
                code);
        GatewayRows.change(
                "insert into agreement (region, provider_code, care_types, valid_from)"
                        + " values (?, ?, array['OUTPATIENT'], date '2015-01-01')",
                BENGBU,
                code);
        GatewayRows.change(
                "insert into catalogue_item (region, item_code, valid_from, name, class, self_pay_rate_millionths)"
                        + " select ?, item_code, valid_from, name, class, self_pay_rate_millionths"
                        + " from catalogue_item where region = '141000' and item_code = 'D000001'",
                BENGBU);
        CareDesk village = new CareDesk(data.cityHospital(), person);
        // half of 80.00 is more than the 15.00 of a village; the second visit of the day has nothing
        pays(pooling(village, "2020-03-01", "80.00"), "15.00", "0.00", "65.00");
        pays(pooling(village, "2020-03-01", "80.00"), "0.00", "0.00", "80.00");
        pays(pooling(village, "2020-03-02", "80.00"), "15.00", "0.00", "65.00");
    }
}
