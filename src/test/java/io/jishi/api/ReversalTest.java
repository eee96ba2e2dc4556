package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static io.jishi.support.VisitClient.admission;
import static io.jishi.support.VisitClient.batch;
import static io.jishi.support.VisitClient.total;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import org.junit.jupiter.api.Test;

/** Messages whose outcome nobody knows are made to be without effect. Uses the spare people 650 to 679. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class ReversalTest {

    private static final String DAY = "2019-11-10";

    private final DemoData data = GatewayServers.data();
    private final VisitClient city = VisitClient.of(data.cityHospital());

    private static List<String> live(DemoPerson person) {
        return GatewayRows.all(
                        "select settlement_id from settlement where person_id = ? and undone_by is null"
                                + " and kind in ('SETTLEMENT', 'SUPPLEMENT') order by person_sequence",
                        person.personId())
                .stream()
                .map(row -> row.get("settlement_id"))
                .toList();
    }

    private String state(String transaction, String key) {
        return city.gateway().outcome(transaction, key).expect(200).at("state");
    }

    @Test
    void aBillIsUndoneHoweverManyCameAfterIt() {
        DemoPerson person = data.spare(650);
        String key = unique("key");
        Body first = stay(person);
        Answer bill = city.gateway().settle(key, first).expect(200);
        Map<String, String> afterFirst = GatewayRows.years(person).get(0);
        Answer second = city.gateway().settled(stay(person).on("2019-12-20"));
        Answer third = city.gateway().settled(stay(person).on("2019-12-22"));
        Map<String, String> all = GatewayRows.years(person).get(0);
        Answer reversed = city.reverse(person, "SETTLE", key).expect(200);
        assertEquals(List.of(second.settlementId(), third.settlementId()), live(person));
        Map<String, String> row = GatewayRows.one(
                "select kind, refers_to, total from settlement where settlement_id = ?", reversed.settlementId());
        assertEquals(Map.of("kind", "REVERSAL", "refers_to", bill.settlementId(), "total", "-6000000"), row);
        // what the first bill had added is gone, to the fen: the wide row is the sum of the others
        Map<String, String> now = GatewayRows.years(person).get(0);
        for (String column : List.of(
                "pooling_fund_paid", "critical_illness_paid", "deductible_paid", "out_of_pocket", "admissions")) {
            assertEquals(
                    Long.parseLong(all.get(column)) - Long.parseLong(afterFirst.get(column)),
                    Long.parseLong(now.get(column)),
                    column);
        }
        // those that stood on it are looked at by a human, and are not priced again
        assertEquals(
                List.of(second.settlementId(), third.settlementId()),
                GatewayRows.all(
                                "select r.settlement_id, r.cause from settlement_review r join settlement s"
                                        + " on s.settlement_id = r.settlement_id where s.person_id = ?"
                                        + " and r.cause = 'EARLIER_BILL_REVERSED' order by s.person_sequence",
                                person.personId())
                        .stream()
                        .map(review -> review.get("settlement_id"))
                        .toList());
        assertEquals("UNDONE", state("SETTLE", key));
        // the visit may be settled anew, under another key
        city.gateway().settled(first);
    }

    /** Somebody may be registered between the reversal and the original that comes late. */
    @Test
    void aMessageAboutSomebodyUnknownIsBlockedAsWell() {
        DemoPerson known = data.spare(652);
        String digits = known.personId();
        char last = digits.charAt(digits.length() - 1);
        DemoPerson unknown = new DemoPerson(
                digits.substring(0, digits.length() - 1) + (last == '0' ? '1' : '0'),
                known.identityNumber(),
                known.county());
        String key = unique("late");
        city.reverse(unknown, "SETTLE", key).expect(200);
        assertEquals("REVERSED", state("SETTLE", key));
        city.gateway().settle(key, stay(known)).problem(422, 3007);
    }

    @Test
    void aReversalSentAgainGivesTheFirstAnswer() {
        DemoPerson person = data.spare(651);
        String key = unique("key");
        city.gateway().settle(key, stay(person)).expect(200);
        String reversal = unique("reverse");
        Answer first = city.reverse(reversal, person, "SETTLE", key).expect(200);
        Answer again = city.reverse(reversal, person, "SETTLE", key).expect(200);
        assertArrayEquals(first.bytes(), again.bytes());
        assertEquals("true", again.header("Idempotent-Replayed").orElse(""));
        assertArrayEquals(
                first.bytes(), city.reverse(person, "SETTLE", key).expect(200).bytes());
        city.reverse(reversal, person, "SETTLE", unique("key")).problem(422, 4010);
        assertEquals(
                1,
                GatewayRows.number(
                        "select count(*) from settlement where person_id = ? and kind = 'REVERSAL'",
                        person.personId()));
        assertEquals("CANCELLED", state("REVERSE", reversal));
    }

    @Test
    void aMessageThatWasNeverSeenIsBlockedForGood() {
        DemoPerson person = data.spare(652);
        String key = unique("late");
        String reversal = unique("reverse");
        Answer reversed = city.reverse(reversal, person, "SETTLE", key).expect(200);
        assertFalse(reversed.json().has("settlementId"));
        assertEquals(List.of("REVERSED", "DONE"), List.of(state("SETTLE", key), state("REVERSE", reversal)));
        Body body = stay(person);
        city.gateway().settle(key, body).problem(422, 3007);
        assertEquals(List.of(), live(person));
        city.gateway().settled(body);
        assertArrayEquals(
                reversed.bytes(),
                city.reverse(reversal, person, "SETTLE", key).expect(200).bytes());
    }

    @Test
    void anAliasIsReversedWithItsBill() {
        DemoPerson person = data.spare(653);
        Body body = stay(person);
        String bill = city.gateway().settled(body).settlementId();
        String alias = unique("alias");
        assertEquals(bill, city.gateway().settle(alias, body).problem(409, 2009).settlementId());
        city.reverse(person, "SETTLE", alias).expect(200);
        assertEquals(List.of(), live(person));
        assertEquals("0", GatewayRows.years(person).get(0).get("admissions"));
    }

    @Test
    void aRefusedMessageHasNothingToUndo() {
        DemoPerson person = data.spare(654);
        String key = unique("key");
        city.gateway().settle(key, stay(person).on("2016-11-12")).problem(422, 2002);
        assertFalse(city.reverse(person, "SETTLE", key).expect(200).json().has("settlementId"));
        city.gateway().settle(key, stay(person)).problem(422, 4010);
    }

    @Test
    void theReversalOfACancellationBringsTheBillBack() {
        DemoPerson person = data.spare(655);
        Body body = stay(person);
        String bill = city.gateway().settled(body).settlementId();
        Map<String, String> year = GatewayRows.years(person).get(0);
        for (int round = 0; round < 2; round++) {
            String cancel = unique("cancel");
            city.gateway().cancel(cancel, bill).expect(200);
            assertEquals(List.of(), live(person));
            city.reverse(person, "CANCEL", cancel).expect(200);
            assertEquals(List.of(bill), live(person));
            assertEquals(year, GatewayRows.years(person).get(0));
            assertEquals("UNDONE", state("CANCEL", cancel));
            assertEquals(
                    bill,
                    city.gateway()
                            .settle(unique("key"), body)
                            .problem(409, 2009)
                            .settlementId());
            city.gateway().get("/v1/settlements/" + bill + "/explanation").expect(200);
        }
        city.cancel(bill).expect(200);
        assertEquals("0", GatewayRows.years(person).get(0).get("admissions"));
    }

    @Test
    void aBillThatStandsAgainHasTheLaterOnesLookedAt() {
        DemoPerson person = data.spare(664);
        String first = city.gateway().settled(stay(person)).settlementId();
        String cancel = unique("cancel");
        city.gateway().cancel(cancel, first).expect(200);
        String later = city.gateway().settled(stay(person).on("2019-12-20")).settlementId();
        city.reverse(person, "CANCEL", cancel).expect(200);
        assertEquals(List.of(first, later), live(person));
        assertEquals(
                Map.of("settlement_id", later, "cause", "EARLIER_BILL_STANDS_AGAIN"),
                GatewayRows.one(
                        "select r.settlement_id, r.cause from settlement_review r join settlement s"
                                + " on s.settlement_id = r.settlement_id where s.person_id = ?",
                        person.personId()));
        // the later one is still the newest
        assertEquals(later, city.cancel(first).problem(422, 3002).settlementId());
    }

    /** Whoever was told that a message is reversed must not meet its bill again. */
    @Test
    void aBillWhoseMessageWasReversedNeverStandsAgain() {
        DemoPerson person = data.spare(666);
        String key = unique("key");
        String bill = city.gateway().settle(key, stay(person)).expect(200).settlementId();
        String cancel = unique("cancel");
        String cancellation = city.gateway().cancel(cancel, bill).expect(200).settlementId();
        assertEquals(
                cancellation, city.reverse(person, "SETTLE", key).expect(200).settlementId());
        assertEquals(
                bill, city.reverse(person, "CANCEL", cancel).problem(422, 3007).settlementId());
        assertEquals(List.of(), live(person));
        city.gateway().settled(stay(person));
    }

    @Test
    void aCancellationStaysWhenTheVisitWasSettledAnew() {
        DemoPerson person = data.spare(656);
        Body body = stay(person);
        String bill = city.gateway().settled(body).settlementId();
        String cancel = unique("cancel");
        city.gateway().cancel(cancel, bill).expect(200);
        String next = city.gateway().settled(body.raw("fees.total", "50000.00")).settlementId();
        assertEquals(
                next, city.reverse(person, "CANCEL", cancel).problem(422, 3006).settlementId());
        // also when that is cancelled: the visit says what the second bill was made of
        city.cancel(next).expect(200);
        city.reverse(person, "CANCEL", cancel).problem(422, 3008);
        assertEquals(List.of(), live(person));
    }

    @Test
    void aCancellationStaysWhenTheLinesHaveChanged() {
        DemoPerson person = data.spare(657);
        String visit = city.opened(admission(person));
        String lineA = line("1", data.classAItem(), DAY, "100.00", "10", "1000.00");
        city.upload(visit, batch(lineA)).expect(200);
        city.discharge(visit, "2019-11-12").expect(200);
        String bill = city.settle(visit, "1000.00").expect(200).settlementId();
        String cancel = unique("cancel");
        city.gateway().cancel(cancel, bill).expect(200);
        city.reopen(visit).expect(200);
        city.reverse(person, "CANCEL", cancel).problem(422, 3008);
        city.discharge(visit, "2019-11-12").expect(200);
        city.reverse(person, "CANCEL", cancel).expect(200);
        assertEquals(List.of(bill), live(person));
        String second = unique("cancel");
        city.gateway().cancel(second, bill).expect(200);
        city.reopen(visit).expect(200);
        // the same line again is another generation, though it adds up to the same
        city.withdrawAllLines(visit).expect(200);
        city.upload(visit, batch(lineA)).expect(200);
        city.discharge(visit, "2019-11-12").expect(200);
        city.reverse(person, "CANCEL", second).problem(422, 3008);
        city.reopen(visit).expect(200);
        city.withdrawAllLines(visit).expect(200);
        city.withdrawVisit(visit).expect(200);
        city.reverse(person, "CANCEL", second).problem(422, 3008);
        assertEquals(List.of(), live(person));
    }

    @Test
    void aBillIsReversedWithItsSupplements() {
        DemoPerson person = data.spare(658);
        String key = unique("key");
        String bill = city.gateway()
                .settle(key, stay(person).on("2020-05-20"))
                .expect(200)
                .settlementId();
        GatewayRows.assist(person, "REGISTERED_POOR");
        String supplement = city.gateway()
                .supplement(unique("late"), bill, "LATE_IDENTITY")
                .expect(200)
                .settlementId();
        assertEquals(List.of(bill, supplement), live(person));
        city.reverse(person, "SETTLE", key).expect(200);
        assertEquals(List.of(), live(person));
        Map<String, String> year = GatewayRows.years(person).get(0);
        assertEquals(
                List.of("0", "0", "0", "0"),
                List.of("admissions", "critical_illness_paid", "medical_assistance_paid", "out_of_pocket").stream()
                        .map(year::get)
                        .toList());
        assertEquals(
                0,
                GatewayRows.number(
                        "select count(*) from settlement_review r"
                                + " join settlement s on s.settlement_id = r.settlement_id where s.person_id = ?",
                        person.personId()));
    }

    @Test
    void aSupplementStandsAgainOnlyWhereNothingHasTakenItsPlace() {
        DemoPerson person = data.spare(659);
        String bill = city.gateway().settled(stay(person).on("2020-05-20")).settlementId();
        GatewayRows.assist(person, "REGISTERED_POOR");
        String first = city.gateway()
                .supplement(unique("late"), bill, "LATE_IDENTITY")
                .expect(200)
                .settlementId();
        Map<String, String> year = GatewayRows.years(person).get(0);
        String cancel = unique("cancel");
        city.gateway().cancel(cancel, first).expect(200);
        String second = city.gateway()
                .supplement(unique("late"), bill, "LATE_IDENTITY")
                .expect(200)
                .settlementId();
        assertEquals(
                second,
                city.reverse(person, "CANCEL", cancel).problem(422, 3005).settlementId());
        city.cancel(second).expect(200);
        String ofBill = unique("cancel");
        city.gateway().cancel(ofBill, bill).expect(200);
        assertEquals(
                bill, city.reverse(person, "CANCEL", cancel).problem(422, 3001).settlementId());
        city.reverse(person, "CANCEL", ofBill).expect(200);
        city.reverse(person, "CANCEL", cancel).expect(200);
        assertEquals(List.of(bill, first), live(person));
        assertEquals(year, GatewayRows.years(person).get(0));
    }

    @Test
    void anOpeningIsReversedByWithdrawingTheVisit() {
        DemoPerson person = data.spare(660);
        String key = unique("open");
        Body body = admission(person);
        String visit = city.open(key, body).expect(201).at("visitId");
        city.upload(visit, batch(line("1", data.classAItem(), DAY, "1.00", "1", "1.00")))
                .expect(200);
        city.reverse(person, "OPEN_VISIT", key).problem(422, 8006);
        city.withdrawAllLines(visit).expect(200);
        String reversal = unique("reverse");
        Answer first = city.reverse(reversal, person, "OPEN_VISIT", key).expect(200);
        assertEquals(visit, first.at("visitId"));
        assertEquals("WITHDRAWN", city.find(visit).at("state"));
        assertArrayEquals(
                first.bytes(),
                city.reverse(reversal, person, "OPEN_VISIT", key).expect(200).bytes());
        assertArrayEquals(
                first.bytes(),
                city.reverse(person, "OPEN_VISIT", key).expect(200).bytes());
        city.open(key, body).problem(422, 8002);
        String late = unique("late");
        assertFalse(city.reverse(person, "OPEN_VISIT", late).expect(200).json().has("visitId"));
        city.open(late, body).problem(422, 3007);
        city.opened(body);
    }

    @Test
    void anUploadedVisitIsReversedAndSettledAgain() {
        DemoPerson person = data.spare(661);
        String visit = city.opened(admission(person));
        city.upload(visit, batch(line("1", data.classAItem(), DAY, "100.00", "10", "1000.00")))
                .expect(200);
        city.discharge(visit, "2019-11-12").expect(200);
        String key = unique("key");
        city.settle(key, visit, total("1000.00")).expect(200);
        city.reverse(person, "SETTLE", key).expect(200);
        String late = unique("late");
        city.reverse(person, "SETTLE", late).expect(200);
        city.settle(late, visit, total("1000.00")).problem(422, 3007);
        city.settle(visit, "1000.00").expect(200);
    }

    @Test
    void onlyItsOwnMessagesOfItsOwnPatientAreReversed() {
        DemoPerson person = data.spare(662);
        DemoPerson other = data.spare(663);
        String key = unique("key");
        String bill = city.gateway().settle(key, stay(person)).expect(200).settlementId();
        city.reverse(other, "SETTLE", key).problem(404, 4004);
        // to another hospital the key is one that was never seen
        VisitClient.of(data.countyHospital()).reverse(person, "SETTLE", key).expect(200);
        assertEquals(List.of(bill), live(person));
        city.reverse(unique("reverse"), person, "SUPPLEMENT", key).problem(400, 4002);
        city.reverse(unique("reverse"), person, "SETTLE", "not a key").problem(400, 4002);
        city.reverse("", person, "SETTLE", key).problem(400, 4009);
    }
}
