package io.jishi.platform.transaction;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens the connections of a pool so that none can be waited for without an end.
 *
 * <p>Where a network swallows every byte, TCP itself believes in a connection for a quarter of an hour, and behind a
 * proxy for ever. The client's own timeouts do not help there: the one for connecting ends with the handshake of TCP,
 * and the one for silence closes politely, sends a last message and waits for the other side. Either way the place in
 * the pool stays taken. So a server that does not greet in time has not been connected to, and a connection that hears
 * nothing for too long is cut off.
 */
final class Connecting {

    private static final Duration GREETING = Duration.ofSeconds(4);

    private final Vertx vertx;
    private final List<PgConnectOptions> servers;
    private final ConnectionFactory factory;
    private final int silenceSeconds;
    private final AtomicInteger attempts = new AtomicInteger();

    /** To these servers in turn. */
    Connecting(Vertx vertx, List<PgConnectOptions> servers, int silenceSeconds) {
        this.vertx = vertx;
        this.servers = List.copyOf(servers);
        this.factory = PgDriver.INSTANCE.createConnectionFactory(vertx, servers.get(0));
        this.silenceSeconds = silenceSeconds;
    }

    /** The same pool, which opens its connections in this way from now on. */
    @SuppressWarnings("deprecation") // what replaces it chooses options and sees no connection
    Pool of(Pool pool) {
        return pool.connectionProvider(this::connect);
    }

    private Future<SqlConnection> connect(Context context) {
        Promise<SqlConnection> greeted = ((ContextInternal) context).promise();
        long timer = vertx.setTimer(
                GREETING.toMillis(), unused -> greeted.tryFail("PostgreSQL did not greet within " + GREETING));
        factory.connect(context, servers.get(Math.floorMod(attempts.getAndIncrement(), servers.size())))
                .onComplete(done -> {
                    vertx.cancelTimer(timer);
                    if (done.failed()) {
                        greeted.tryFail(done.cause());
                        return;
                    }
                    SqlConnection connection = done.result();
                    Connections.disconnectWhenSilent(connection, silenceSeconds);
                    if (!greeted.tryComplete(connection)) {
                        connection.close();
                    }
                });
        return greeted.future();
    }
}
