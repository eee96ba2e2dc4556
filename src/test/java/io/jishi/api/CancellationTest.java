package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.outpatient;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A cancellation takes back exactly what the bill did, as new rows. Uses the spare people 150 to 179. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class CancellationTest {

    private static final String ROW = "select * from settlement where settlement_id = ?";

    /** Columns in which the row that undoes differs from its bill in another way than by the sign. */
    private static final Set<String> OWN = Set.of(
            "settlement_id",
            "kind",
            "refers_to",
            "undone_by",
            "person_sequence",
            "fingerprint",
            "facts",
            "pays_nothing",
            "settled_at",
            "visit_generation");

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());
    private final GatewayClient county = GatewayClient.of(data.countyHospital());

    @Test
    void cancellingAStayRestoresEveryAccumulator() {
        DemoPerson person = data.spare(150);
        GatewayRows.refer(person);
        GatewayRows.assist(person, "REGISTERED_POOR");
        city.settled(stay(person).on("2020-03-01"));
        restores(person, city, stay(person).on("2020-05-01").raw("fees.total", "30000.00"));
    }

    @Test
    void cancellingAnOutpatientVisitRestoresTheDay() {
        DemoPerson person = data.spare(151);
        county.settled(outpatient(person));
        restores(person, county, outpatient(person).fees("10.00", "5.00", "5.00"));
    }

    @Test
    void cancellingTwoDiseaseMedicinesRestoresTheDeductibleAndTheDisease() {
        DemoPerson person = data.spare(152);
        Body body = twoDisease(person, "40.00", "20.00", "20.00");
        county.settled(body);
        restores(person, county, twoDisease(person, "300.00", "100.00", "200.00"));
    }

    @Test
    void cancellingAChronicVisitRestoresTheQuota() {
        DemoPerson person = data.spare(153);
        GatewayRows.fileDisease(person, "MALIGNANT_TUMOUR");
        Body body = outpatient(person)
                .on("2020-03-10")
                .text("careType", "OUTPATIENT_CHRONIC")
                .text("disease", "MALIGNANT_TUMOUR");
        county.settled(body);
        restores(person, county, body.text("visitNumber", unique("visit")));
    }

    @Test
    void theFirstBillOfAYearLeavesZerosBehind() {
        DemoPerson person = data.spare(154);
        Answer bill = city.settled(stay(person));
        city.cancel(unique("key"), bill.settlementId()).expect(200);
        Map<String, String> year = GatewayRows.years(person).get(0);
        year.keySet().removeAll(Set.of("region", "person_id", "scheme", "year_start"));
        assertEquals(Set.of("0"), Set.copyOf(year.values()));
    }

    @Test
    void theRowThatUndoesIsTheBillWithTheSignTurned() {
        Answer bill = city.settled(stay(data.spare(155)));
        Answer cancellation = city.cancel(unique("key"), bill.settlementId()).expect(200);
        assertEquals("CANCELLATION", cancellation.at("kind"));
        assertEquals(bill.settlementId(), cancellation.at("refersTo"));
        assertEquals("-26550.00", cancellation.at("amounts.poolingFund"));
        Map<String, String> first = GatewayRows.one(ROW, bill.settlementId());
        Map<String, String> twin = GatewayRows.one(ROW, cancellation.settlementId());
        assertEquals(cancellation.settlementId(), first.get("undone_by"));
        assertEquals(bill.settlementId(), twin.get("refers_to"));
        first.keySet().removeAll(OWN);
        first.forEach((column, value) -> assertEquals(turned(column, value), twin.get(column), column));
        assertEquals(
                "CANCELLATION",
                GatewayRows.one("select event_type from outbox where event_id = ?", cancellation.settlementId())
                        .get("event_type"));
    }

    @Test
    void thePostingsAreSwappedAndTogetherComeToNothing() {
        Answer bill = city.settled(stay(data.spare(156)));
        Answer cancellation = city.cancel(unique("key"), bill.settlementId()).expect(200);
        assertEquals(
                GatewayRows.all(
                        "select line, debit_account, credit_account, amount from posting where settlement_id = ?"
                                + " order by line",
                        bill.settlementId()),
                GatewayRows.all(
                        "select line, credit_account as debit_account, debit_account as credit_account, amount"
                                + " from posting where settlement_id = ? order by line",
                        cancellation.settlementId()));
        List<Map<String, String>> balances = GatewayRows.all(
                "select account, sum(amount) from (select debit_account as account, amount from posting"
                        + " where settlement_id in (?, ?) union all select credit_account, -amount from posting"
                        + " where settlement_id in (?, ?)) p group by account having sum(amount) <> 0",
                bill.settlementId(),
                cancellation.settlementId(),
                bill.settlementId(),
                cancellation.settlementId());
        assertEquals(List.of(), balances);
    }

    @Test
    void theRowThatUndoesIsReadAndExplained() {
        Answer bill = city.settled(stay(data.spare(164)));
        Answer cancellation = city.cancel(unique("key"), bill.settlementId()).expect(200);
        String path = "/v1/settlements/" + cancellation.settlementId();
        for (Answer found : List.of(
                city.get(path).expect(200), city.get(path + "/explanation").expect(200))) {
            assertEquals("CANCELLATION", found.at("kind"));
            assertEquals("CANCELLED", found.at("outcome"), "as it was answered");
            assertEquals(bill.settlementId(), found.at("refersTo"));
            assertEquals(cancellation.json().get("amounts"), found.json().get("amounts"));
            assertEquals("false", found.at("live"));
        }
    }

    @Test
    void theVisitCanBeSettledAgain() {
        DemoPerson person = data.spare(157);
        Body body = stay(person).lines("10.00", line("1", data.classAItem(), "2019-11-12", "10.00", "1", "10.00"));
        Answer first = county.settled(body);
        county.cancel(unique("key"), first.settlementId()).expect(200);
        GatewayRows.refer(person);
        Answer second = county.settled(body);
        assertNotEquals(first.settlementId(), second.settlementId());
        assertEquals(first.at("visitId"), second.at("visitId"));
        assertEquals("FILED", second.at("referral"));
        assertEquals("3", second.at("personSequence"));
        assertEquals("1", GatewayRows.years(person).get(0).get("admissions"));
        assertEquals(2, GatewayRows.number("select count(*) from fee_line where visit_id = ?", second.at("visitId")));
    }

    @Test
    void theMessageOfACancelledBillStillReplays() {
        String key = unique("key");
        Body body = stay(data.spare(158));
        Answer bill = city.settle(key, body).expect(200);
        city.cancel(unique("key"), bill.settlementId()).expect(200);
        assertArrayEquals(bill.bytes(), city.settle(key, body).expect(200).bytes());
        assertEquals(0, live(data.spare(158)));
    }

    @Test
    void aCancellationReplaysAndIsNotDoneTwice() {
        Answer bill = city.settled(stay(data.spare(159)));
        String key = unique("key");
        Answer first = city.cancel(key, bill.settlementId()).expect(200);
        Map<String, String> before = GatewayRows.counts();
        Answer again = city.cancel(key, bill.settlementId()).expect(200);
        assertArrayEquals(first.bytes(), again.bytes());
        assertEquals("true", again.header("Idempotent-Replayed").orElse(""));
        assertEquals(before, GatewayRows.counts());
        String other = unique("key");
        Answer second = city.cancel(other, bill.settlementId()).problem(422, 3001);
        assertEquals("SETTLEMENT_ALREADY_UNDONE", second.at("reason"));
        assertArrayEquals(
                second.bytes(), city.cancel(other, bill.settlementId()).bytes());
        city.cancel(unique("key"), first.settlementId()).problem(422, 3003);
    }

    @Test
    void onlyTheNewestBillOfTheYearIsCancelled() {
        DemoPerson person = data.spare(160);
        Answer first = city.settled(stay(person));
        Answer second = city.settled(stay(person).on("2019-12-01"));
        city.settled(stay(person).on("2020-01-15"));
        String key = unique("key");
        Answer refused = city.cancel(key, first.settlementId()).problem(422, 3002);
        assertEquals("NOT_THE_NEWEST_SETTLEMENT", refused.at("reason"));
        // the bill of 2020 does not stand on those of 2019
        city.cancel(unique("key"), second.settlementId()).expect(200);
        city.cancel(key, first.settlementId()).problem(422, 3002);
        city.cancel(unique("key"), first.settlementId()).expect(200);
    }

    @Test
    void aKeyOfACancellationBelongsToOneBill() {
        Answer one = city.settled(stay(data.spare(161)));
        Answer other = city.settled(stay(data.spare(162)));
        String key = unique("key");
        city.cancel(key, one.settlementId()).expect(200);
        city.cancel(key, other.settlementId()).problem(422, 4010);
        assertEquals(1, live(data.spare(162)));
    }

    @Test
    void anotherInstitutionCannotCancel() {
        Answer bill = city.settled(stay(data.spare(163)));
        Map<String, String> before = GatewayRows.counts();
        county.cancel(unique("key"), bill.settlementId()).problem(404, 4004);
        city.cancel(unique("key"), "141000AAAAAAAAAAAAAAAAAAAAAA").problem(404, 4004);
        city.cancel(unique("key"), "nothing").problem(404, 4004);
        city.cancel("no spaces please", bill.settlementId()).problem(400, 4009);
        assertEquals(before, GatewayRows.counts());
        assertEquals("true", city.get("/v1/settlements/" + bill.settlementId()).at("live"));
    }

    private static void restores(DemoPerson person, GatewayClient hospital, Body body) {
        List<Map<String, String>> years = GatewayRows.years(person);
        List<Map<String, String>> scopes = GatewayRows.scopes(person);
        Answer bill = hospital.settled(body);
        assertNotEquals(years, GatewayRows.years(person));
        hospital.cancel(unique("key"), bill.settlementId()).expect(200);
        assertEquals(years, GatewayRows.years(person));
        assertEquals(scopes, GatewayRows.scopes(person));
    }

    private static Body twoDisease(DemoPerson person, String total, String classA, String classB) {
        return outpatient(person)
                .on("2019-12-03")
                .text("careType", "OUTPATIENT_TWO_DISEASE")
                .text("disease", "HYPERTENSION")
                .fees(total, classA, classB);
    }

    private static long live(DemoPerson person) {
        String sql =
                "select count(*) from settlement where person_id = ? and kind = 'SETTLEMENT' and undone_by is null";
        return GatewayRows.number(sql, person.personId());
    }

    private static String turned(String column, String value) {
        boolean amount =
                value.matches("-?[0-9]+") && !Set.of("region", "engine_version").contains(column);
        return amount && !value.equals("0") ? "-" + value : value;
    }
}
