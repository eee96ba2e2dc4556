package io.jishi.outbox;

import io.jishi.outbox.model.Backlog;
import io.jishi.outbox.model.Lease;
import io.jishi.outbox.model.OutboxEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;

/** Holds up whoever wants to mark or renew, as if its process were frozen, until it thaws. */
final class FrozenStore implements OutboxStore {

    private final OutboxStore store;
    private Promise<Void> gate = Promise.promise();
    private boolean holding;

    FrozenStore(OutboxStore store) {
        this.store = store;
        gate.complete();
    }

    synchronized void freeze() {
        gate = Promise.promise();
    }

    synchronized void thaw() {
        gate.tryComplete();
    }

    synchronized boolean isHolding() {
        return holding;
    }

    private synchronized Future<Void> gate() {
        return gate.future();
    }

    @Override
    public Future<List<String>> regionsThatWait(int maximum) {
        return gate().isComplete() || !isHolding() ? store.regionsThatWait(maximum) : Future.succeededFuture(List.of());
    }

    @Override
    public Future<Optional<Lease>> acquire(String region, String holder) {
        return store.acquire(region, holder);
    }

    @Override
    public Future<Void> renew(Lease lease) {
        return gate().compose(open -> store.renew(lease));
    }

    @Override
    public Future<Void> release(Lease lease) {
        return store.release(lease);
    }

    @Override
    public Future<Integer> number(Lease lease, int maximum) {
        return store.number(lease, maximum);
    }

    @Override
    public Future<List<OutboxEvent>> next(String region, long after, int maximum) {
        return store.next(region, after, maximum);
    }

    @Override
    public Future<Void> delivered(Lease lease, long first, long last) {
        synchronized (this) {
            holding = true;
        }
        return gate().compose(open -> store.delivered(lease, first, last));
    }

    @Override
    public Future<Backlog> backlog(String region) {
        return store.backlog(region);
    }
}
