package io.jishi.outbox;

import io.jishi.outbox.model.Backlog;
import io.jishi.outbox.model.Lease;
import io.jishi.outbox.model.OutboxEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Relays one region for as long as something waits in it: holds the lease, numbers what was committed, posts one batch
 * at a time in order, marks what the receiver has acknowledged. Then it gives the lease back and sleeps until it is
 * woken.
 *
 * <p>A relay that was frozen past its lease finds that out in the transaction in which it would number or mark. A batch
 * that it had posted may reach the receiver beside those of the next holder; that is what event ids are for. All state
 * belongs to one context.
 */
final class RegionRelay {

    private static final Logger LOG = Logger.getLogger(RegionRelay.class);
    private static final long FIRST_RETRY_MILLIS = 100;
    private static final long LONGEST_DOUBLING = 16;
    private static final long STOP_MILLIS = 2_000;
    private static final long PIECE_MILLIS = 250;
    private static final long LOOK_AT_BACKLOG_NANOS = Duration.ofSeconds(5).toNanos();

    /** Numbering runs ahead of delivering, since it costs less by the event in large pieces. */
    private static final int BATCHES_NUMBERED = 8;

    private final Vertx vertx;
    private final Context context;
    private final String region;
    private final String holder;
    private final OutboxStore store;
    private final Receiver receiver;
    private final OutboxConfiguration configuration;
    private final RelayMeters meters;
    private final AtomicReference<Backlog> backlog;
    private final Promise<Void> stopped = Promise.promise();

    private @Nullable Lease lease;
    private Receiver.@Nullable Delivery underWay;
    private boolean awake;
    private boolean stopping;
    private long leaseEnds;
    private long delivered;
    private long notBefore = System.nanoTime();
    private long backlogSeen = System.nanoTime() - LOOK_AT_BACKLOG_NANOS;
    private int failures;

    /** What one turn came to. */
    private enum Turn {
        DELIVERED,
        NOTHING_WAITS,
        HELD_BY_ANOTHER
    }

    /**
     * Of a region.
     *
     * @param holder the name of this relay, which no other one has
     */
    RegionRelay(
            Vertx vertx,
            String region,
            String holder,
            OutboxStore store,
            Receiver receiver,
            OutboxConfiguration configuration,
            RelayMeters meters) {
        this.vertx = vertx;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
        this.region = region;
        this.holder = holder;
        this.store = store;
        this.receiver = receiver;
        this.configuration = configuration;
        this.meters = meters;
        this.backlog = meters.backlog(region);
    }

    /** Something waits. */
    void wake() {
        context.runOnContext(unused -> {
            if (!awake && !stopping && System.nanoTime() - notBefore >= 0) {
                awake = true;
                turn();
            }
        });
    }

    /** Lets the batch under way end, or abandons it, and gives the lease back. */
    Future<Void> stop() {
        context.runOnContext(unused -> {
            if (stopping) {
                return;
            }
            stopping = true;
            if (!awake) {
                giveUpLease().onComplete(done -> stopped.tryComplete());
            }
            vertx.setTimer(
                    STOP_MILLIS,
                    late -> context.runOnContext(now -> {
                        if (underWay != null) {
                            underWay.abandon();
                        }
                    }));
        });
        return stopped.future();
    }

    private void turn() {
        if (stopping) {
            awake = false;
            giveUpLease().onComplete(done -> stopped.tryComplete());
            return;
        }
        holdLease()
                .compose(held -> held ? deliverNext() : Future.succeededFuture(Turn.HELD_BY_ANOTHER))
                .onComplete(done -> context.runOnContext(unused -> {
                    if (done.succeeded()) {
                        succeeded(done.result());
                    } else {
                        failed(done.cause());
                    }
                }));
    }

    private void succeeded(Turn turn) {
        switch (turn) {
            case DELIVERED -> {
                failures = 0;
                lookAtBacklog();
                turn();
            }
            case NOTHING_WAITS -> sleep(0);
            case HELD_BY_ANOTHER -> sleep(configuration.lease().toMillis() / 3);
        }
    }

