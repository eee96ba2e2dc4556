package io.jishi.faults.overload;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;

/** Passes bytes on to a server, and its answers back after a while, in their order. */
public final class DelayingRelay implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NetServer server;
    private volatile long delayMilliseconds;

    private DelayingRelay(int target, long delayMilliseconds) {
        this.delayMilliseconds = delayMilliseconds;
        NetClient client = vertx.createNetClient();
        this.server = vertx.createNetServer().connectHandler(near -> {
            near.pause();
            client.connect(target, "127.0.0.1")
                    .onSuccess(far -> join(near, far))
                    .onFailure(refused -> near.close());
        });
    }

    /** In front of a port of this machine. */
    public static DelayingRelay to(int target, long delayMilliseconds) throws Exception {
        DelayingRelay relay = new DelayingRelay(target, delayMilliseconds);
        relay.server
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return relay;
    }

    /** Where it listens. */
    public int port() {
        return server.actualPort();
    }

    /** Delays from now on by so much. */
    public void delay(long milliseconds) {
        delayMilliseconds = milliseconds;
    }

    private void join(NetSocket near, NetSocket far) {
        near.handler(far::write);
        far.handler(bytes -> later(near, bytes));
        near.closeHandler(closed -> far.close());
        far.closeHandler(closed -> near.close());
        near.resume();
    }

    /** Timers of one context that were set for the same time go off in the order in which they were set. */
    private void later(NetSocket near, Buffer bytes) {
        long delay = delayMilliseconds;
        if (delay == 0) {
            near.write(bytes);
        } else {
            vertx.setTimer(delay, due -> near.write(bytes));
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
