package io.jishi.api;

import static io.jishi.support.FilingClient.referral;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import io.jishi.support.FilingClient;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * A filing beside a bill of the same person: it stands before the bill or after it, never half in it. The order is
 * forced by locks that the test holds. Uses the spare people 450 to 459.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class FilingRaceTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Map<String, String> UNREFERRED =
            Map.of("poolingFund", "26550.00", "unreferredReduction", "8850.00");
    private static final Map<String, String> REFERRED =
            Map.of("poolingFund", "35400.00", "unreferredReduction", "0.00");

    private final DemoData data = GatewayServers.data();
    private final DemoProvider cityHospital = data.cityHospital();
    private final GatewayClient city = GatewayClient.of(cityHospital);
    private final FilingClient county = FilingClient.of(data.countyHospital());

    @Test
    void aFilingThatCommitsWhileTheBillWaitsForItsPersonIsInTheBill() throws Exception {
        DemoPerson person = data.spare(450);
        Body stay = stay(person);
        cancelled(stay); // the rows of the person are cached without a filing
        String id;
        CompletableFuture<Answer> bill;
        try (Connection other = GatewayRows.connect()) {
            // the filing is on its way in: its row is there and holds the person until it commits
            other.setAutoCommit(false);
            id = insertFiling(other, person);
            bill = settling(stay);
            awaitWaiting(1);
            other.commit();
        }
        Answer answer = bill.join().expect(200);
        answer.amounts(REFERRED);
        assertEquals("FILED", answer.at("referral"));
        assertEquals(List.of(id), filingsOf(answer));
    }

    @Test
    void aFilingThatComesWhileTheBillHoldsItsPersonIsAfterTheBill() throws Exception {
        DemoPerson person = data.spare(451);
        Body stay = stay(person);
        cancelled(stay);
        CompletableFuture<Answer> bill;
        CompletableFuture<HttpResponse<byte[]>> filing;
        try (Connection lock = lockOf("select * from visit where person_id = ? for update", person)) {
            bill = settling(stay);
            awaitWaiting(1); // the lane holds the person and waits for the visit
            filing = GatewayClient.start(county.filing(unique("filing"), referral(person, cityHospital)));
            awaitWaiting(2);
            assertFalse(filing.isDone(), "a filing waits for the bill before it");
            lock.rollback();
        }
        Answer answer = bill.join().expect(200);
        answer.amounts(UNREFERRED);
        assertEquals("NOT_FILED", answer.at("referral"));
        assertEquals(List.of(), filingsOf(answer));
        assertEquals(201, filing.join().statusCode());
        String id = GatewayClient.parse(filing.join().body()).path("filingId").asText();
        assertEquals(List.of(), county.usesOf(id));
        Answer next = city.settled(stay(person).on("2019-11-20"));
        assertEquals("FILED", next.at("referral"));
        assertEquals(List.of(next.settlementId()), county.usesOf(id));
    }

    @Test
    void aWithdrawalThatComesWhileTheBillHoldsItsPersonNamesTheBill() throws Exception {
        DemoPerson person = data.spare(452);
        Body stay = stay(person);
        cancelled(stay);
        String id = county.file(referral(person, cityHospital)).expect(201).at("filingId");
        CompletableFuture<Answer> bill;
        CompletableFuture<Answer> withdrawal;
        try (Connection lock = lockOf("select * from visit where person_id = ? for update", person)) {
            bill = settling(stay);
            awaitWaiting(1);
            withdrawal = CompletableFuture.supplyAsync(() -> county.withdraw(id));
            awaitWaiting(2);
            lock.rollback();
        }
        Answer answer = bill.join().expect(200);
        answer.amounts(REFERRED);
        assertEquals(answer.settlementId(), withdrawal.join().expect(200).at("usedBy.0"));
        assertEquals("NOT_FILED", city.preview(stay(person).on("2019-11-20")).at("referral"));
    }

    @Test
    void filingsAndBillsInAnyOrderNeverMix() {
        DemoPerson person = data.spare(453);
        for (int round = 0; round < 8; round++) {
            Body stay = stay(person);
            CompletableFuture<Answer> bill = settling(stay);
            CompletableFuture<HttpResponse<byte[]>> filing =
                    GatewayClient.start(county.filing(unique("filing"), referral(person, cityHospital)));
            Answer answer = bill.join().expect(200);
            String id =
                    GatewayClient.parse(filing.join().body()).path("filingId").asText();
            boolean filed = answer.at("referral").equals("FILED");
            assertEquals(filed ? List.of(answer.settlementId()) : List.of(), county.usesOf(id));
            assertEquals(filed, answer.at("amounts.unreferredReduction").equals("0.00"), answer::text);
            county.withdraw(id).expect(200);
            city.cancel(unique("key"), answer.settlementId()).expect(200);
        }
    }

    @Test
    void aCallerThatHangsUpCancelsNothing() throws Exception {
        DemoPerson person = data.spare(454);
        String key = unique("filing");
        CompletableFuture<HttpResponse<byte[]>> filing;
        try (Connection lock = lockOf("select * from person where person_id = ? for update", person)) {
            filing = GatewayClient.start(county.filing(key, referral(person, cityHospital)));
            awaitWaiting(1);
            filing.cancel(true);
            Thread.sleep(200); // time for the gateway to notice; the filing must stay under way
            lock.rollback();
        }
        await(() -> GatewayRows.number("select count(*) from filing where message_id = ?", key) == 1);
        assertEquals("FILED", city.settled(stay(person)).amounts(REFERRED).at("referral"));
        Answer again = county.file(key, referral(person, cityHospital)).expect(201);
        assertEquals("true", again.header("Idempotent-Replayed").orElse(""));
    }

    @Test
    void aPersonWhoStaysLockedIsNotFiledAndTheSameMessageMayComeAgain() throws Exception {
        DemoPerson person = data.spare(455);
        String key = unique("filing");
        Body body = referral(person, cityHospital);
        try (Connection lock = lockOf("select * from person where person_id = ? for update", person)) {
            county.file(key, body).problem(503, 4016);
            lock.rollback();
        }
        assertEquals(0, GatewayRows.number("select count(*) from filing where message_id = ?", key));
        assertFalse(
                county.file(key, body).expect(201).header("Idempotent-Replayed").isPresent());
    }

    @Test
    void aCommitThatIsCutOffIsUnknownAndARepeatAnswersDefinitely() {
        DemoPerson person = data.spare(456);
        String key = unique("filing");
        Body body = referral(person, cityHospital);
        GatewayRows.change("create function cut_off() returns trigger language plpgsql as"
                + " 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'");
        GatewayRows.change("create constraint trigger cut_off after insert on filing deferrable initially deferred"
                + " for each row when (new.message_id = '" + key + "') execute function cut_off()");
        try {
            county.file(key, body).problem(504, 4015);
        } finally {
            GatewayRows.change("drop trigger cut_off on filing");
            GatewayRows.change("drop function cut_off()");
        }
        assertEquals("NOT_FILED", city.preview(stay(person)).at("referral"));
        county.file(key, body).expect(201);
        assertEquals("FILED", city.preview(stay(person)).at("referral"));
    }

    /** Settles and cancels, so that the visit is known and the person's rows are cached. */
    private void cancelled(Body stay) {
        Answer bill = city.settled(stay.raw("fees.total", "1000.00"));
        city.cancel(unique("key"), bill.settlementId()).expect(200);
    }

    private static Connection lockOf(String sql, DemoPerson person) throws SQLException {
        Connection lock = GatewayRows.connect();
        lock.setAutoCommit(false);
        try (PreparedStatement statement = lock.prepareStatement(sql)) {
            statement.setString(1, person.personId());
            assertTrue(statement.executeQuery().next());
        }
        return lock;
    }

    private static String insertFiling(Connection connection, DemoPerson person) throws SQLException {
        String id = "14100001F0R0V0T0H0E0R0A0C0E0".substring(0, 28);
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into filing (region, person_id, filing_id, kind, channel, valid_from, filed_at)"
                        + " values ('141000', ?, ?, 'REFERRAL', 'WINDOW', '2019-11-01', now())")) {
            statement.setString(1, person.personId());
            statement.setString(2, id);
            statement.executeUpdate();
        }
        return id;
    }

    /** Until this many sessions wait for a lock. */
    private static void awaitWaiting(int sessions) {
        await(() ->
                GatewayRows.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") >= sessions);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it does not come");
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<Answer> settling(Body stay) {
        return CompletableFuture.supplyAsync(() -> city.settle(stay));
    }

    private List<String> filingsOf(Answer bill) {
        List<String> ids = new ArrayList<>();
        city.get("/v1/settlements/" + bill.settlementId() + "/explanation")
                .expect(200)
                .json()
                .path("filings")
                .forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
