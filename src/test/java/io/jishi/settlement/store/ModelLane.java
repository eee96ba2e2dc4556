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
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A lane as it is, whose transactions and whose event loop are played by a model. */
public final class ModelLane {

    private final Lane lane;

    /**
     * A lane of a gateway that has just started.
     *
     * @param loop the event loop: runs what it is given later, in order
     * @param transaction one transaction for a batch, see {@link BatchTransaction#run}
     */
    public ModelLane(Executor loop, Function<List<LaneItem>, Future<List<LaneItem.Decision>>> transaction) {
        this.lane = new Lane(context(loop), transaction::apply, ModelGateway.configuration());
    }

    /** Takes a message. */
    public Future<LaneItem.Decision> submit(LaneItem item) {
        return lane.submit(item);
    }

    /** What a transaction fails with when the connection is lost after the commit was sent. */
    public static RuntimeException unknownCommit(Throwable cause) {
        return new UnknownCommit(cause);
    }

    /** An event loop that has no thread; the periodic look for late messages never comes, LaneTest has it. */
    private static Context context(Executor loop) {
        Vertx owner = (Vertx) Proxy.newProxyInstance(
                ModelLane.class.getClassLoader(), new Class<?>[] {Vertx.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setPeriodic")) {
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
    private static Object onContext(Executor loop, Vertx owner, Method method, Object[] arguments)
            throws InvocationTargetException {
        if (method.getName().equals("owner")) {
            return owner;
        }
        if (method.getName().equals("runOnContext")) {
            loop.execute(() -> ((Handler<Void>) arguments[0]).handle(null));
            return proxyVoid();
        }
        throw new UnsupportedOperationException(method.toString());
    }

    @SuppressWarnings("NullAway") // what a proxy returns for a method without result
    private static Object proxyVoid() {
        return null;
    }
}
