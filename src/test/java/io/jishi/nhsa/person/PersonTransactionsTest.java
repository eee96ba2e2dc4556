package io.jishi.nhsa.person;

import static io.jishi.support.NationalClient.SINGLE;
import static io.jishi.support.NationalClient.quoted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 1101, 1201, 2001 and 5206. Uses the spare people 700 to 709. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class PersonTransactionsTest {

    private final DemoData data = GatewayServers.data();
    private final NationalClient county = NationalClient.of(data.countyHospital());

    @Test
    void aPersonIsFoundByTheIdentityCard() {
        DemoPerson person = data.spare(700);
        String birth = GatewayRows.one("select birth_date from person where person_id = ?", person.personId())
                .getOrDefault("birth_date", "");
        Reply found = county.call("1101", person("02", person.identityNumber(), ",\"psn_name\":\"某某\""))
                .ok();
        assertEquals(person.personId(), found.at("baseinfo.psn_no"));
        assertEquals("01", found.at("baseinfo.psn_cert_type"));
        assertEquals(person.identityNumber(), found.at("baseinfo.certno"));
        assertEquals("某某", found.at("baseinfo.psn_name"));
        // the seventeenth digit of an identity number is odd for men
        int sexDigit = person.identityNumber().charAt(16) - '0';
        assertEquals(sexDigit % 2 == 1 ? "1" : "2", found.at("baseinfo.gend"));
        assertEquals(birth, found.at("baseinfo.brdy"));
        int age = 2019
                - Integer.parseInt(birth.substring(0, 4))
                - (birth.substring(5).compareTo("11-12") > 0 ? 1 : 0);
        assertEquals(age + ".0", found.at("baseinfo.age"));
        assertEquals(1, found.output().path("insuinfo").size());
        assertEquals("390", found.at("insuinfo.0.insutype"));
        assertEquals("1", found.at("insuinfo.0.psn_insu_stas"));
        assertEquals("141024", found.at("insuinfo.0.insuplc_admdvs"));
        assertEquals(age < 18 ? "14" : age < 60 ? "15" : "16", found.at("insuinfo.0.psn_type"));
        assertEquals("0.00", found.at("insuinfo.0.balc"));
        assertEquals(0, found.output().path("idetinfo").size());
    }

    @Test
    void anotherCredentialNeedsTheNumberBesideIt() {
        DemoPerson person = data.spare(700);
        county.call("1101", person("01", "token", "")).refused(7039).naming("certno(证件号码)");
        county.call("1101", person("03", "card", ",\"certno\":\"" + person.identityNumber() + "\""))
                .ok();
        county.call("1101", person("07", person.identityNumber(), ""))
                .refused(7016)
                .naming("mdtrt_cert_type");
        county.call("1101", person("02", "999999190001010000", "")).refused(2001);
    }

    @Test
    void theRegionMayBeThatOfThePlaceOfCare() {
        Map<String, String> envelope = county.envelope(
                "1101", county.messageId(), person("02", data.spare(700).identityNumber(), ""));
        envelope.remove("insuplc_admdvs");
        county.send(SINGLE, envelope).ok();
        envelope.put("mdtrtarea_admvs", quoted("610113"));
        county.send(SINGLE, envelope).refused(7020);
        envelope.put("insuplc_admdvs", quoted("999999"));
        county.send(SINGLE, envelope).refused(7021);
        envelope.put("insuplc_admdvs", quoted("141024"));
        county.send(SINGLE, envelope).ok();
    }

    @Test
    void identitiesAreShownWithTheirDays() {
        DemoPerson person = data.spare(701);
        GatewayRows.assist(person, "SUBSISTENCE_ALLOWANCE");
        Reply found =
                county.call("1101", person("02", person.identityNumber(), "")).ok();
        assertEquals("7019", found.at("idetinfo.0.psn_idet_type"));
        assertEquals("2016-01-01 00:00:00", found.at("idetinfo.0.begntime"));
        assertEquals("2020-12-31 23:59:59", found.at("idetinfo.0.endtime"));
    }

    @Test
    void anEndedCoverIsShownAsEnded() {
        Reply found = county.call("1101", person("02", data.lapsedPatient().identityNumber(), ""))
                .ok();
        assertEquals("4", found.at("insuinfo.0.psn_insu_stas"));
        assertEquals("2019-07-01", found.at("insuinfo.0.paus_insu_date"));
    }

    @Test
    void institutionsAreFoundByCodeOrName() {
        Reply byCode = county.call("1201", "{\"medinsinfo\":{\"fixmedins_code\":\"H14102400001\"}}")
                .ok();
        assertEquals(
                "{\"medinsinfo\":[{\"fixmedins_code\":\"H14102400001\",\"fixmedins_name\":\"示例县（141024）人民医院\","
                        + "\"uscc\":\"\",\"fixmedins_type\":\"1\",\"hosp_lv\":\"05\"}]}",
                byCode.outputText());
        Reply byName = county.call("1201", "{\"medinsinfo\":{\"fixmedins_name\":\"示例市第\",\"fixmedins_type\":\"1\"}}")
                .ok();
        assertEquals(7, byName.output().path("medinsinfo").size());
        assertEquals("示例市第一医院", byName.at("medinsinfo.0.fixmedins_name"));
        assertEquals("02", byName.at("medinsinfo.0.hosp_lv"));
        assertEquals(
                "{\"medinsinfo\":[]}",
                county.call("1201", "{\"medinsinfo\":{\"fixmedins_name\":\"%\"}}")
                        .ok()
                        .outputText());
        assertEquals(
                "{\"medinsinfo\":[]}",
                county.call("1201", "{\"medinsinfo\":{\"fixmedins_name\":\"示例\",\"fixmedins_type\":\"2\"}}")
                        .ok()
                        .outputText());
        county.call("1201", "{\"medinsinfo\":{\"fixmedins_type\":\"1\"}}").refused(7010);
    }

    @Test
    void theGatesAreAskedBeforeThereIsAVisit() {
        DemoPerson person = data.spare(702);
        Reply open =
                county.call("2001", entitlement(person, "21", "2019-11-12", "")).ok();
        assertEquals("1", open.at("trtinfo.0.trt_enjymnt_flag"));
        assertEquals("390100", open.at("trtinfo.0.fund_pay_type"));
        assertEquals("", open.at("trtinfo.0.trt_chk_rslt"));
        Reply early =
                county.call("2001", entitlement(person, "21", "1999-01-01", "")).ok();
        assertEquals("0", early.at("trtinfo.0.trt_enjymnt_flag"));
        assertTrue(early.at("trtinfo.0.trt_chk_rslt").startsWith("[2002] "), early::text);
    }

    @Test
    void aChronicDiseaseNeedsItsFiling() {
        DemoPerson person = data.spare(703);
        county.call("2001", entitlement(person, "14", "2021-03-10", ""))
                .refused(7010)
                .naming("dise_codg");
        String asked = entitlement(person, "14", "2021-03-10", ",\"dise_codg\":\"ANYTHING\"");
        Reply closed = county.call("2001", asked).ok();
        assertTrue(closed.at("trtinfo.0.trt_chk_rslt").startsWith("[2008] "), closed::text);
        GatewayRows.fileDisease(person, "ANYTHING");
        assertEquals("1", county.call("2001", asked).ok().at("trtinfo.0.trt_enjymnt_flag"));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        DemoPerson person = data.spare(702);
        county.call("2001", entitlement(person, "61", "2019-11-12", ""))
                .refused(7016)
                .naming("med_type");
        county.call("2001", entitlement(person, "21", "2019-11-12", "").replace("390", "320"))
                .refused(1002);
        county.call("2001", entitlement(person, "21", "2019-11-12", "").replace("390", "999"))
                .refused(7016);
        county.call("2001", entitlement(person, "21", "2019-11-12", "").replace("H141024", "H141002"))
                .refused(7009);
        county.call("2001", entitlement(person, "21", "2019-11-12", "").replace(person.personId(), "P0"))
                .refused(7022)
                .naming("psn_no");
        String foreign = "999999" + person.personId().substring(6);
        county.call("2001", entitlement(person, "21", "2019-11-12", "").replace(person.personId(), foreign))
                .refused(7021);
    }

    @Test
    void theTotalsOfTheYearAreForWhoeverKnowsThePersonsNumber() {
        DemoPerson person = data.spare(704);
        String asked = "{\"data\":{\"psn_no\":\"" + person.personId() + "\"}}";
        assertEquals("{\"cuminfo\":[]}", county.call("5206", asked).ok().outputText());
        GatewayClient.of(data.countyHospital()).settled(GatewayClient.stay(person));
        Map<String, String> year = GatewayRows.years(person).get(0);
        Reply found = county.call("5206", asked).ok();
        assertEquals(6, found.output().path("cuminfo").size());
        assertEquals("C0000", found.at("cuminfo.0.cum_type_code"));
        assertEquals("1.00", found.at("cuminfo.0.cum"));
        assertEquals("2019", found.at("cuminfo.0.year"));
        assertEquals("201912", found.at("cuminfo.0.cum_ym"));
        assertEquals(yuan(year.getOrDefault("deductible_paid", "")), found.at("cuminfo.1.cum"));
        assertEquals("D390101", found.at("cuminfo.2.cum_type_code"));
        assertEquals(yuan(year.getOrDefault("pooling_fund_paid", "")), found.at("cuminfo.2.cum"));
        String january = asked.replace("}}", ",\"cum_ym\":\"201901\"}}");
        assertEquals("201901", county.call("5206", january).ok().at("cuminfo.0.cum_ym"));
        assertEquals(
                0,
                county.call("5206", january.replace("2019", "2020"))
                        .ok()
                        .output()
                        .path("cuminfo")
                        .size());
        county.call("5206", january.replace("201901", "201913")).refused(7014);
    }

    private static String yuan(String fen) {
        long value = Long.parseLong(fen);
        return value / 100 + "." + "%02d".formatted(value % 100);
    }

    private static String person(String kind, String number, String more) {
        return "{\"data\":{\"mdtrt_cert_type\":\"" + kind + "\",\"mdtrt_cert_no\":\"" + number
                + "\",\"begntime\":\"2019-11-12 08:00:00\"" + more + "}}";
    }

    private static String entitlement(DemoPerson person, String medType, String day, String more) {
        return "{\"data\":{\"psn_no\":\"" + person.personId() + "\",\"insutype\":\"390\",\"fixmedins_code\":"
                + "\"H14102400001\",\"med_type\":\"" + medType + "\",\"begntime\":\"" + day + "\"" + more + "}}";
    }
}