    /** What went wrong may have been a lost connection after a commit: everything is read anew. */
    private void failed(Throwable failure) {
        if (failure instanceof LeaseLost) {
            LOG.info(failure.getMessage());
            lease = null;
            delivered = 0;
            sleep(0);
            return;
        }
        delivered = 0;
        long longest = Math.min(
                configuration.retryPause().toMillis(), FIRST_RETRY_MILLIS << Math.min(failures, LONGEST_DOUBLING));
        if (failures++ == 0) {
            LOG.warnf("events of region %s are not delivered and kept: %s", region, failure.getMessage());
        }
        lookAtBacklog();
        pause(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    /** Waits with the lease, and keeps it meanwhile: another relay would fare no better with this receiver. */
    private void pause(long millis) {
        long piece = Math.max(1, Math.min(millis, PIECE_MILLIS));
        vertx.setTimer(
                piece,
                unused -> context.runOnContext(now -> {
                    if (stopping || piece >= millis) {
                        turn();
                    } else {
                        keepLease().onComplete(done -> context.runOnContext(later -> pause(millis - piece)));
                    }
                }));
    }

    private Future<Boolean> keepLease() {
        return lease == null
                ? Future.succeededFuture(false)
                : holdLease().onFailure(failure -> context.runOnContext(unused -> lease = null));
    }

    private void sleep(long millis) {
        backlog.set(Backlog.NONE);
        notBefore = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        giveUpLease()
                .onComplete(done -> context.runOnContext(unused -> {
                    awake = false;
                    if (stopping) {
                        stopped.tryComplete();
                    }
                }));
    }

    private Future<Void> giveUpLease() {
        Lease held = lease;
        lease = null;
        delivered = 0;
        return held == null ? Future.succeededFuture() : store.release(held);
    }

    /** Its end is reckoned from before the question, so that we think it over before the database does. */
    private Future<Boolean> holdLease() {
        Lease held = lease;
        long asked = System.nanoTime();
        long ends = asked + configuration.lease().toNanos();
        if (held == null) {
            return store.acquire(region, holder).map(found -> {
                lease = found.orElse(null);
                leaseEnds = ends;
                return found.isPresent();
            });
        }
        long needed = configuration.deliveryDeadline().toNanos()
                + configuration.lease().toNanos() / 4;
        if (leaseEnds - asked > Math.min(needed, configuration.lease().toNanos() / 2)) {
            return Future.succeededFuture(true);
        }
        return store.renew(held).map(renewed -> {
            leaseEnds = ends;
            return true;
        });
    }

    private Future<Turn> deliverNext() {
        return next().compose(
                        events -> events.isEmpty() ? Future.succeededFuture(Turn.NOTHING_WAITS) : deliver(events));
    }

    /** A whole batch of what has numbers already, or what there is after numbering. */
    private Future<List<OutboxEvent>> next() {
        int maximum = configuration.batchMaximum();
        return store.next(region, delivered, maximum)
                .compose(found -> found.size() == maximum
                        ? Future.succeededFuture(found)
                        : store.number(held(), maximum * BATCHES_NUMBERED)
                                .compose(numbered -> numbered == 0
                                        ? Future.succeededFuture(found)
                                        : store.next(region, delivered, maximum)));
    }

    private Lease held() {
        Lease held = lease;
        if (held == null) {
            throw new LeaseLost(region);
        }
        return held;
    }

    private Future<Turn> deliver(List<OutboxEvent> events) {
        Lease held = held();
        long first = events.get(0).sequence();
        long left = leaseEnds - System.nanoTime();
        if (left <= 0) {
            return Future.failedFuture(new LeaseLost(region));
        }
        Duration deadline =
                Duration.ofNanos(Math.min(configuration.deliveryDeadline().toNanos(), left));
        Receiver.Delivery delivery = receiver.post(held, events, deadline);
        underWay = delivery;
        return delivery.acknowledged()
                .onComplete(done -> {
                    underWay = null;
                    meters.batches(done.succeeded() ? "acknowledged" : "failed").increment();
                })
                .compose(last -> store.delivered(held, first, last).map(marked -> {
                    delivered = last;
                    meters.events().increment(last - first + 1);
                    return Turn.DELIVERED;
                }));
    }

    private void lookAtBacklog() {
        long now = System.nanoTime();
        if (now - backlogSeen >= LOOK_AT_BACKLOG_NANOS) {
            backlogSeen = now;
            store.backlog(region).onSuccess(backlog::set).onFailure(ignored -> {});
        }
    }
}
