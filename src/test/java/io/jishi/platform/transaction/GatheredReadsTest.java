package io.jishi.platform.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.shared.reason.Unavailable;
import io.jishi.support.EmbeddedServers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reads that share a round trip, of a real server. */
class GatheredReadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final EmbeddedServers SERVERS = EmbeddedServers.start();

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(4))
            .connectingTo(new PgConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(SERVERS.postgresPort())
                    .setDatabase("jishi")
                    .setUser(SERVERS.user())
                    .setPassword(SERVERS.password()))
            .using(vertx)
            .build();
    private final Queue<List<Integer>> sent = new ConcurrentLinkedQueue<>();

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @AfterEach
    void close() throws Exception {
        pool.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private GatheredReads<Integer, String> squares(Duration deadline) {
        return new GatheredReads<>(pool, deadline, this::squares);
    }

    /** Takes a while, so that whatever is asked meanwhile has to wait; zero is a key that is not answered. */
    private Future<Map<Integer, String>> squares(SqlConnection connection, List<Integer> keys) {
        sent.add(keys);
        return connection
                .preparedQuery("select k, (k * k)::text, pg_sleep(0.05) from unnest($1::int[]) as k where k <> 0")
                .execute(Tuple.tuple().addArrayOfInteger(keys.toArray(Integer[]::new)))
                .map(rows -> {
                    Map<Integer, String> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getInteger(0), row.getString(1)));
                    return found;
                });
    }

    @Test
    void aReadThatFindsNobodyElseIsSentAlone() {
        assertEquals("49", squares(PATIENCE).read(7).await().atMost(PATIENCE));
        assertEquals(List.of(List.of(7)), List.copyOf(sent));
    }

    @Test
    void whatIsAskedMeanwhileSharesTheNextRead() {
        GatheredReads<Integer, String> reads = squares(PATIENCE);
        List<CompletableFuture<String>> asked = IntStream.rangeClosed(1, 300)
                .mapToObj(reads::read)
                .map(Uni::subscribeAsCompletionStage)
                .toList();
        for (int i = 1; i <= 300; i++) {
            assertEquals(Integer.toString(i * i), asked.get(i - 1).join());
        }
        assertEquals(1, sent.peek().size(), "the first waits for nobody");
        assertTrue(sent.size() <= 6, "two that found a free place, and the others in lots of 128: " + sent.size());
        assertEquals(300, sent.stream().mapToInt(List::size).sum());
    }

    @Test
    void equalKeysAreAskedForOnce() {
        GatheredReads<Integer, String> reads = squares(PATIENCE);
        List<CompletableFuture<String>> asked = IntStream.range(0, 50)
                .mapToObj(i -> reads.read(3))
                .map(Uni::subscribeAsCompletionStage)
                .toList();
        asked.forEach(answer -> assertEquals("9", answer.join()));
        sent.forEach(keys -> assertEquals(List.of(3), keys));
    }

    @Test
    void aKeyThatIsNotAnsweredFailsAndTheOthersDoNot() {
        GatheredReads<Integer, String> reads = squares(PATIENCE);
        CompletableFuture<String> nothing = reads.read(0).subscribeAsCompletionStage();
        assertEquals("4", reads.read(2).await().atMost(PATIENCE));
        assertInstanceOf(
                Unavailable.class,
                assertThrows(CompletionException.class, nothing::join).getCause());
    }

    @Test
    void aRowThatCannotBeReadFailsThoseAloneWhoAskForIt() {
        GatheredReads<Integer, String> reads = new GatheredReads<>(
                pool,
                PATIENCE,
                (connection, keys) -> squares(connection, keys).map(found -> {
                    if (found.containsKey(13)) {
                        throw new IllegalArgumentException("a code that nobody knows");
                    }
                    return found;
                }));
        List<CompletableFuture<String>> asked = IntStream.rangeClosed(1, 40)
                .mapToObj(reads::read)
                .map(Uni::subscribeAsCompletionStage)
                .toList();
        for (int i = 1; i <= 40; i++) {
            CompletableFuture<String> answer = asked.get(i - 1);
            if (i == 13) {
                assertThrows(CompletionException.class, answer::join);
            } else {
                assertEquals(Integer.toString(i * i), answer.join());
            }
        }
    }

    @Test
    void whoWaitsForAPlaceWaitsNoLongerThanTheDeadline() {
        GatheredReads<Integer, String> reads = new GatheredReads<>(
                pool,
                Duration.ofMillis(300),
                (connection, keys) -> Promise.<Map<Integer, String>>promise().future());
        long began = System.nanoTime();
        List<CompletableFuture<String>> asked = IntStream.rangeClosed(1, 10)
                .mapToObj(reads::read)
                .map(Uni::subscribeAsCompletionStage)
                .toList();
        asked.forEach(answer -> assertThrows(CompletionException.class, answer::join));
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        assertTrue(took < 550, "two deadlines one after the other would be 600 ms: " + took);
    }

    @Test
    void aReadThatIsLateFailsAndTheNextOneIsServed() {
        GatheredReads<Integer, String> reads = squares(Duration.ofMillis(400));
        List<CompletableFuture<String>> asked = IntStream.rangeClosed(1, 60)
                .mapToObj(reads::read)
                .map(Uni::subscribeAsCompletionStage)
                .toList();
        // fifty-eight keys in one read sleep for three seconds, so that it cannot be in time
        assertThrows(CompletionException.class, () -> asked.get(59).join());
        assertEquals("25", reads.read(5).await().atMost(PATIENCE));
    }
}
