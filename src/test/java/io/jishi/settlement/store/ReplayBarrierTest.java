package io.jishi.settlement.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.platform.transaction.CommitBarrier;
import io.jishi.platform.transaction.Connections;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.shared.reason.Unconfirmed;
import io.jishi.support.PostgresPair;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The trap that a fail-over sets for whoever repeats an answer: a commit whose wait for the standby was broken off is
 * visible and not safe. First the trap itself, then that the barrier sees it.
 */
class ReplayBarrierTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String WAITING = " from pg_stat_activity where wait_event = 'SyncRep'";

    private static PostgresPair pair;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = pool();
    private final CommitBarrier barrier = new CommitBarrier(pool, configuration());

    @BeforeAll
    static void start() {
        pair = PostgresPair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    private Pool pool() {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(pair.primary().port())
                .setDatabase("jishi")
                .setUser(pair.user())
                .setPassword(pair.password());
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    private static StoreConfiguration configuration() {
        return new SmallRyeConfigBuilder()
                .withMapping(StoreConfiguration.class)
                .build()
                .getConfigMapping(StoreConfiguration.class);
    }

    @BeforeEach
    void table() throws SQLException {
        pair.primary().execute("create table bill (number integer primary key)");
    }

    @AfterEach
    void standAgain() throws Exception {
        if (pair.standby().isAlive()) {
            pair.standby().resume();
        } else {
            pair.rejoin();
        }
        pool.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        pair.primary().execute("drop table bill");
    }

    /** A bill whose commit waits for the standby, until somebody breaks the wait off. */
    private void insertAndBreakOff(int number) throws Exception {
        CompletableFuture<Void> insert =
                CompletableFuture.runAsync(() -> execute("insert into bill values (?)", number));
        awaitWaiting(1);
        assertEquals("1", pair.primary().value("select count(pg_cancel_backend(pid))" + WAITING));
        insert.get(10, TimeUnit.SECONDS);
    }

    /** Until so many sessions wait for the standby. */
    private static void awaitWaiting(int sessions) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!pair.primary().value("select count(*)" + WAITING).equals(Integer.toString(sessions))) {
            assertTrue(System.nanoTime() < end, "the standby is not waited for");
            Thread.sleep(20);
        }
    }

    private void execute(String sql, int number) {
        try {
            pair.primary().execute(sql.replace("?", Integer.toString(number)));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String bills() throws SQLException {
        return pair.primary().value("select string_agg(number::text, ' ' order by number) from bill");
    }

    private Uni<Integer> confirmedCount() {
        Uni<Integer> read = Uni.createFrom()
                .completionStage(() -> pool.query("select count(*)::int from bill")
                        .execute()
                        .map(rows -> rows.iterator().next().getInteger(0))
                        .toCompletionStage());
        return barrier.after(read);
    }

    /** What was given up may be under way still, and a standby comes back in its own time. */
    private static <T> T atLast(Uni<T> confirmed) {
        return confirmed
                .onFailure(Unconfirmed.class)
                .retry()
                .withBackOff(Duration.ofMillis(50), Duration.ofMillis(500))
                .expireIn(LIMIT.toMillis())
                .await()
                .atMost(LIMIT);
    }

    @Test
    void whatAFailoverWouldLoseIsSeenAndNotConfirmed() throws Exception {
        assertEquals(0, confirmedCount().await().atMost(LIMIT));
        pair.standby().halt();
        insertAndBreakOff(1);
        assertEquals("1", bills(), "a plain read sees what no standby has");
        assertThrows(Unconfirmed.class, () -> confirmedCount().await().atMost(LIMIT));

        pair.standby().resume();
        assertEquals(1, atLast(confirmedCount()));

        // what the line holds never arrives; a standby that merely sleeps would still find it there
        pair.replication().blackHole();
        insertAndBreakOff(2);
        assertEquals("1 2", bills());
        assertThrows(Unconfirmed.class, () -> confirmedCount().await().atMost(LIMIT));
        pair.primary().kill();
        pair.replication().resetAll();
        pair.promote();
        assertEquals("1", bills(), "what was confirmed is there; the other bill is lost, which is the trap");
    }

    @Test
    void aBatchThatOnlyRepeatsWaitsForTheStandbyAsWell() throws Exception {
        commitWithoutRows().get(10, TimeUnit.SECONDS);
        pair.standby().halt();
        CompletableFuture<Void> repeating = commitWithoutRows();
        assertThrows(TimeoutException.class, () -> repeating.get(1, TimeUnit.SECONDS));
        pair.standby().resume();
        repeating.get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> commitWithoutRows() {
        return pool.getConnection()
                .compose(connection -> connection
                        .query("begin")
                        .execute()
                        .compose(begun -> new BatchRows(connection).commit())
                        .eventually(() -> connection.close()))
                .toCompletionStage()
                .toCompletableFuture();
    }

    @Test
    void aCommitWhoseWaitWasBrokenOffIsNotTakenForOne() throws Exception {
        pair.standby().halt();
        CompletableFuture<Void> broken = barrier.pass().subscribeAsCompletionStage();
        CompletableFuture<AtomicBoolean> warned = insertWatched();
        awaitWaiting(2);
        assertEquals("2", pair.primary().value("select count(pg_cancel_backend(pid))" + WAITING));
        ExecutionException failure = assertThrows(ExecutionException.class, () -> broken.get(10, TimeUnit.SECONDS));
        assertInstanceOf(Unconfirmed.class, failure.getCause());
        assertTrue(warned.get(10, TimeUnit.SECONDS).get(), "the server says committed, and warns");
    }

    private CompletableFuture<AtomicBoolean> insertWatched() {
        return pool.getConnection()
                .compose(connection -> {
                    AtomicBoolean warned = Connections.warnings(connection);
                    return connection
                            .query("insert into bill values (7)")
                            .execute()
                            .map(warned)
                            .eventually(() -> connection.close());
                })
                .toCompletionStage()
                .toCompletableFuture();
    }

    @Test
    void manyWhoWaitShareAFewCommits() throws Exception {
        long before = commits();
        List<CompletableFuture<Void>> waiting = IntStream.range(0, 500)
                .mapToObj(number -> barrier.pass().subscribeAsCompletionStage())
                .toList();
        for (CompletableFuture<Void> each : waiting) {
            each.get(10, TimeUnit.SECONDS);
        }
        long spent = commits() - before;
        assertTrue(spent >= 1 && spent <= 50, spent + " commits for 500 who waited");
    }

    private long commits() throws SQLException {
        return Long.parseLong(pair.primary().value("select pg_snapshot_xmax(pg_current_snapshot())"));
    }

    @Test
    void whoComesDuringACommitWaitsForTheNextOne() throws Exception {
        pair.standby().halt();
        CompletableFuture<Void> first = barrier.pass().subscribeAsCompletionStage();
        CompletableFuture<Void> second = barrier.pass().subscribeAsCompletionStage();
        for (CompletableFuture<Void> each : List.of(first, second)) {
            ExecutionException failure = assertThrows(ExecutionException.class, () -> each.get(10, TimeUnit.SECONDS));
            assertInstanceOf(Unconfirmed.class, failure.getCause());
        }
        pair.standby().resume();
        atLast(barrier.pass());
        assertEquals("0", pair.primary().value("select count(*)" + WAITING));
    }

    @Test
    void aServerThatFollowsAnotherConfirmsNothing() throws Exception {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(pair.standby().port())
                .setDatabase("jishi")
                .setUser(pair.user())
                .setPassword(pair.password());
        Pool onStandby = PgBuilder.pool().connectingTo(options).using(vertx).build();
        CommitBarrier following = new CommitBarrier(onStandby, configuration());
        assertThrows(Unconfirmed.class, () -> following.pass().await().atMost(LIMIT));
        options.addProperty("transaction_read_only", "off"); // as every pool of the gateway does
        Pool ofTheGateway = PgBuilder.pool().connectingTo(options).using(vertx).build();
        assertThrows(
                ExecutionException.class,
                () -> ofTheGateway
                        .query("select 1")
                        .execute()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS),
                "a standby is not even read from");
        ofTheGateway.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        onStandby.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
