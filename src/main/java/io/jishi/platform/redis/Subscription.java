package io.jishi.platform.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens to one channel on a connection that does nothing else, for as long as the gateway runs. A connection that
 * does not answer a heartbeat is given up, since a frozen server closes nothing; after that, and while Redis is away,
 * it is tried again with growing pauses. Everything here happens on one event loop.
 */
final class Subscription {

    private static final Logger LOG = Logger.getLogger(Subscription.class);
    private static final long BEAT_MILLIS = 1_000;
    private static final long ANSWER_MILLIS = 1_000;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final int MESSAGE_PARTS = 3;

    private final Vertx vertx;
    private final Context context;
    private final Redis redis;
    private final String channel;
    private final Consumer<Buffer> messages;
    private final LongConsumer hearing;

    private @Nullable RedisConnection connection;
    private boolean heard;
    private boolean answered;
    private boolean stopped;
    private int failures;
    /** Which connection a late answer belongs to: answers of an earlier one are nobody's. */
    private int attempt;

    /** What may be in hearing while nothing is heard. */
    static final long DEAF = Long.MIN_VALUE;

    /**
     * Of this channel.
     *
     * @param messages given each message of the channel
     * @param hearing given the time since which every message is heard, by the clock of this process, or {@link #DEAF}
     */
    Subscription(Vertx vertx, Redis redis, String channel, Consumer<Buffer> messages, LongConsumer hearing) {
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.redis = redis;
        this.channel = channel;
        this.messages = messages;
        this.hearing = hearing;
    }

    void start() {
        context.runOnContext(unused -> connect());
    }

    void stop() {
        context.runOnContext(unused -> {
            stopped = true;
            giveUp();
        });
    }

    private void connect() {
        if (stopped) {
            return;
        }
        int mine = ++attempt;
        Future<RedisConnection> connecting = redis.connect();
        // a connection that comes too late is given back at once
        connecting.onSuccess(found -> context.runOnContext(unused -> connected(mine, found)));
        within(ANSWER_MILLIS, connecting).onFailure(failure -> lost(mine));
    }

    private void connected(int mine, RedisConnection found) {
        if (mine != attempt || stopped) {
            close(found);
            return;
        }
        connection = found;
        found.handler(response -> context.runOnContext(unused -> received(mine, response)));
        found.endHandler(unused -> context.runOnContext(unused2 -> lost(mine)));
        found.exceptionHandler(failure -> context.runOnContext(unused -> lost(mine)));
        found.send(Request.cmd(Command.SUBSCRIBE).arg(channel)).onFailure(failure -> lost(mine));
        vertx.setTimer(
                ANSWER_MILLIS,
                unused -> context.runOnContext(unused2 -> {
                    if (!heard) {
                        lost(mine);
                    }
                }));
    }

    private void received(int mine, @Nullable Response response) {
        if (mine != attempt) {
            return;
        }
        answered = true;
        if (response == null || !isList(response.type()) || response.size() < MESSAGE_PARTS) {
            return;
        }
        String kind = String.valueOf(response.get(0));
        Response message = response.get(2);
        if ("subscribe".equals(kind) && !heard) {
            heard = true;
            failures = 0;
            hearing.accept(System.nanoTime());
            LOG.info("messages of other instances are heard");
            beat(mine);
        } else if ("message".equals(kind) && message != null) {
            messages.accept(message.toBuffer());
        }
    }

    private static boolean isList(ResponseType type) {
        return type == ResponseType.PUSH || type == ResponseType.MULTI;
    }

    /** Whatever comes is an answer: a message that overtakes the reply of a command takes that reply's place. */
    private void beat(int mine) {
        vertx.setTimer(
                BEAT_MILLIS,
                unused -> context.runOnContext(unused2 -> {
                    RedisConnection current = connection;
                    if (mine != attempt || current == null) {
                        return;
                    }
                    if (!answered) {
                        lost(mine);
                        return;
                    }
                    answered = false;
                    current.send(Request.cmd(Command.PING))
                            .onSuccess(pong -> context.runOnContext(unused3 -> answered |= mine == attempt))
                            .onFailure(failure -> lost(mine));
                    beat(mine);
                }));
    }

    private void lost(int mine) {
        context.runOnContext(unused -> {
            if (mine != attempt || stopped) {
                return;
            }
            if (heard) {
                LOG.warn("messages of other instances are not heard; near entries are used for a shorter time");
            }
            giveUp();
            long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 16));
            failures++;
            long pause = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
            vertx.setTimer(pause, unused2 -> context.runOnContext(unused3 -> connect()));
        });
    }

    private void giveUp() {
        attempt++;
        heard = false;
        hearing.accept(DEAF);
        RedisConnection current = connection;
        connection = null;
        if (current != null) {
            close(current);
        }
    }

    private void close(RedisConnection found) {
        found.handler(null);
        found.endHandler(null);
        found.exceptionHandler(unused -> {});
        // a connection that has subscribed is closed and not used again
        found.close().onFailure(failure -> LOG.debug("a connection could not be closed", failure));
    }

    private <T> Future<T> within(long millis, Future<T> future) {
        Promise<T> promise = Promise.promise();
        long timer = vertx.setTimer(
                millis,
                unused -> promise.tryFail("no answer within " + TimeUnit.MILLISECONDS.toSeconds(millis) + " s"));
        future.onComplete(result -> {
            vertx.cancelTimer(timer);
            if (result.succeeded()) {
                promise.tryComplete(result.result());
            } else {
                promise.tryFail(result.cause());
            }
        });
        return promise.future();
    }
}
