package io.jishi.platform.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.EmbeddedServers;
import io.jishi.support.FaultProxy;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections over a line that fails, from a pool that has one. */
class ConnectionsTest {

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedServers servers = EmbeddedServers.start();
    private final FaultProxy line = FaultProxy.to(servers.postgresPort());
    private final PgConnectOptions options = new PgConnectOptions()
            .setHost("127.0.0.1")
            .setPort(line.port())
            .setDatabase("jishi")
            .setUser(servers.user())
            .setPassword(servers.password());
    private final Pool pool = new Connecting(vertx, List.of(options), 2)
            .of(PgBuilder.pool()
                    .with(new PoolOptions().setMaxSize(1))
                    .connectingTo(options)
                    .using(vertx)
                    .build());

    @AfterEach
    void stop() throws Exception {
        pool.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        line.close();
        servers.close();
    }

    private int server(Duration deadline) {
        return Connections.use(
                        pool,
                        deadline,
                        connection -> connection
                                .query("select pg_backend_pid()")
                                .execute()
                                .map(rows -> rows.iterator().next().getInteger(0)))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    @Test
    void aConnectionThatDoesNotAnswerIsReplacedAndNotKept() {
        Duration patience = Duration.ofSeconds(10);
        int first = server(patience);
        assertEquals(first, server(patience), "one that answers is used again");
        line.blackHole();
        CompletionException late = assertThrows(CompletionException.class, () -> server(Duration.ofMillis(300)));
        assertInstanceOf(TimeoutException.class, late.getCause());
        line.heal();
        assertTrue(first != server(patience), "the silent one is gone, and the pool of one is not empty");
    }

    /** Who leases without {@link Connections#use} has no deadline but this one. */
    @Test
    void aTransactionThatHearsNothingFailsAndGivesItsPlaceBack() {
        CompletableFuture<Void> transaction = pool.withTransaction(connection -> connection
                        .query("select 1")
                        .execute()
                        .compose(rows -> {
                            line.cut(FaultProxy.Direction.TO_CLIENT);
                            return connection.query("select 2").execute();
                        })
                        .<Void>mapEmpty())
                .toCompletionStage()
                .toCompletableFuture();
        assertThrows(ExecutionException.class, () -> transaction.get(10, TimeUnit.SECONDS));
        line.heal();
        long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!serves() && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        server(Duration.ofSeconds(10));
    }

    /** Who leases so gives a dead connection back before its pool hears of the end: the next one may be lent it. */
    private boolean serves() {
        try {
            server(Duration.ofSeconds(10));
            return true;
        } catch (CompletionException dead) {
            return false;
        }
    }

    @Test
    void aServerThatDoesNotGreetTakesNoPlaceForGood() {
        line.blackHole();
        CompletionException late = assertThrows(CompletionException.class, () -> server(Duration.ofMillis(300)));
        assertInstanceOf(TimeoutException.class, late.getCause());
        assertEquals(1, line.standing());
        line.cut(FaultProxy.Direction.TO_CLIENT).heal(); // the greeting of this connection never comes
        server(Duration.ofSeconds(10));
    }

    @Test
    void nothingIsCancelledAtTheServer() {
        Duration patience = Duration.ofSeconds(10);
        server(patience);
        assertThrows(
                CompletionException.class,
                () -> Connections.use(
                                pool,
                                Duration.ofMillis(300),
                                connection ->
                                        connection.query("select pg_sleep(1)").execute())
                        .await()
                        .atMost(Duration.ofSeconds(30)));
        server(patience);
        assertEquals(0, line.counters().cancelRequests());
    }
}
