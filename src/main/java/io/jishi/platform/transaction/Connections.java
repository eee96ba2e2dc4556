package io.jishi.platform.transaction;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.AttributeKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One use of a pooled connection, with a deadline that holds when the server is frozen or the network swallows every
 * byte.
 *
 * <p>A connection whose answer did not come in time is not given back, it is cut off: a pool would hand it to the next
 * caller, or wait for it for as long as TCP believes in it, and some such connections are the whole pool. No request to
 * cancel is ever sent to the server: cancelling a commit that waits for its standby makes it visible before it is safe
 * (R-13 of the operations research, pgsql-hackers "Commit to primary with unavailable sync standby").
 */
public final class Connections {

    /** The state of what is only to be noted; severities have a language, states have none. */
    private static final String NO_WARNING = "00000";

    private static final long NOTICED_MILLISECONDS = 100;

    private static final AttributeKey<AtomicInteger> USES = AttributeKey.valueOf(Connections.class, "uses");

    private Connections() {}

    /**
     * Lends a connection for some work when it is subscribed to.
     *
     * @param deadline for the wait for a connection and the work together
     * @return what the work gives; fails with a {@link TimeoutException} after the deadline
     */
    public static <T> Uni<T> use(Pool pool, Duration deadline, Function<SqlConnection, Future<T>> work) {
        return Uni.createFrom().completionStage(() -> start(pool, deadline, work));
    }

    /** The same at once, and without what a {@link Uni} takes along from where it is made. */
    static <T> CompletableFuture<T> start(Pool pool, Duration deadline, Function<SqlConnection, Future<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        AtomicReference<SqlConnection> lent = new AtomicReference<>();
        pool.getConnection().onFailure(result::completeExceptionally).onSuccess(connection -> {
            lent.set(connection);
            run(connection, work, result);
        });
        CompletableFuture<T> watched = result.orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((done, failure) -> {
                    SqlConnection connection = lent.get();
                    if (failure instanceof TimeoutException && connection != null) {
                        disconnect(connection);
                    }
                });
        return watched.copy();
    }

    private static <T> void run(
            SqlConnection connection, Function<SqlConnection, Future<T>> work, CompletableFuture<T> result) {
        if (result.isDone()) {
            connection.close();
            return;
        }
        // told first and given back then: what was given back may be somebody else's, and must not be cut off
        Future.succeededFuture()
                .compose(unused -> work.apply(connection))
                .onSuccess(result::complete)
                .onFailure(result::completeExceptionally)
                .onComplete(done -> giveBack(connection, done.cause()));
    }

    /**
     * Gives a connection back after its use, unless it is lost: a pool that is given one whose end it has not heard of
     * yet lends it to the next caller.
     *
     * @param failure of the use; null if there was none
     */
    public static Future<Void> giveBack(SqlConnection connection, @Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedConnectionException) {
                return giveBackLater(connection);
            }
            if (cause instanceof PgException fault && endsConnections(fault.getSqlState())) {
                disconnect(connection);
                return giveBackLater(connection);
            }
        }
        return connection.close();
    }

    /** For the counters of the pool; by then it has heard of the end and lends the connection to nobody. */
    private static Future<Void> giveBackLater(SqlConnection connection) {
        Runnable giveBack = connection::close;
        physical(connection).ifPresent(channel -> {
            Object unused = channel.eventLoop().schedule(giveBack, NOTICED_MILLISECONDS, TimeUnit.MILLISECONDS);
        });
        return Future.succeededFuture();
    }

    /** 57P: the server goes down, or sent us away; 25006: it takes no writes, and the next one may. */
    private static boolean endsConnections(@Nullable String state) {
        return state != null && (state.startsWith("57P") || "25006".equals(state));
    }

    /**
     * Whether the server warns of something while this connection is lent. Where somebody cancels the wait of a commit
     * for its standby, the server says that it is committed, and warns that no standby may have it: such a commit is of
     * unknown outcome.
     */
    public static AtomicBoolean warnings(SqlConnection connection) {
        AtomicBoolean warned = new AtomicBoolean();
        PgConnection.cast(connection).noticeHandler(notice -> {
            if (!NO_WARNING.equals(notice.getCode())) {
                warned.set(true);
            }
        });
        return warned;
    }

    /**
     * Counts a use of the session behind a connection, however often that has been lent.
     *
     * @return how many uses there were, this one among them
     */
    public static int countUse(SqlConnection connection) {
        return physical(connection)
                .map(channel -> channel.attr(USES))
                .map(uses -> {
                    uses.setIfAbsent(new AtomicInteger());
                    return uses.get().incrementAndGet();
                })
                .orElse(1);
    }

    /**
     * Cuts a connection off at once, from any thread: nothing more is sent on it, not even that it ends, whatever waits
     * for it fails, and its pool opens another one when it needs one.
     */
    public static void disconnect(SqlConnection connection) {
        // below the pipeline, whose handlers would say good-bye
        physical(connection)
                .ifPresent(channel ->
                        channel.eventLoop().execute(() -> channel.unsafe().close(channel.voidPromise())));
    }

    /** Cuts a connection off whenever it hears nothing for so long. */
    static void disconnectWhenSilent(SqlConnection connection, long seconds) {
        physical(connection).ifPresent(channel -> channel.pipeline().addFirst(new Silence(seconds)));
    }

    /** The client's own idle timeout says good-bye and waits for the answer, which is what does not come. */
    private static final class Silence extends IdleStateHandler {
        Silence(long seconds) {
            super(seconds, 0, 0, TimeUnit.SECONDS);
        }

        @Override
        protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
            context.channel().unsafe().close(context.voidPromise());
        }
    }

    private static Optional<Channel> physical(SqlConnection connection) {
        Connection pooled = ((SqlConnectionInternal) connection).unwrap();
        return pooled.unwrap() instanceof SocketConnectionBase socket
                ? Optional.of(socket.socket().channelHandlerContext().channel())
                : Optional.empty();
    }
}
