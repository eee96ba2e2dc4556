package io.jishi.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.outbox.model.Lease;
import io.jishi.outbox.store.OutboxTable;
import io.jishi.support.StubReceiver;
import io.jishi.support.StubReceiver.Mood;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is committed is delivered: every event, in order in its region, applied once by a receiver that knows ids, and
 * whatever the receiver, another relay or a frozen one does meanwhile.
 */
class OutboxRelayTest {

    private static final Logger LOG = Logger.getLogger(OutboxRelayTest.class);
    private static final long LIMIT_SECONDS = 60;
    private static final AtomicInteger NUMBERS = new AtomicInteger(1);
    private static final AtomicInteger REGIONS = new AtomicInteger(900_000);

    @SuppressWarnings("NullAway.Init")
    private static OutboxDatabase database;

    private final StubReceiver receiver = StubReceiver.start();
    private String region = "";

    @BeforeAll
    static void start() {
        database = new OutboxDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void anotherRegion() {
        region = Integer.toString(REGIONS.incrementAndGet());
    }

    @AfterEach
    void stopReceiver() {
        database.stopRelays();
        receiver.close();
    }

    private OutboxRelay relay() {
        return relay(database.table("lease", "PT2S"));
    }

    private OutboxRelay relay(OutboxStore store) {
        return database.relay(
                store,
                "receiver-url",
                receiver.url().toString(),
                "lease",
                "PT2S",
                "delivery-deadline",
                "PT0.4S",
                "retry-pause",
                "PT0.3S",
                "batch-maximum",
                "20");
    }

    private void bills(String where, int count) throws SQLException {
        database.bills(where, NUMBERS.getAndAdd(count), count);
    }

    private static <T> T resultOf(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition, String what) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, what);
            Thread.sleep(20);
        }
    }

    /** Everything of the region is delivered and marked, in order, without a gap and each event once. */
    private void assertDelivered(String where) throws Exception {
        String undelivered = "select count(*) from outbox where delivered_at is null and region = '" + where + "'";
        until(() -> database.number(undelivered) == 0, "everything is delivered");
        List<String> ids =
                database.column("select event_id from outbox where region = '" + where + "' order by sequence");
        assertFalse(ids.isEmpty());
        assertEquals(ids, receiver.applied(where));
        assertEquals(ids.size(), database.number("select max(sequence) from outbox where region = '" + where + "'"));
        assertEquals(
                ids.size(), database.number("select last_sequence from outbox_lease where region = '" + where + "'"));
        assertEquals(List.of(), receiver.faults());
    }

    @Test
    void eventsAreNumberedInTheOrderOfTheirArrivalAndDeliveredOnce() throws Exception {
        bills(region, 50);
        relay();
        bills(region, 1);
        assertDelivered(region);
        assertEquals(0, receiver.repeated());
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void whateverTheReceiverDoesNothingIsLostAndNothingIsAppliedTwice(Mood mood) throws Exception {
        receiver.mood(mood);
        relay();
        bills(region, 45);
        until(() -> receiver.batches() >= 2 || receiver.size(region) == 45, "the receiver was tried again");
        List<Mood> believed = List.of(Mood.TAKES, Mood.TAKES_HALF, Mood.ACKNOWLEDGES_TWICE);
        if (!believed.contains(mood)) {
            assertEquals(
                    0,
                    database.number(
                            "select count(*) from outbox where delivered_at is not null and region = '" + region + "'"),
                    "what was not acknowledged is not marked");
        }
        receiver.mood(Mood.TAKES);
        assertDelivered(region);
    }

    @Test
    void twoRelaysUnderSettlingAndAReceiverOfEveryMoodLoseNothing() throws Exception {
        List<String> regions = List.of(region, region + "1", region + "2");
        relay();
        relay();
        List<CompletableFuture<Void>> settling = regions.stream()
                .map(each -> CompletableFuture.runAsync(() -> settle(each)))
                .toList();
        Random random = new Random(15);
        Mood[] moods = Mood.values();
        for (int i = 0; i < 24; i++) {
            receiver.mood(moods[i % 2 == 0 ? i / 2 % moods.length : random.nextInt(moods.length)]);
            Thread.sleep(250);
        }
        receiver.mood(Mood.TAKES);
        settling.forEach(CompletableFuture::join);
        for (String each : regions) {
            assertDelivered(each);
        }
        assertTrue(receiver.repeated() > 0, "the faults were felt");
    }

    /** Transactions that overlap, so that what arrived first is seen last. */
    private static void settle(String where) {
        Random random = new Random(where.hashCode());
        try (Connection one = database.connect();
                Connection other = database.connect()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            for (int i = 0; i < 150; i++) {
                write(one, where, 1 + random.nextInt(4));
                write(other, where, 1 + random.nextInt(4));
                other.commit();
                Thread.sleep(random.nextInt(30));
                one.commit();
            }
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Connection connection, String where, int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(OutboxDatabase.statement(where, NUMBERS.getAndAdd(count), count));
        }
    }

    @Test
    void aRegionThatHangsHoldsUpNoOther() throws Exception {
        String other = region + "1";
        receiver.mood(Mood.HANGS);
        relay();
        bills(region, 5);
        until(() -> receiver.batches() >= 1, "the batch is under way");
        receiver.mood(Mood.TAKES);
        long asked = System.nanoTime();
        bills(other, 5);
        assertDelivered(other);
        assertTrue(System.nanoTime() - asked < TimeUnit.MILLISECONDS.toNanos(2_500), "it was not held up for long");
        assertDelivered(region);
    }

    @Test
    void whoeverLetItsLeasePassNumbersAndMarksNothing() throws Exception {
        OutboxTable table = database.table("lease", "PT30S");
        bills(region, 3);
        Lease frozen = resultOf(database.table("lease", "PT2S").acquire(region, "frozen"))
                .orElseThrow();
        assertEquals(Optional.empty(), resultOf(table.acquire(region, "next")));
        assertEquals(3, resultOf(table.number(frozen, 10)));
        Thread.sleep(2_200);
        // nobody else has it yet, and it is over all the same
        bills(region, 1);
        assertLost(table.number(frozen, 10));
        assertLost(table.delivered(frozen, 1, 3));
        assertLost(table.renew(frozen));
        Lease next = resultOf(table.acquire(region, "next")).orElseThrow();
        assertTrue(next.term() > frozen.term());
        assertLost(table.number(frozen, 10));
        assertLost(table.delivered(frozen, 1, 3));
        resultOf(table.release(frozen));
        assertEquals(1, resultOf(table.number(next, 10)), "the late release took nothing away");
        resultOf(table.delivered(next, 1, 2));
        assertEquals(
                List.of("1 true", "2 true", "3 false", "4 false"),
                database.column("select sequence || ' ' || (delivered_at is not null) from outbox where region = '"
                        + region + "' order by sequence"));
        assertEquals(3, resultOf(table.next(region, 0, 10)).get(0).sequence());
        resultOf(table.delivered(next, 3, 4));
    }

    private static void assertLost(Future<?> future) {
        ExecutionException failed = assertThrows(
                ExecutionException.class,
                () -> future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS));
        assertInstanceOf(LeaseLost.class, failed.getCause());
    }

    @Test
    void anotherRelayTakesOverFromOneThatIsFrozenAndWakesUpLate() throws Exception {
        FrozenStore frozen = new FrozenStore(database.table("lease", "PT2S"));
        relay(frozen);
        frozen.freeze();
        bills(region, 30);
        until(frozen::isHolding, "the first relay is frozen between its batch and its mark");
        relay();
        assertDelivered(region);
        assertTrue(receiver.repeated() > 0, "the batch of the frozen relay came again");
        frozen.thaw();
        bills(region, 30);
        assertDelivered(region);
    }

    @Test
    void aStopGivesTheLeaseBackAlthoughTheReceiverHangs() throws Exception {
        receiver.mood(Mood.HANGS);
        OutboxRelay stopped = database.relay(
                database.table("lease", "PT60S"),
                "receiver-url",
                receiver.url().toString(),
                "lease",
                "PT60S",
                "delivery-deadline",
                "PT30S");
        bills(region, 5);
        until(() -> receiver.batches() >= 1, "the batch is under way");
        long asked = System.nanoTime();
        stopped.stop(new ShutdownEvent());
        assertTrue(System.nanoTime() - asked < TimeUnit.SECONDS.toNanos(4), "it stopped in time");
        assertEquals(
                List.of("null"), database.column("select holder from outbox_lease where region = '" + region + "'"));
        receiver.mood(Mood.TAKES);
        relay();
        assertDelivered(region);
    }

    @Test
    void afterALongOutageItCatchesUpAtFullSpeed() throws Exception {
        int count = 40_000;
        for (int i = 0; i < count; i += 5_000) {
            bills(region, 5_000);
        }
        database.execute("analyze outbox");
        long begun = System.nanoTime();
        database.relay(database.table(), "receiver-url", receiver.url().toString());
        until(() -> receiver.size(region) == count, "everything is delivered");
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        LOG.infof("%d events caught up in %d ms: %d a second", count, millis, count * 1000L / millis);
        assertDelivered(region);
        assertTrue(count * 1000L / millis > 1_000, millis + " ms");
    }
}
