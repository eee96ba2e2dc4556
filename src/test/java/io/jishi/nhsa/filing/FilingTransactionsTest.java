package io.jishi.nhsa.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.FilingClient;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 2501 to 2504, 5301 and 5304. Uses the spare people 710 to 719. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class FilingTransactionsTest {

    private final DemoData data = GatewayServers.data();
    private final NationalClient county = NationalClient.of(data.countyHospital());
    private final NationalClient city = NationalClient.of(data.cityHospital());

    @Test
    void aReferralIsOnRecordAndCountsForABill() {
        DemoPerson person = data.spare(710);
        String id = county.call("2501", referral(person, "")).ok().at("result.trt_dcla_detl_sn");
        assertEquals(
                "REFERRAL",
                FilingClient.of(data.countyHospital()).find(id).expect(200).at("kind"));
        Map<String, String> row = GatewayRows.one("select * from filing where filing_id = ?", id);
        assertEquals("WINDOW", row.get("channel"));
        assertEquals(data.cityHospital().code(), row.get("provider_code"));
        assertEquals("2019-11-01", row.get("valid_from"));
        // six months from 1 November, the day after the last one
        assertEquals("2020-05-01", row.get("valid_until"));
        // 60,000.00 eligible outside the county in a class-1 hospital, filed: calculation rules, section 3
        GatewayClient.of(data.cityHospital())
                .settled(GatewayClient.stay(person))
                .amounts(Map.of("poolingFund", "35400.00", "unreferredReduction", "0.00"));
    }

    @Test
    void aRepeatGetsTheSameAnswerAndOtherContentNone() {
        DemoPerson person = data.spare(711);
        String message = county.messageId();
        String first = county.call("2501", message, referral(person, "")).ok().outputText();
        assertEquals(
                first, county.call("2501A", message, referral(person, "")).ok().outputText());
        county.call("2501", message, referral(person, ",\"enddate\":\"2019-12-31\""))
                .refused(7033);
        assertNotEquals(first, county.call("2501", referral(person, "")).ok().outputText());
        assertNotEquals(
                first, county.call("2503", message, disease(person)).ok().outputText());
    }

    @Test
    void aReferralIsShownToItsFilerAndToTheHospitalThatItNames() {
        DemoPerson person = data.spare(712);
        county.call("2501", referral(person, ",\"enddate\":\"2019-12-31\"")).ok();
        String asked = "{\"data\":{\"psn_no\":\"" + person.personId()
                + "\",\"begntime\":\"2019-12-31\",\"endtime\":\"2020-12-31\"}}";
        for (NationalClient each : new NationalClient[] {county, city}) {
            Reply found = each.call("5304", asked).ok();
            assertEquals(1, found.output().path("refmedin").size());
            assertEquals(data.cityHospital().code(), found.at("refmedin.0.reflin_medins_no"));
            assertEquals("2019-11-01", found.at("refmedin.0.begndate"));
            assertEquals("2019-12-31", found.at("refmedin.0.enddate"));
            assertEquals("", found.at("refmedin.0.tel"));
        }
        String later = asked.replace("2019-12-31", "2020-01-01");
        assertEquals("{\"refmedin\":[]}", county.call("5304", later).ok().outputText());
        NationalClient township = NationalClient.of(data.townshipHospital());
        assertEquals("{\"refmedin\":[]}", township.call("5304", asked).ok().outputText());
    }

    @Test
    void onlyTheFilerWithdrawsAndTwiceIsOnce() {
        DemoPerson person = data.spare(713);
        String id = county.call("2501", referral(person, "")).ok().at("result.trt_dcla_detl_sn");
        city.call("2502", withdrawal(person, id)).refused(7038);
        NationalClient.of(data.townshipHospital())
                .call("2502", withdrawal(person, id))
                .refused(7036);
        county.call("2504", withdrawal(person, id)).refused(7036);
        county.call("2502", withdrawal(data.spare(714), id)).refused(7036);
        assertEquals("{}", county.call("2502", withdrawal(person, id)).ok().outputText());
        county.call("2502", withdrawal(person, id)).ok();
    }

    @Test
    void aDiseaseIsFiledShownAndWithdrawn() {
        DemoPerson person = data.spare(715);
        String id = county.call("2503", disease(person)).ok().at("result.trt_dcla_detl_sn");
        String asked = "{\"data\":{\"psn_no\":\"" + person.personId() + "\"}}";
        Reply found = county.call("5301", asked).ok();
        assertEquals(known(), found.at("feedetail.0.opsp_dise_code"));
        assertEquals("2021-01-01", found.at("feedetail.0.begndate"));
        assertEquals("2021-12-31", found.at("feedetail.0.enddate"));
        county.call("2502", withdrawal(person, id)).refused(7036);
        county.call("2504", withdrawal(person, id)).ok();
        assertEquals("{\"feedetail\":[]}", county.call("5301", asked).ok().outputText());
    }

    @Test
    void whatCannotBeFiledIsRefused() {
        DemoPerson person = data.spare(716);
        county.call("2501", referral(person, "").replace(data.cityHospital().code(), "H99999999999"))
                .refused(6001);
        county.call("2501", referral(person, ",\"enddate\":\"2019-10-31\""))
                .refused(7023)
                .naming("enddate(结束日期)");
        county.call("2501", referral(person, ",\"enddate\":\"2029-10-31\"")).refused(6003);
        county.call("2503", disease(person).replace(known(), "UNKNOWN"))
                .refused(7016)
                .naming("opsp_dise_code");
        String nobody = GatewayRows.REGION + "0".repeat(22);
        county.call("2501", referral(person, "").replace(person.personId(), nobody))
                .refused(2001);
    }

    @Test
    void aHospitalBelowTheGradeIsAWarning() {
        DemoPerson person = data.spare(717);
        String grade = "update provider set grade = ? where region = ? and provider_code = ?";
        GatewayRows.change(grade, "1A", GatewayRows.REGION, data.cityHospital().code());
        try {
            String message = county.messageId();
            Reply filed = county.call("2501", message, referral(person, "")).ok();
            assertTrue(filed.warning().startsWith("[6008] "), filed::text);
            Reply again = county.call("2501", message, referral(person, "")).ok();
            assertEquals(filed.warning(), again.warning());
        } finally {
            GatewayRows.change(
                    grade, "3A", GatewayRows.REGION, data.cityHospital().code());
        }
    }

    private String referral(DemoPerson person, String more) {
        return "{\"refmedin\":{\"psn_no\":\"" + person.personId()
                + "\",\"tel\":\"0\",\"diag_code\":\"I10\",\"diag_name\":\"高血压\",\"reflin_medins_no\":\""
                + data.cityHospital().code()
                + "\",\"reflin_medins_name\":\"示例市第一医院\",\"mdtrtarea_admdvs\":\"141000\",\"refl_type\":\"1\","
                + "\"refl_date\":\"2019-11-01\",\"refl_rea\":\"治疗\",\"refl_opnn\":\"同意\"" + more + "}}";
    }

    private static String disease(DemoPerson person) {
        return "{\"data\":{\"psn_no\":\"" + person.personId() + "\",\"insutype\":\"390\",\"opsp_dise_code\":\""
                + known() + "\",\"opsp_dise_name\":\"病\",\"insu_optins\":\"141000\",\"ide_fixmedins_no\":"
                + "\"H14102400001\",\"ide_fixmedins_name\":\"示例\",\"hosp_ide_date\":\"2020-12-30\","
                + "\"diag_dr_codg\":\"D1\",\"diag_dr_name\":\"甲\",\"begndate\":\"2021-01-01\","
                + "\"enddate\":\"2021-12-31\"}}";
    }

    private static String withdrawal(DemoPerson person, String id) {
        return "{\"data\":{\"trt_dcla_detl_sn\":\"" + id + "\",\"psn_no\":\"" + person.personId()
                + "\",\"memo\":\"撤销\"}}";
    }

    private static String known() {
        return "MALIGNANT_TUMOUR";
    }
}
