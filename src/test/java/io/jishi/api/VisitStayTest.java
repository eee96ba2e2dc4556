package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static io.jishi.support.VisitClient.admission;
import static io.jishi.support.VisitClient.batch;
import static io.jishi.support.VisitClient.registration;
import static io.jishi.support.VisitClient.total;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Stays that are reported step by step, forward and back. Uses the spare people 610 to 629. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class VisitStayTest {

    private static final String DAY = "2019-11-10";
    private static final String DISCHARGE = "2019-11-12";

    private final DemoData data = GatewayServers.data();
    private final VisitClient county = VisitClient.of(data.countyHospital());

    private String lineA(String serial) {
        return line(serial, data.classAItem(), DAY, "100.00", "10", "1000.00");
    }

    @Test
    void aStayIsAdmittedChargedDischargedAndSettled() {
        DemoPerson person = data.spare(610);
        String key = unique("open");
        Body body = admission(person);
        Answer opened = county.open(key, body).expect(201);
        String visit = opened.at("visitId");
        assertEquals("/v1/visits/" + visit, opened.header("Location").orElse(""));
        assertEquals("OPEN", opened.at("state"));
        Answer first = county.upload(visit, batch(lineA("1"), line("2", data.classBItem(), DAY, "12.34", "3", "37.02")))
                .expect(200);
        // 37.02 x 0.10 = 3.702 -> 3.70
        assertEquals("B", first.at("lines.1.class"));
        assertEquals(
                List.of("3.70", "33.32"), List.of(first.at("lines.1.upfrontSelfPay"), first.at("lines.1.eligible")));
        assertEquals("1037.02", first.at("sums.total"));
        county.upload(
                        visit,
                        batch(
                                line("3", data.limitedItem(), DAY, "12.50", "4", "50.00"),
                                line("4", "X999999", DAY, "25.00", "1", "25.00")))
                .expect(200);
        Answer discharged = county.discharge(visit, DISCHARGE).expect(200);
        assertEquals(
                List.of("DISCHARGED", DISCHARGE, "4"),
                List.of(discharged.at("state"), discharged.at("dischargedOn"), discharged.at("lineCount")));
        Map<String, String> amounts = Map.of(
                // over 4 x 2.50; C 25.00; eligible 1,000 + 33.32 + 40.00; D 400; 673.32 x 0.75 = 504.99
                "total", "1112.02",
                "nonCovered", "25.00",
                "overLimit", "10.00",
                "upfrontSelfPay", "3.70",
                "eligible", "1073.32",
                "deductible", "400.00",
                "poolingFund", "504.99",
                "outOfPocket", "607.03");
        county.preview(visit, "1112.02").expect(200).amounts(amounts);
        String settling = unique("key");
        Answer bill =
                county.settle(settling, visit, total("1112.02")).expect(200).amounts(amounts);
        assertEquals(List.of(visit, DISCHARGE), List.of(bill.at("visitId"), bill.at("settledOn")));
        assertArrayEquals(
                bill.bytes(),
                county.settle(settling, visit, total("1112.02")).expect(200).bytes());
        Answer found = county.find(visit).expect(200);
        assertEquals(bill.settlementId(), found.at("settlementId"));
        assertEquals(
                List.of("1112.02", "25.00", "10.00", "3.70", "1040.00", "33.32"),
                List.of("total", "nonCovered", "overLimit", "upfrontSelfPay", "classA", "classB").stream()
                        .map(name -> found.at("sums." + name))
                        .toList());
        assertEquals("SETTLED", county.gateway().outcome("SETTLE", settling).at("state"));
        Answer asked = county.gateway().outcome("OPEN_VISIT", key).expect(200);
        assertEquals(
                List.of("DONE", visit, ""), List.of(asked.at("state"), asked.at("visitId"), asked.at("answerStatus")));
        county.gateway()
                .get("/v1/settlements/" + bill.settlementId() + "/explanation")
                .expect(200);
    }

    @Test
    void aSecondOpeningFindsTheFirst() {
        DemoPerson person = data.spare(611);
        Body body = admission(person);
        String key = unique("open");
        Answer first = county.open(key, body).expect(201);
        assertFalse(first.header("Idempotent-Replayed").isPresent());
        for (String again : List.of(key, unique("open"))) {
            Answer second = county.open(again, body).expect(201);
            assertEquals(first.at("visitId"), second.at("visitId"));
            assertEquals("true", second.header("Idempotent-Replayed").orElse(""));
        }
        county.open(key, body.text("admittedOn", "2019-11-02")).problem(422, 4010);
        county.open(unique("open"), body.text("admittedOn", "2019-11-02")).problem(422, 8001);
        county.open(unique("open"), body.text("personId", data.spare(612).personId()))
                .problem(422, 2011);
        // a bill of one message cannot take the number either
        county.gateway()
                .settle(stay(person).text("visitNumber", body.visitNumber()))
                .problem(422, 8013);
    }

    @Test
    void nobodyIsAdmittedWhoIsUnknownAndNowhereThatIsNotDesignated() {
        DemoPerson person = data.spare(612);
        Map<String, String> before = GatewayRows.counts();
        String unknown =
                data.spare(612).personId().substring(0, 27) + (person.personId().endsWith("0") ? "1" : "0");
        county.open(unique("open"), admission(person).text("personId", unknown)).problem(422, 2001);
        county.open(unique("open"), admission(person).without("personId").text("identityNumber", "999999190001010000"))
                .problem(422, 2001);
        county.open(unique("open"), admission(person).text("insuredRegion", "999999"))
                .problem(422, 1001);
        county.open(unique("open"), admission(person).without("admittedOn")).problem(400, 4002);
        county.open("", admission(person)).problem(400, 4009);
        assertEquals(before, GatewayRows.counts());
    }

    @Test
    void theVisitOfAnotherHospitalIsNotThere() {
        DemoPerson person = data.spare(613);
        String visit = county.opened(admission(person));
        county.upload(visit, batch(lineA("1"))).expect(200);
        VisitClient other = VisitClient.of(data.cityHospital());
        Map<String, String> before = GatewayRows.counts();
        List<Supplier<Answer>> attempts = List.of(
                () -> other.find(visit),
                () -> other.upload(visit, batch(lineA("2"))),
                () -> other.withdrawAllLines(visit),
                () -> other.discharge(visit, DISCHARGE),
                () -> other.reopen(visit),
                () -> other.withdrawVisit(visit),
                () -> other.preview(visit, "1000.00"),
                () -> other.settle(visit, "1000.00"),
                () -> county.find(visit.substring(0, 6) + "0".repeat(22)),
                () -> county.find("no-id"),
                () -> county.upload("no-id", batch(lineA("2"))));
        attempts.forEach(attempt -> attempt.get().problem(404, 4004));
        assertEquals(before, GatewayRows.counts());
    }

    @Test
    void aStepOutOfOrderIsRefusedAndNothingChanges() {
        String visit = county.opened(admission(data.spare(614)));
        refused(visit, 8003, () -> county.reopen(visit));
        refused(visit, 8003, () -> county.settle(visit, "0.00"));
        refused(visit, 4002, 400, () -> county.discharge(visit, "2019-10-31"));
        county.upload(visit, batch(lineA("1"))).expect(200);
        refused(visit, 8006, () -> county.withdrawVisit(visit));
        refused(visit, 4002, 400, () -> county.discharge(visit, "2019-11-09"));
        county.discharge(visit, DISCHARGE).expect(200);
        refused(visit, 8004, () -> county.discharge(visit, "2019-11-13"));
        Answer again = county.discharge(visit, DISCHARGE).expect(200);
        assertEquals("true", again.header("Idempotent-Replayed").orElse(""));
        refused(visit, 8004, () -> county.upload(visit, batch(lineA("2"))));
        refused(visit, 8004, () -> county.withdrawAllLines(visit));
        refused(visit, 8004, () -> county.withdrawLines(visit, "1"));
        refused(visit, 8004, () -> county.withdrawVisit(visit));
        refused(visit, 4012, () -> county.settle(visit, "1000.01"));
        Answer bill = county.settle(visit, "1000.00").expect(200);
        for (Supplier<Answer> step : List.<Supplier<Answer>>of(
                () -> county.reopen(visit),
                () -> county.discharge(visit, "2019-11-13"),
                () -> county.upload(visit, batch(lineA("2"))),
                () -> county.withdrawAllLines(visit),
                () -> county.withdrawVisit(visit))) {
            assertEquals(bill.settlementId(), refused(visit, 8005, step).settlementId());
        }
        Answer alias = county.settle(visit, "1000.00").problem(409, 2009);
        assertEquals(bill.settlementId(), alias.settlementId());
    }

    @Test
    void aStayGoesBackTheWayItCame() {
        DemoPerson person = data.spare(615);
        Body body = admission(person);
        String visit = county.opened(body);
        county.upload(visit, batch(lineA("1"))).expect(200);
        county.discharge(visit, DISCHARGE).expect(200);
        String bill = county.settle(visit, "1000.00").expect(200).settlementId();
        county.cancel(bill).expect(200);
        assertEquals("OPEN", county.reopen(visit).expect(200).at("state"));
        assertEquals("0", county.withdrawAllLines(visit).expect(200).at("lineCount"));
        assertEquals("WITHDRAWN", county.withdrawVisit(visit).expect(200).at("state"));
        Answer again = county.withdrawVisit(visit).expect(200);
        assertEquals("true", again.header("Idempotent-Replayed").orElse(""));
        refused(visit, 8002, () -> county.upload(visit, batch(lineA("2"))));
        refused(visit, 8002, () -> county.settle(visit, "0.00"));
        // the number is free again, for another visit with lines of its own
        String next = county.opened(body);
        assertNotEquals(visit, next);
        county.upload(next, batch(lineA("1"))).expect(200);
        assertEquals("1000.00", county.find(next).at("sums.total"), "the lines of the withdrawn visit are not counted");
        // nothing was deleted: the line of the bill ended in generation 2
        assertEquals(
                Map.of("generation", "1", "withdrawn_in", "2"),
                GatewayRows.one("select generation, withdrawn_in from fee_line where visit_id = ?", visit));
        assertEquals(1, GatewayRows.number("select visit_generation from settlement where settlement_id = ?", bill));
    }

    @Test
    void aCancelledStayIsSettledAgainWithOtherLines() {
        DemoPerson person = data.spare(616);
        String visit = county.opened(admission(person));
        county.upload(visit, batch(lineA("1"))).expect(200);
        county.discharge(visit, DISCHARGE).expect(200);
        String first = county.settle(visit, "1000.00").expect(200).settlementId();
        county.cancel(first).expect(200);
        county.reopen(visit).expect(200);
        county.upload(visit, batch(line("2", data.classAItem(), DAY, "500.00", "1", "500.00")))
                .expect(200);
        county.discharge(visit, "2019-11-14").expect(200);
        refused(visit, 4012, () -> county.settle(visit, "1000.00"));
        // 1,500 - 400 = 1,100 x 0.75
        Answer second = county.settle(visit, "1500.00").expect(200);
        second.amounts(Map.of("eligible", "1500.00", "poolingFund", "825.00"));
        assertEquals("2019-11-14", second.at("settledOn"));
        assertEquals("1", GatewayRows.years(person).get(0).get("admissions"));
    }

    @Test
    void aVisitOfOneMessageHasNoSteps() {
        DemoPerson person = data.spare(617);
        Answer bill = county.gateway().settled(stay(person));
        String visit = bill.at("visitId");
        Answer found = county.find(visit).expect(200);
        assertEquals(List.of("DISCHARGED", bill.settlementId()), List.of(found.at("state"), found.at("settlementId")));
        refused(visit, 8012, () -> county.upload(visit, batch(lineA("1"))));
        refused(visit, 8012, () -> county.reopen(visit));
        refused(visit, 8012, () -> county.withdrawVisit(visit));
        refused(visit, 8012, () -> county.settle(visit, "60000.00"));
    }

    @Test
    void anOutpatientRegistrationIsNoStay() {
        String visit = county.opened(registration(data.spare(618)));
        refused(visit, 8011, () -> county.discharge(visit, "2021-03-10"));
        refused(visit, 8011, () -> county.reopen(visit));
        refused(visit, 8007, () -> county.settle(visit, "0.00"));
    }

    @Test
    void aMessageOfAStepSaysOneThing() {
        String visit = county.opened(admission(data.spare(619)));
        String key = unique("upload");
        county.upload(key, visit, batch(lineA("1"))).expect(200);
        Answer again = county.upload(key, visit, batch(lineA("1"))).expect(200);
        assertEquals("true", again.header("Idempotent-Replayed").orElse(""));
        county.upload(key, visit, batch(lineA("2"))).problem(422, 4010);
        assertEquals("DONE", county.gateway().outcome("UPLOAD_LINES", key).at("state"));
        county.withdrawLines(visit, "1").expect(200);
        county.upload(key, visit, batch(lineA("1"))).problem(422, 8008);
    }

    private Answer refused(String visit, int code, Supplier<Answer> step) {
        return refused(visit, code, 422, step);
    }

    /** The step is refused for this reason, and the visit, its lines and every table are as they were. */
    private Answer refused(String visit, int code, int status, Supplier<Answer> step) {
        Map<String, String> counts = GatewayRows.counts();
        String before = county.find(visit).text();
        Answer answer = step.get().problem(status, code);
        assertEquals(before, county.find(visit).text());
        assertEquals(counts, GatewayRows.counts());
        return answer;
    }
}
