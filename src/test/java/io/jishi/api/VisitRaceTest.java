package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.unique;
import static io.jishi.support.VisitClient.batch;
import static io.jishi.support.VisitClient.registration;
import static io.jishi.support.VisitClient.total;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Many threads at one visit, and many messages about it in one batch. Uses the spare people 681 to 684. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class VisitRaceTest {

    private static final String DAY = "2021-03-10";
    private static final int THREADS = 8;
    private static final int STEPS = 80;

    /** Long enough for a message to arrive in its lane, short enough for all of them to wait for one lock. */
    private static final long ARRIVAL_MILLISECONDS = 150;

    private final DemoData data = GatewayServers.data();
    private final VisitClient county = VisitClient.of(data.countyHospital());

    private String line1(String serial, String yuan) {
        return line(serial, data.classAItem(), DAY, yuan, "1", yuan);
    }

    @Test
    void uploadsBillsWithdrawalsAndReversalsAtOnceKeepTheVisitWhole() throws Exception {
        DemoPerson person = data.spare(681);
        String visit = county.opened(registration(person));
        ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                running.add(threads.submit((Callable<Void>) () -> {
                    for (int i = 0; i < STEPS; i++) {
                        step(person, visit, random, messages);
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        assertWhole(person, visit);
        long bills = GatewayRows.number(
                "select count(*) from settlement where person_id = ? and kind = 'SETTLEMENT'", person.personId());
        assertTrue(bills >= 2, bills + " bills");
    }

    /** Whatever the answer is: it is one of those that the interface promises. */
    private void step(DemoPerson person, String visit, Random random, ConcurrentLinkedQueue<String> messages) {
        Answer answer = switch (random.nextInt(7)) {
            case 0, 1 -> county.upload(visit, batch(line1("s" + random.nextInt(12), "10.00")));
            case 2 -> county.withdrawLines(visit, "s" + random.nextInt(12));
            case 3, 6 -> {
                String key = unique("race");
                messages.add(key);
                yield county.settle(key, visit, total(county.find(visit).at("sums.total")));
            }
            case 4 -> {
                String bill = county.find(visit).at("settlementId");
                yield bill.isEmpty() ? county.withdrawAllLines(visit) : county.cancel(bill);
            }
            default -> {
                String key = messages.poll();
                yield county.reverse(person, "SETTLE", key == null ? unique("unseen") : key);
            }
        };
        // 4016: the visit went on changing while it was read, and nothing was done
        boolean restless = answer.status() == 503 && answer.at("code").equals("4016");
        assertTrue(restless || Set.of(200, 409, 422).contains(answer.status()), answer::text);
    }

    /** What holds at every moment, and so at the end. */
    private void assertWhole(DemoPerson person, String visit) {
        assertEquals(
                GatewayRows.one(
                        "select count(*) as line_count, coalesce(sum(amount), 0) as total from fee_line"
                                + " where visit_id = ? and withdrawn_in is null",
                        visit),
                GatewayRows.one("select line_count, total from visit where visit_id = ?", visit));
        List<Map<String, String>> live = GatewayRows.all(
                "select s.total as billed, v.total as uploaded from settlement s"
                        + " join visit v on v.visit_id = s.visit_id where s.visit_id = ?"
                        + " and s.kind = 'SETTLEMENT' and s.undone_by is null",
                visit);
        assertTrue(live.size() <= 1, "one live bill at most");
        live.forEach(row -> assertEquals(row.get("uploaded"), row.get("billed")));
        // every bill there ever was is of the lines of its generation
        assertEquals(
                List.of(),
                GatewayRows.all(
                        "select s.settlement_id, s.total from settlement s where s.visit_id = ?"
                                + " and s.kind = 'SETTLEMENT'"
                                + " and s.total <> (select coalesce(sum(l.amount), 0) from fee_line l"
                                + " where l.visit_id = s.visit_id and l.generation <= s.visit_generation"
                                + " and (l.withdrawn_in is null or l.withdrawn_in > s.visit_generation))",
                        visit));
        assertEquals(
                List.of(),
                GatewayRows.all(
                        "select serial from fee_line where visit_id = ? and withdrawn_in <= generation", visit));
        assertEquals(
                GatewayRows.number(
                        "select coalesce(sum(cash), 0) from settlement where person_id = ?", person.personId()),
                GatewayRows.number(
                        "select coalesce(sum(out_of_pocket), 0) from accumulator where person_id = ?",
                        person.personId()));
    }

    @Test
    void linesThatComeAndGoInOneBatchEndAsTheirMessagesSay() throws Exception {
        DemoPerson person = data.spare(682);
        String visit = county.opened(registration(person));
        county.upload(visit, batch(line1("old", "1.00"), line1("gone", "2.00"))).expect(200);
        inOneBatch(
                person,
                () -> county.upload(visit, batch(line1("first", "4.00"))),
                () -> county.upload(visit, batch(line1("a", "8.00"))),
                () -> county.withdrawLines(visit, "a"),
                () -> county.upload(visit, batch(line1("a", "16.00"))),
                () -> county.withdrawLines(visit, "gone"),
                () -> county.upload(visit, batch(line1("gone", "32.00"))),
                () -> county.withdrawLines(visit, "gone"));
        assertWhole(person, visit);
        assertEquals("21.00", county.find(visit).at("sums.total"));
        assertEquals(
                List.of(
                        List.of("a", "800", "3", "4"),
                        List.of("a", "1600", "5", "null"),
                        List.of("first", "400", "2", "null"),
                        List.of("gone", "200", "1", "6"),
                        List.of("gone", "3200", "7", "8"),
                        List.of("old", "100", "1", "null")),
                GatewayRows.all(
                                "select serial, amount, generation, withdrawn_in from fee_line where visit_id = ?"
                                        + " order by serial, generation",
                                visit)
                        .stream()
                        .map(row -> List.copyOf(row.values()))
                        .toList());
        inOneBatch(
                person,
                () -> county.upload(visit, batch(line1("b", "64.00"))),
                () -> county.withdrawLines(visit, "old"),
                () -> county.withdrawAllLines(visit),
                () -> county.upload(visit, batch(line1("b", "5.00"))),
                () -> county.settle(visit, "5.00"));
        assertWhole(person, visit);
        assertEquals("5.00", county.find(visit).at("sums.total"));
    }

    @Test
    void aVisitThatIsWithdrawnAndOpenedInOneBatchIsANewOne() throws Exception {
        DemoPerson person = data.spare(683);
        Body body = registration(person);
        String visit = county.opened(body);
        inOneBatch(
                person,
                () -> county.upload(visit, batch(line1("a", "8.00"))),
                () -> county.withdrawAllLines(visit),
                () -> county.withdrawVisit(visit),
                () -> county.open(unique("open"), body));
        assertEquals("WITHDRAWN", county.find(visit).at("state"));
        assertEquals(2, GatewayRows.number("select count(*) from visit where visit_number = ?", body.visitNumber()));
    }

    @Test
    void aBillCancelledReversedAndCancelledAgainInOneBatchIsCancelled() throws Exception {
        DemoPerson person = data.spare(684);
        String visit = county.opened(registration(person));
        county.upload(visit, batch(line1("a", "8.00"))).expect(200);
        String bill = county.settle(visit, "8.00").expect(200).settlementId();
        String cancel = unique("cancel");
        String second = unique("cancel");
        inOneBatch(
                person,
                () -> county.upload(visit, batch(line1("b", "1.00"))),
                () -> county.gateway().cancel(cancel, bill),
                () -> county.gateway().cancel(second, bill));
        assertEquals("", county.find(visit).at("settlementId"));
        county.reverse(person, "CANCEL", cancel).expect(200);
        county.cancel(bill).expect(200);
        assertWhole(person, visit);
    }

    /** The first one waits for its person, with a lane behind it that fills in this order. */
    @SafeVarargs
    private static void inOneBatch(DemoPerson person, Supplier<Answer>... steps) throws Exception {
        List<CompletableFuture<Answer>> running = new ArrayList<>();
        try (Connection lock = GatewayRows.connect()) {
            lock.setAutoCommit(false);
            try (PreparedStatement statement =
                    lock.prepareStatement("select * from person where person_id = ? for update")) {
                statement.setString(1, person.personId());
                statement.executeQuery();
            }
            for (Supplier<Answer> step : steps) {
                running.add(CompletableFuture.supplyAsync(step));
                Thread.sleep(ARRIVAL_MILLISECONDS);
            }
            lock.rollback();
        }
        for (CompletableFuture<Answer> each : running) {
            Answer answer = each.get();
            assertTrue(Set.of(200, 201, 422).contains(answer.status()), answer::text);
        }
    }
}
