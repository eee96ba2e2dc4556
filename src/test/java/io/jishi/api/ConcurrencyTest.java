package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.settlement.SettlementConfiguration;
import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Races over HTTP with real threads. Uses the spare people 200 to 209. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class ConcurrencyTest {

    @Inject
    SettlementConfiguration configuration;

    @Inject
    MeterRegistry meters;

    private static final Map<String, String> COLUMNS = Map.of(
            "admissions", "admissions",
            "deductiblePaid", "deductible_paid",
            "poolingFundPaid", "pooling_fund_paid",
            "criticalIllnessBase", "critical_illness_base",
            "criticalIllnessPaid", "critical_illness_paid",
            "medicalAssistancePaid", "medical_assistance_paid",
            "outOfPocket", "out_of_pocket");

    /** What the stored facts and the simulation contract have in common. */
    private static final Set<String> SIMULATED =
            Set.of("admissions", "deductiblePaid", "poolingFundPaid", "criticalIllnessBase", "criticalIllnessPaid");

    private static final long LIMIT_NANOS = 10_000_000_000L;

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());

    /** The build runs these tests with batches of several sizes; without this it would not notice if it did not. */
    @Test
    void batchesHaveTheSizeThatTheBuildAsksFor() {
        int asked = Integer.getInteger("jishi.settlement.batch-maximum", 128);
        assertEquals(asked, configuration.batchMaximum());
        assertTrue(meters.get("jishi.lane.batch").summary().max() <= asked);
    }

    @Test
    void twoHundredCopiesOfOneRequestAreOneSettlement() throws Exception {
        DemoPerson person = data.spare(200);
        String key = unique("key");
        Body body = stay(person);
        List<Answer> answers = atOnce(200, i -> () -> city.settle(key, body));
        List<Answer> bills =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertTrue(!bills.isEmpty(), "somebody is answered");
        bills.forEach(bill -> assertArrayEquals(bills.get(0).bytes(), bill.bytes()));
        long first = bills.stream()
                .filter(bill -> bill.header("Idempotent-Replayed").isEmpty())
                .count();
        assertTrue(first <= 1, "one copy at most is the first");
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> {
            answer.problem(409, 4011);
            assertEquals("1", answer.header("Retry-After").orElse(""));
        });
        assertRows(person, 1, 1);
    }

    @Test
    void fiftyKeysForOneVisitAreOneSettlement() throws Exception {
        DemoPerson person = data.spare(201);
        Body body = stay(person);
        List<Answer> answers = atOnce(50, i -> () -> city.settle(unique("key"), body));
        List<Answer> bills =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertEquals(1, bills.size());
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> assertEquals(
                        bills.get(0).settlementId(), answer.problem(409, 2009).settlementId()));
        assertRows(person, 1, 50);
        assertEquals(
                49,
                GatewayRows.number(
                        "select count(*) from message where kind = 'ALIAS' and settlement_id = ?",
                        bills.get(0).settlementId()));
    }

    @Test
    void fiftyContentsForOneVisitAreOneSettlement() throws Exception {
        DemoPerson person = data.spare(202);
        Body body = stay(person);
        List<Answer> answers =
                atOnce(50, i -> () -> city.settle(unique("key"), body.raw("fees.total", 1000 + i + ".00")));
        List<Answer> bills =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertEquals(1, bills.size());
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> assertEquals(
                        bills.get(0).settlementId(), answer.problem(422, 2010).settlementId()));
        assertRows(person, 1, 50);
    }

    @Test
    void twentyBillsOfOnePersonComeOutInSomeOrder() throws Exception {
        DemoPerson person = data.spare(203);
        GatewayRows.refer(person);
        GatewayRows.assist(person, "REGISTERED_POOR");
        Body body = stay(person).on("2020-05-20");
        // about 6,000 from the pooling fund each: the ceiling of 70,000 is passed on the way
        List<Answer> answers = atOnce(
                20,
                i -> () -> city.settle(
                        unique("key"),
                        body.text("visitNumber", unique("visit")).raw("fees.total", 8000 + 500 * i + ".01")));
        answers.forEach(answer -> answer.expect(200));
        assertRows(person, 20, 20);
        List<Map<String, String>> rows = GatewayRows.all(
                "select * from settlement where person_id = ? order by person_sequence", person.personId());
        assertFold(rows, GatewayRows.years(person).get(0));
        assertRecomputed(rows);
    }

    @Test
    void settlingAndCancellingAtOnceLeavesOneLiveBillAtMost() throws Exception {
        DemoPerson person = data.spare(204);
        Body body = stay(person);
        Answer bill = city.settled(body);
        atOnce(
                20,
                i -> () -> i % 2 == 0
                        ? city.cancel(unique("key"), bill.settlementId())
                        : city.settle(unique("key"), body));
        String count = "select count(*) from settlement where person_id = ? and kind = ";
        long live = GatewayRows.number(count + "'SETTLEMENT' and undone_by is null", person.personId());
        long undone = GatewayRows.number(count + "'CANCELLATION'", person.personId());
        assertEquals(1, undone);
        assertTrue(live <= 1);
        assertEquals(live, Long.parseLong(GatewayRows.years(person).get(0).get("admissions")));
    }

    @Test
    void aCopyThatMeetsTheFirstOneUnderWayIsToldToComeBack() throws Exception {
        DemoPerson person = data.spare(205);
        String key = unique("key");
        Body body = stay(person);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection lock = lockOf(person)) {
            Future<Answer> first = threads.submit(() -> city.settle(key, body));
            untilStateIs("IN_PROGRESS", key);
            long start = System.nanoTime();
            Answer second = city.settle(key, body).problem(409, 4011);
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            assertEquals("1", second.header("Retry-After").orElse(""));
            assertTrue(milliseconds >= 190 && milliseconds < 1500, "waited " + milliseconds + " ms");
            lock.rollback();
            Answer bill = first.get().expect(200);
            assertArrayEquals(bill.bytes(), city.settle(key, body).expect(200).bytes());
        } finally {
            threads.shutdown();
        }
        assertRows(person, 1, 1);
    }

    @Test
    void aCallerThatHangsUpCancelsNothing() throws Exception {
        DemoPerson person = data.spare(206);
        String key = unique("key");
        Body body = stay(person);
        try (Connection lock = lockOf(person)) {
            CompletableFuture<HttpResponse<byte[]>> caller = GatewayClient.start(city.settlement(key, body.bytes()));
            untilStateIs("IN_PROGRESS", key);
            assertTrue(caller.cancel(true));
            // time for the gateway to notice; while the lock is held the message must stay under way
            Thread.sleep(200);
            assertEquals("IN_PROGRESS", city.outcome("SETTLE", key).at("state"));
            lock.rollback();
        }
        untilStateIs("SETTLED", key);
        assertEquals(
                "true",
                city.settle(key, body).expect(200).header("Idempotent-Replayed").orElse(""));
        assertRows(person, 1, 1);
    }

    /** Holds the row of a person, so that whatever needs it waits until this is rolled back. */
    private static Connection lockOf(DemoPerson person) throws SQLException {
        Connection lock = GatewayRows.connect();
        lock.setAutoCommit(false);
        try (PreparedStatement statement =
                lock.prepareStatement("select * from person where person_id = ? for update")) {
            statement.setString(1, person.personId());
            statement.executeQuery();
        }
        return lock;
    }

    private void untilStateIs(String state, String key) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!city.outcome("SETTLE", key).at("state").equals(state)) {
            assertTrue(System.nanoTime() < end, "never " + state);
        }
    }

    /** As many settlements and messages as expected, each settlement with its event, postings and number. */
    private static void assertRows(DemoPerson person, long settlements, long messages) {
        String id = person.personId();
        assertEquals(
                List.of(settlements, settlements, settlements),
                List.of(
                        GatewayRows.number("select count(*) from settlement where person_id = ?", id),
                        GatewayRows.number(
                                "select count(*) from outbox o join settlement s on s.region = o.region"
                                        + " and s.settlement_id = o.event_id where s.person_id = ?",
                                id),
                        GatewayRows.number("select sequence from person where person_id = ?", id)));
        assertEquals(
                settlements, GatewayRows.number("select max(person_sequence) from settlement where person_id = ?", id));
        assertEquals(
                messages,
                GatewayRows.number(
                        "select count(*) from message m join settlement s on s.visit_id in"
                                + " (select visit_id from visit where person_id = ?)"
                                + " and (m.settlement_id = s.settlement_id or (m.reason = 2010 and position("
                                + " convert_to(s.settlement_id, 'UTF8') in m.answer) > 0))",
                        id));
        List<Map<String, String>> unbalanced = GatewayRows.all(
                "select s.settlement_id from settlement s where s.person_id = ? and s.total <> (select sum(p.amount)"
                        + " from posting p where p.region = s.region and p.settlement_id = s.settlement_id)",
                id);
        assertEquals(List.of(), unbalanced);
    }

    /** The accumulators before each bill are the sum of the changes before it; the wide row is the sum of all. */
    private static void assertFold(List<Map<String, String>> rows, Map<String, String> year) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(Integer.toString(i + 1), rows.get(i).get("person_sequence"));
            JsonNode facts = facts(rows.get(i));
            for (String name : COLUMNS.keySet()) {
                BigDecimal before = facts.at("/before/" + name).decimalValue();
                assertEquals(
                        0,
                        before.compareTo(sums.getOrDefault(name, BigDecimal.ZERO)),
                        name + " before bill " + (i + 1));
                sums.merge(name, facts.at("/change/" + name).decimalValue(), BigDecimal::add);
            }
            assertEquals(1, facts.at("/change/admissions").asInt());
            assertChange(rows.get(i), facts);
        }
        COLUMNS.forEach((name, column) -> {
            int toFen = name.equals("admissions") ? 0 : 2;
            assertEquals(
                    0,
                    new BigDecimal(year.get(column))
                            .compareTo(sums.getOrDefault(name, BigDecimal.ZERO).movePointRight(toFen)),
                    name);
        });
        assertEquals("7000000", year.get("pooling_fund_paid"), "the ceiling is reached and not passed");
    }

    /** What a bill adds to the accumulators are its own amounts. */
    private static void assertChange(Map<String, String> row, JsonNode facts) {
        Map<String, String> amounts = Map.of(
                "poolingFundPaid", "pooling_fund",
                "criticalIllnessBase", "critical_illness_base",
                "criticalIllnessPaid", "critical_illness",
                "medicalAssistancePaid", "medical_assistance",
                "deductiblePaid", "deductible",
                "outOfPocket", "cash");
        amounts.forEach((name, column) -> assertEquals(
                0,
                facts.at("/change/" + name).decimalValue().movePointRight(2).compareTo(new BigDecimal(row.get(column))),
                name));
    }

    /** Each bill is what the stateless simulation computes from the facts in the order of the numbers. */
    private static void assertRecomputed(List<Map<String, String>> rows) {
        List<String> cases = new ArrayList<>();
        for (Map<String, String> row : rows) {
            JsonNode before = facts(row).get("before");
            List<String> totals = new ArrayList<>();
            SIMULATED.forEach(name -> totals.add("\"" + name + "\":" + before.get(name)));
            totals.add("\"medicalAssistancePaid\":" + before.get("medicalAssistancePaid"));
            cases.add("{\"id\":\"" + row.get("person_sequence") + "\",\"insuredRegion\":\"141024\","
                    + "\"scheme\":\"RESIDENT\",\"careType\":\"INPATIENT\",\"settledOn\":\"2020-05-20\","
                    + "\"provider\":{\"region\":\"141002\",\"chargeClass\":\"CLASS_1\",\"administration\":\"CITY\"},"
                    + "\"referral\":\"FILED\",\"assistanceCategories\":[\"REGISTERED_POOR\"],\"yearToDate\":{"
                    + String.join(",", totals) + "},\"fees\":{\"total\":"
                    + new BigDecimal(row.get("total")).movePointLeft(2).toPlainString() + "}}");
        }
        byte[] body = ("{\"cases\":[" + String.join(",", cases) + "]}").getBytes(StandardCharsets.UTF_8);
        Answer answer = GatewayClient.send(
                GatewayClient.of("", "none").post("/v1/simulations", body).build());
        JsonNode results = answer.expect(200).json().get("results");
        Map<String, String> amounts = Map.of(
                "deductible", "deductible",
                "poolingFund", "pooling_fund",
                "criticalIllness", "critical_illness",
                "medicalAssistance", "medical_assistance",
                "outOfPocket", "cash");
        for (int i = 0; i < rows.size(); i++) {
            for (Map.Entry<String, String> amount : amounts.entrySet()) {
                assertEquals(
                        results.get(i)
                                .get(amount.getKey())
                                .decimalValue()
                                .movePointRight(2)
                                .longValueExact(),
                        Long.parseLong(rows.get(i).get(amount.getValue())),
                        amount.getKey() + " of bill " + (i + 1));
            }
        }
    }

    private static JsonNode facts(Map<String, String> row) {
        return GatewayClient.parse(row.getOrDefault("facts", "").getBytes(StandardCharsets.UTF_8));
    }

    /** Starts as many threads, lets all of them go at the same moment and gives their answers in order. */
    private static List<Answer> atOnce(int count, IntFunction<Callable<Answer>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CountDownLatch ready = new CountDownLatch(count);
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Callable<Answer> each = work.apply(i);
                running.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    return each.call();
                }));
            }
            ready.await();
            go.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
