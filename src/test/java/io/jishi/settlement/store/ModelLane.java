package io.jishi.settlement.store;

import io.jishi.settlement.LaneItem;
import io.jishi.settlement.ModelGateway;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A lane as it is, whose transactions and whose event loop are played by a model. */
public final class ModelLane {

    private final Lane lane;

    /** An event loop without a thread. */
    public interface Loop {

        /** Runs a task later, after those before it. */
        void run(Runnable task);

        /** Runs a task after a pause, however long. */
        void pause(Runnable task);
    }

    /**
     * A lane of a gateway that has just started.
     *
     * @param loop the event loop
     * @param transaction one transaction for a batch, see {@link BatchTransaction#run}
     */
    public ModelLane(Loop loop, Function<List<LaneItem>, Future<List<LaneItem.Decision>>> transaction) {
        this.lane = new Lane(context(loop), transaction::apply, ModelGateway.configuration());
    }

    /** Takes a message. It is never too late to begin by the real clock: the time of a model is not that of a clock. */
    public Future<LaneItem.Decision> submit(LaneItem item) {
        return lane.submit(item, System.nanoTime() + Duration.ofHours(1).toNanos());
    }

    /** What a transaction fails with when the connection is lost after the commit was sent. */
    public static RuntimeException unknownCommit(Throwable cause) {
        return new UnknownCommit(cause);
    }

    /** The periodic look for late messages never comes, LaneTest has it; how long a pause is, the loop says. */
    @SuppressWarnings("unchecked")
    private static Context context(Loop loop) {
        Vertx owner = (Vertx) Proxy.newProxyInstance(
                ModelLane.class.getClassLoader(), new Class<?>[] {Vertx.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setPeriodic")) {
                        return 0L;
                    }
                    if (method.getName().equals("setTimer")) {
                        loop.pause(() -> ((Handler<Long>) arguments[1]).handle(0L));
                        return 0L;
                    }
                    throw new UnsupportedOperationException(method.toString());
                });
        return (Context) Proxy.newProxyInstance(
                ModelLane.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> onContext(loop, owner, method, arguments));
    }

    @SuppressWarnings("unchecked")
    private static Object onContext(Loop loop, Vertx owner, Method method, Object[] arguments)
            throws InvocationTargetException {
        if (method.getName().equals("owner")) {
            return owner;
        }
        if (method.getName().equals("runOnContext")) {
            loop.run(() -> ((Handler<Void>) arguments[0]).handle(null));
            return proxyVoid();
        }
        throw new UnsupportedOperationException(method.toString());
    }

    @SuppressWarnings("NullAway") // what a proxy returns for a method without result
    private static Object proxyVoid() {
        return null;
    }
}
