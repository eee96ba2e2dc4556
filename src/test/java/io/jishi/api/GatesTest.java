package io.jishi.api;

import static io.jishi.support.GatewayClient.outpatient;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The gates before a bill (calculation rules, section 7): each with its reason, stored and replayed as it was. Uses the
 * spare people 100 to 129.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class GatesTest {

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());
    private final GatewayClient county = GatewayClient.of(data.countyHospital());

    @Test
    void nobodyIsRegistered() {
        Body body = stay(data.spare(100)).text("personId", "141000AAAAAAAAAAAAAAAAAAAAAA");
        refused(city, body, "PERSON_UNKNOWN", 2001);
    }

    @Test
    void coverMustBeActiveOnTheDayOfDischarge() {
        DemoPerson person = data.spare(101);
        cover(person, "set valid_until = '2019-11-12'");
        refused(city, stay(person), "COVER_NOT_ACTIVE", 2002);
        city.settled(stay(person).on("2019-11-11"));
        refused(city, stay(data.spare(102)).text("scheme", "EMPLOYEE"), "COVER_NOT_ACTIVE", 2002);
    }

    @Test
    void aSecondCoverForTheDayClosesTheGate() {
        DemoPerson person = data.spare(103);
        addCover(person, "EMPLOYEE", "2019-11-12", "2019-11-13", "IN_WINDOW", "2019-11-12");
        refused(city, stay(person), "SECOND_COVER", 2003);
        city.settled(stay(person).on("2019-11-13"));
    }

    @Test
    void theWaitingPeriodMustBeOver() {
        DemoPerson person = data.spare(104);
        cover(person, "set enrolled_on = null, enrolment = 'LATE', benefits_from = '2019-11-13'");
        refused(city, stay(person), "WAITING_PERIOD", 2004);
        city.settled(stay(person).on("2019-11-13"));
    }

    @Test
    void anExemptPersonDoesNotWaitWhereOnlyTheRegistryKnows() {
        for (String enrolment : List.of("NEWBORN", "AFTER_EMPLOYEE_COVER", "RURAL_LOW_INCOME", "OTHER_EXEMPT")) {
            cover(
                    data.spare(105),
                    "set enrolled_on = null, enrolment = '" + enrolment + "', benefits_from = '2020-01-01'");
            city.preview(stay(data.spare(105))).expect(200);
        }
    }

    @Test
    void theProviderMustBeDesignated() {
        GatewayClient stranger = institution("H99999900001", "a key of a stranger, not designated");
        refused(stranger, stay(data.spare(106)), "PROVIDER_NOT_DESIGNATED", 2005);
    }

    @Test
    void theAgreementMustBeInForce() {
        GatewayClient lapsed = GatewayClient.of(data.lapsedHospital());
        refused(lapsed, stay(data.spare(107)), "AGREEMENT_NOT_IN_FORCE", 2006);
        lapsed.settled(stay(data.spare(107)).on("2018-12-31"));
    }

    @Test
    void theAgreementMustExtendToTheCareType() {
        GatewayClient staysOnly = provider("H14102400901", "{INPATIENT}", "'CLASS_2'");
        staysOnly.settled(stay(data.spare(108)));
        refused(staysOnly, outpatient(data.spare(108)), "CARE_TYPE_NOT_IN_AGREEMENT", 2007);
    }

    @Test
    void theDiseaseMustBeFiled() {
        Body body = outpatient(data.spare(109))
                .on("2020-03-10")
                .text("careType", "OUTPATIENT_CHRONIC")
                .text("disease", "CORONARY_HEART_DISEASE");
        GatewayRows.fileDisease(data.spare(109), "CHRONIC_HEPATITIS");
        refused(county, body, "DISEASE_NOT_FILED", 2008);
    }

    @Test
    void aVisitNumberBelongsToOnePersonAndOneKindOfCare() {
        Body body = stay(data.spare(110));
        Answer bill = city.settled(body);
        city.cancel(unique("key"), bill.settlementId()).expect(200);
        refused(city, body.text("personId", data.spare(111).personId()), "VISIT_OF_OTHER_PERSON", 2011);
    }

    @Test
    void theTermsMustBeThere() {
        DemoPerson person = data.spare(112);
        cover(person, "set valid_from = '2015-01-01', benefits_from = '2015-01-01', valid_until = null");
        refused(city, stay(person).on("2017-10-31"), "POLICY_NOT_IN_FORCE", 1003);
        refused(city, stay(person).on("2023-01-01"), "POLICY_NOT_IN_FORCE", 1003);
        refused(county, outpatient(person).on("2020-12-31"), "CARE_TYPE_NOT_SERVED", 1004);
        cover(person, "set scheme = 'EMPLOYEE'");
        refused(city, stay(person).text("scheme", "EMPLOYEE"), "SCHEME_NOT_SERVED", 1002);
    }

    @Test
    void aGapInTheTermsIsStoredForReview() {
        GatewayClient classless = provider("H14102400902", "{INPATIENT}", "null");
        Body body = stay(data.spare(113));
        String key = unique("key");
        Answer answer = classless.settle(key, body).problem(422, 1006);
        assertEquals("true", answer.at("needsReview"));
        assertArrayEquals(answer.bytes(), classless.settle(key, body).bytes());
        assertEquals(
                "t",
                GatewayRows.one("select needs_review from message where message_id = ?", key)
                        .get("needs_review"));
    }

    @Test
    void aRegionThatIsNotServedIsAnsweredAndNotStored() {
        Map<String, String> before = GatewayRows.counts();
        Body body = stay(data.spare(114)).text("insuredRegion", "110101");
        Answer answer = city.settle(body).problem(422, 1001);
        assertEquals("REGION_NOT_SERVED", answer.at("reason"));
        assertEquals(before, GatewayRows.counts());
    }

    @Test
    void theEarlierGateIsTheAnswer() {
        DemoPerson person = data.spare(115);
        GatewayClient lapsed = GatewayClient.of(data.lapsedHospital());
        cover(
                person,
                "set valid_until = '2019-01-01', enrolled_on = null, enrolment = 'LATE', benefits_from = '2022-01-01'");
        addCover(person, "EMPLOYEE", "2019-01-01", "2020-01-01", "IN_WINDOW", "2019-01-01");
        // cover before second cover before waiting period before agreement
        refused(lapsed, stay(person), "COVER_NOT_ACTIVE", 2002);
        cover(person, "set valid_until = '2022-06-01' where scheme = 'RESIDENT'");
        refused(lapsed, stay(person), "SECOND_COVER", 2003);
        GatewayRows.change("delete from coverage where person_id = ? and scheme = 'EMPLOYEE'", person.personId());
        refused(lapsed, stay(person), "WAITING_PERIOD", 2004);
        cover(person, "set enrolment = 'IN_WINDOW'");
        refused(lapsed, stay(person), "AGREEMENT_NOT_IN_FORCE", 2006);
        // the agreement before the care type that no rule of the day knows
        refused(lapsed, outpatient(person).on("2020-06-01"), "AGREEMENT_NOT_IN_FORCE", 2006);
        // a settled visit before terms that are not there
        Body body = stay(person);
        city.settled(body);
        cover(person, "set valid_from = '2015-01-01'");
        refused(city, body.on("2017-10-31"), "VISIT_SETTLED_WITH_OTHER_CONTENT", 2010);
    }

    /** The business refusal, stored and replayed as the same bytes, with no trace of a bill. */
    private static void refused(GatewayClient hospital, Body body, String reason, int code) {
        Map<String, String> before = GatewayRows.counts();
        String key = unique("key");
        Answer answer = hospital.settle(key, body).problem(422, code);
        assertEquals(reason, answer.at("reason"));
        assertEquals("REJECTED", answer.at("outcome"));
        Answer again = hospital.settle(key, body);
        assertArrayEquals(answer.bytes(), again.bytes());
        assertEquals("true", again.header("Idempotent-Replayed").orElse(""));
        assertEquals(
                Integer.toString(code),
                GatewayRows.one("select reason from message where message_id = ?", key)
                        .get("reason"));
        Map<String, String> after = GatewayRows.counts();
        assertEquals(Long.parseLong(before.get("messages")) + 1, Long.parseLong(after.get("messages")));
        assertEquals(before.get("settlements") + before.get("visits"), after.get("settlements") + after.get("visits"));
        assertEquals(reason, hospital.preview(body).problem(422, code).at("reason"), "a preview finds the same");
    }

    private static void cover(DemoPerson person, String set) {
        String sql = set.contains(" where ") ? set + " and person_id = ?" : set + " where person_id = ?";
        GatewayRows.change("update coverage " + sql, person.personId());
    }

    private static void addCover(
            DemoPerson person, String scheme, String from, String until, String enrolment, String benefitsFrom) {
        GatewayRows.change(
                "insert into coverage (region, person_id, scheme, valid_from, valid_until, enrolment, benefits_from)"
                        + " values ('141000', ?, ?, ?::date, ?::date, ?, ?::date)",
                person.personId(),
                scheme,
                from,
                until,
                enrolment,
                benefitsFrom);
    }

    private static GatewayClient institution(String code, String key) {
        GatewayRows.change("insert into institution values (?, 'test')", code);
        GatewayRows.change("insert into institution_key values (sha256(?::text::bytea), ?, '2019-01-01')", key, code);
        return GatewayClient.of(code, key);
    }

    private static GatewayClient provider(String code, String careTypes, String chargeClass) {
        GatewayRows.change(
                "insert into provider (region, provider_code, name, treatment_region, charge_class, administration)"
                        + " values ('141000', ?, 'test', '141024', " + chargeClass + ", 'COUNTY')",
                code);
        GatewayRows.change(
                "insert into agreement (region, provider_code, care_types, valid_from)"
                        + " values ('141000', ?, ?::text[], '2017-01-01')",
                code,
                careTypes);
        return institution(code, "the key of " + code);
    }
}
