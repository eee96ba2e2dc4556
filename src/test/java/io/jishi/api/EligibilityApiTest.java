package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who has benefits and from when (S4-02-9, S0-03), through settlement, preview and the question itself, with the caches
 * on. Uses the spare people 560 to 589.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class EligibilityApiTest {

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());
    private final GatewayClient county = GatewayClient.of(data.countyHospital());

    /** Enrolled on 2021-03-15, outside the window: three months. */
    @Test
    void whoWaitsIsToldFromWhenThereAreBenefitsAndWhy() {
        DemoPerson person = data.spare(560);
        enrol(person, "2021-03-15", "2021-03-15");
        Body body = stay(person).on("2021-06-14");
        String key = unique("key");
        Answer refused = city.settle(key, body).problem(422, 2004);
        assertEquals("WAITING_PERIOD", refused.at("reason"));
        assertEquals("2021-06-15", refused.at("benefitsFrom"));
        assertEquals("建模说明:临汾 (Jishi)", refused.at("citations.0.document"));
        assertEquals("等待期长度", refused.at("citations.0.article"));
        assertEquals("2021-01-01", refused.at("citations.0.versionFrom"));
        assertEquals("placeholder", refused.at("citations.0.provenance"));
        assertEquals(refused.text(), city.preview(body).problem(422, 2004).text());
        // the stored answer, whatever the rows say by then
        GatewayRows.assist(person, "ORPHAN");
        GatewayRows.change("update assistance set valid_until = null where person_id = ?", person.personId());
        assertArrayEquals(refused.bytes(), city.settle(key, body).bytes());
        city.settled(stay(person).on("2021-06-14"));
    }

    @Test
    void theWaitingPeriodEndsOnItsDay() {
        DemoPerson person = data.spare(561);
        enrol(person, "2021-03-15", "2021-03-15");
        city.preview(stay(person).on("2021-06-14")).problem(422, 2004);
        city.preview(stay(person).on("2021-06-15")).expect(200);
        city.settled(stay(person).on("2021-06-15"));
    }

    @Test
    void theWindowIsJudgedByTheRulesAndNotByTheRegister() {
        DemoPerson inTime = data.spare(562);
        enrol(inTime, "2022-01-01", "2022-02-28");
        cover(inTime, "enrolment = 'LATE', benefits_from = '2022-12-01'");
        city.settled(stay(inTime).on("2022-01-05"));
        DemoPerson late = data.spare(563);
        enrol(late, "2022-01-01", "2022-03-01");
        cover(late, "enrolment = 'IN_WINDOW'");
        Answer refused = city.settle(stay(late).on("2022-05-31")).problem(422, 2004);
        assertEquals("2022-06-01", refused.at("benefitsFrom"));
    }

    @Test
    void aNewbornIsCoveredFromBirthOnceEnrolled() {
        DemoPerson inTime = data.spare(564);
        born(inTime, "2021-03-10");
        enrol(inTime, "2021-06-08", "2021-06-08");
        city.settle(stay(inTime).on("2021-03-09")).problem(422, 2002);
        city.settled(stay(inTime).on("2021-03-12"));
        DemoPerson late = data.spare(565);
        born(late, "2021-03-10");
        enrol(late, "2021-06-09", "2021-06-09");
        city.settle(stay(late).on("2021-03-12")).problem(422, 2002);
        city.settle(stay(late).on("2021-09-08")).problem(422, 2004);
        city.settled(stay(late).on("2021-09-09"));
    }

    @Test
    void residentsCoverMayFollowEmployeesCoverWithoutAGap() {
        DemoPerson person = data.spare(566);
        employ(person, "2019-01-01", "2021-04-01");
        enrol(person, "2021-04-01", "2021-06-30");
        Body employed = stay(person).on("2021-03-31");
        city.settle(employed).problem(422, 2002);
        // employees' insurance has no package here
        city.settle(employed.text("scheme", "EMPLOYEE")).problem(422, 1002);
        city.settled(stay(person).on("2021-04-01"));
        DemoPerson late = data.spare(567);
        employ(late, "2019-01-01", "2021-04-01");
        enrol(late, "2021-04-01", "2021-07-01");
        city.settle(stay(late).on("2021-09-30")).problem(422, 2004);
        city.settled(stay(late).on("2021-10-01"));
    }

    @Test
    void aSecondCoverIsRefusedWithItsArticle() {
        DemoPerson person = data.spare(568);
        employ(person, "2019-11-12", "2019-11-13");
        Answer refused = city.settle(stay(person)).problem(422, 2003);
        assertEquals("三", refused.at("citations.0.article"));
        assertEquals("2019-01-01", refused.at("citations.0.versionFrom"));
        assertFalse(refused.json().has("benefitsFrom"));
        city.settled(stay(person).on("2019-11-13"));
    }

    @Test
    void aResidencePermitChangesNothing() {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            DemoPerson person = data.spare(569 + i);
            enrol(person, "2021-03-15", "2021-03-15");
            cover(
                    person,
                    "basis = '"
                            + List.of("HOUSEHOLD_REGISTER", "RESIDENCE_PERMIT").get(i) + "'");
            answers.add(city.settle(stay(person).on("2021-06-14"))
                    .problem(422, 2004)
                    .text());
            answers.add(city.settled(stay(person).on("2021-06-15"))
                    .json()
                    .get("amounts")
                    .toString());
        }
        assertEquals(answers.subList(0, 2), answers.subList(2, 4));
    }

    /** The facts are cached; each change is seen all the same. */
    @Test
    void whatChangesAfterThePersonWasCachedIsSeen() {
        DemoPerson person = data.spare(571);
        enrol(person, "2021-03-15", "2021-03-15");
        city.settle(stay(person).on("2021-05-01")).problem(422, 2004);
        GatewayRows.change("update coverage set enrolled_on = '2021-02-28' where person_id = ?", person.personId());
        city.settled(stay(person).on("2021-05-01"));
        GatewayRows.change("update coverage set enrolled_on = '2021-03-15' where person_id = ?", person.personId());
        city.settle(stay(person).on("2021-05-02")).problem(422, 2004);
        born(person, "2021-03-01");
        city.settled(stay(person).on("2021-05-02"));
    }

    @Test
    void theQuestionIsAnsweredGateByGate() {
        DemoPerson person = data.spare(572);
        enrol(person, "2021-03-15", "2021-03-15");
        city.settled(stay(person).on("2021-06-15"));
        Answer open = ask(city, person, "RESIDENT", "2021-06-15").expect(200);
        assertEquals("ENTITLED", open.at("outcome"));
        assertEquals("2021-06-15", open.at("benefitsFrom"));
        assertEquals("RULES", open.at("decidedBy"));
        assertFalse(open.json().has("exemption") || open.json().has("reason"));
        assertEquals("PERSON COVER SECOND_COVER WAITING_PERIOD POLICY", gates(open));
        assertEquals("一 居住证", open.at("gates.1.citations.0.article"));
        Answer waiting = ask(city, person, "RESIDENT", "2021-06-14").expect(200);
        assertEquals("NOT_ENTITLED", waiting.at("outcome"));
        assertEquals("WAITING_PERIOD", waiting.at("reason"));
        assertEquals("2021-06-15", waiting.at("benefitsFrom"));
        assertEquals("PERSON COVER SECOND_COVER WAITING_PERIOD", gates(waiting));
        Answer settled = city.settle(stay(person).on("2021-06-14")).problem(422, 2004);
        assertEquals(settled.json().get("citations"), waiting.json().at("/gates/3/citations"));
        Answer uncovered = ask(city, person, "RESIDENT", "2021-03-14").expect(200);
        assertEquals("COVER_NOT_ACTIVE", uncovered.at("reason"));
        assertEquals("PERSON COVER", gates(uncovered));
    }

    @Test
    void theQuestionNamesTheExemptionAndTheRulesThatAreMissing() {
        DemoPerson person = data.spare(573);
        GatewayRows.assist(person, "SUBSISTENCE_ALLOWANCE");
        GatewayRows.change("update assistance set valid_until = null where person_id = ?", person.personId());
        enrol(person, "2021-03-15", "2021-03-15");
        employ(person, "2022-05-01", "2022-06-01");
        city.settled(stay(person).on("2021-03-15"));
        Answer exempt = ask(city, person, "RESIDENT", "2021-04-01").expect(200);
        assertEquals("CATEGORY", exempt.at("exemption"));
        assertEquals("农村低收入人口", exempt.at("gates.3.citations.0.article"));
        assertEquals("SECOND_COVER", ask(city, person, "RESIDENT", "2022-05-31").at("reason"));
        Answer employee = ask(city, person, "EMPLOYEE", "2022-05-31").expect(200);
        assertEquals("SCHEME_NOT_SERVED", employee.at("reason"));
        assertEquals("REGISTRY", employee.at("decidedBy"));
        assertEquals("false", employee.at("gates.4.open"));
        cover(person, "valid_until = null");
        assertEquals(
                "POLICY_NOT_IN_FORCE",
                ask(city, person, "RESIDENT", "2023-01-01").at("reason"));
    }

    @Test
    void onlyAProviderWithAVisitMayAsk() {
        DemoPerson person = data.spare(574);
        ask(city, person, "RESIDENT", "2019-11-12").problem(404, 4004);
        city.settled(stay(person));
        ask(city, person, "RESIDENT", "2019-11-12").expect(200);
        ask(county, person, "RESIDENT", "2019-11-12").problem(404, 4004);
        GatewayClient.of("H14100200001", "not-a-key")
                .get("/v1/persons/" + person.personId() + "/eligibility?scheme=RESIDENT&date=2019-11-12")
                .problem(401, 4003);
        city.get("/v1/persons/nobody/eligibility?scheme=RESIDENT&date=2019-11-12")
                .problem(404, 4004);
        city.get("/v1/persons/141000AAAAAAAAAAAAAAAAAAAAAA/eligibility?scheme=RESIDENT&date=2019-11-12")
                .problem(404, 4004);
    }

    @Test
    void theQuestionMustBeWellFormed() {
        DemoPerson person = data.spare(575);
        String path = "/v1/persons/" + person.personId() + "/eligibility";
        Map<String, String> wrong = Map.of(
                "", "scheme 101, date 101",
                "?scheme=RESIDENT", "date 101",
                "?scheme=FARMER&date=2019-11-12", "scheme 104",
                "?scheme=RESIDENT&date=2019-02-30", "date 109",
                "?scheme=RESIDENT&date=20191112", "date 109");
        wrong.forEach((query, faults) -> {
            List<String> found = new ArrayList<>();
            city.get(path + query)
                    .problem(400, 4002)
                    .json()
                    .get("errors")
                    .forEach(error -> found.add(error.get("field").asText() + " " + error.get("code")));
            assertEquals(faults, String.join(", ", found), query);
        });
    }

    private static Answer ask(GatewayClient hospital, DemoPerson person, String scheme, String date) {
        return hospital.get("/v1/persons/" + person.personId() + "/eligibility?scheme=" + scheme + "&date=" + date);
    }

    private static String gates(Answer answer) {
        List<String> names = new ArrayList<>();
        for (JsonNode gate : answer.json().get("gates")) {
            names.add(gate.get("gate").asText());
            boolean last = names.size() == answer.json().get("gates").size();
            boolean open = !last || "ENTITLED".equals(answer.at("outcome"));
            assertEquals(open, gate.get("open").asBoolean(), answer::text);
        }
        return String.join(" ", names);
    }

    /** The person's residents' cover from a day on, enrolled on another, late by the register. */
    private static void enrol(DemoPerson person, String from, String enrolledOn) {
        cover(
                person,
                "valid_from = '" + from + "', enrolled_on = '" + enrolledOn + "', enrolment = 'LATE', benefits_from = '"
                        + from + "'");
    }

    private static void cover(DemoPerson person, String set) {
        GatewayRows.change(
                "update coverage set " + set + " where scheme = 'RESIDENT' and person_id = ?", person.personId());
    }

    private static void employ(DemoPerson person, String from, String until) {
        GatewayRows.change(
                "insert into coverage (region, person_id, scheme, valid_from, valid_until, enrolment, benefits_from)"
                        + " values ('141000', ?, 'EMPLOYEE', ?::date, ?::date, 'IN_WINDOW', ?::date)",
                person.personId(),
                from,
                until,
                from);
    }

    private static void born(DemoPerson person, String day) {
        GatewayRows.change("update person set birth_date = ?::date where person_id = ?", day, person.personId());
    }
}
