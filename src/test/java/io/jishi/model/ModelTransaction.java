package io.jishi.model;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.benefit.YearToDate;
import io.jishi.model.Counters.Event;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.StaleItem;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.Writes;
import io.jishi.settlement.store.ModelLane;
import io.jishi.shared.id.PersonKey;
import io.jishi.visit.model.VisitKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One transaction for a batch as the real one runs it, on a simulated connection: lock and read, decide in order of
 * arrival, write and commit. The connection may fail at each step, and after the commit was sent nobody on this side
 * knows whether it happened.
 */
final class ModelTransaction implements Locks.Owner {

    private static final long DEADLINE = 6_000_000;
    private static final long LOCK_TIMEOUT = 2_000_000;
    private static final String[] STATES = {
        "40P01", "40001", "55P03", "57P01", "08006", "23514", "53300", "25006", "40003"
    };

    private final World world;
    private final Incarnation instance;
    private final List<LaneItem> items;
    private final Promise<List<LaneItem.Decision>> answer = Promise.promise();
    private final List<Object> toLock = new ArrayList<>();
    private final long number;
    private final boolean failsEarly;
    private final boolean cutAndCommitted;
    private final boolean cutAndNotCommitted;
    private final boolean frozen;
    private Map<AccumulatorKey, YearToDate> readEarly = Map.of();
    private VirtualTime.@Nullable Event lockTimeout;
    private boolean committing;
    private boolean abandoned;
    private boolean over;

    ModelTransaction(World world, Incarnation instance, List<LaneItem> items) {
        this.world = world;
        this.instance = instance;
        this.items = items;
        this.number = world.time.number();
        this.failsEarly = world.faults.happens(world.faults.failsBeforeCommit);
        this.cutAndCommitted = world.faults.happens(world.faults.cutAndCommitted);
        this.cutAndNotCommitted = !cutAndCommitted && world.faults.happens(world.faults.cutAndNotCommitted);
        this.frozen = world.faults.happens(world.faults.frozen);
    }

    /** Runs it; the result comes to an instance that is still there. */
    Future<List<LaneItem.Decision>> run() {
        if (items.size() > 1) {
            world.counters.count(Event.BATCH_OF_SEVERAL);
        }
        items.stream()
                .map(item -> item.keys().person())
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing(PersonKey::personId))
                .forEach(toLock::add);
        items.stream()
                .map(item -> item.keys().visit())
                .filter(Objects::nonNull)
                .map(visit -> visit.registration())
                .distinct()
                .sorted(Comparator.comparing(visit -> visit.providerCode() + "/" + visit.visitNumber()))
                .forEach(toLock::add);
        if (world.mutation == Mutation.ACCUMULATORS_ARE_READ_BEFORE_THE_LOCK) {
            readEarly = world.reads.accumulators(keys());
        }
        VirtualTime.Event deadline = world.time.after(DEADLINE, this::abandon);
        answer.future().onComplete(done -> deadline.callOff());
        world.time.after(world.faults.latency(), this::goOn);
        return answer.future();
    }

    private List<LaneItem.Keys> keys() {
        return items.stream().map(LaneItem::keys).toList();
    }

    @Override
    public void goOn() {
        if (over) {
            world.locks.release(this);
            return;
        }
        if (lockTimeout != null) {
            lockTimeout.callOff();
        }
        boolean locks = world.mutation != Mutation.SECOND_GATEWAY_WITHOUT_LOCKS || instance.number() == 0;
        while (locks && !toLock.isEmpty()) {
            Object row = toLock.remove(0);
            if (isThere(row) && !world.locks.take(row, this)) {
                world.counters.count(Event.LOCK_WAITED_FOR);
                lockTimeout = world.time.after(LOCK_TIMEOUT, () -> {
                    world.counters.count(Event.LOCK_TIMED_OUT);
                    fail(new PgException("lock", "ERROR", "55P03", null));
                });
                return;
            }
        }
        LockedState state = world.reads.of(keys());
        readEarly.forEach(state::put);
        world.time.after(frozen ? DEADLINE + world.faults.latency() : world.faults.latency(), () -> refresh(state));
    }

    /** What is not there is not locked: two transactions may then decide about it at once. */
    private boolean isThere(Object row) {
        return row instanceof VisitKey visit
                ? world.tables.visits.containsKey(visit)
                : world.registry.isRegistered((PersonKey) row);
    }

    /** On the side of the instance again. */
    private void refresh(LockedState state) {
        if (over || !instance.isAlive() || abandoned) {
            loseConnection();
            return;
        }
        if (failsEarly) {
            boolean refused = world.faults.happens(300);
            String sqlState = STATES[world.random.nextInt(STATES.length)];
            world.history.note(() -> this + " fails before its commit: " + (refused ? "connection" : sqlState));
            fail(refused ? new ConnectException("reset") : new PgException("fault", "ERROR", sqlState, null));
            return;
        }
        LaneItem[] fresh = items.toArray(LaneItem[]::new);
        int[] open = {1};
        for (int i = 0; i < fresh.length; i++) {
            Uni<LaneItem> reading = fresh[i].readUnderLock();
            if (reading != null) {
                world.counters.count(Event.READ_UNDER_LOCK);
                open[0]++;
                int index = i;
                reading.subscribe()
                        .with(
                                item -> {
                                    fresh[index] = item.keys().equals(fresh[index].keys())
                                            ? item
                                            : new StaleItem(fresh[index].keys());
                                    oneRead(open, fresh, state);
                                },
                                this::fail);
            }
        }
        oneRead(open, fresh, state);
    }

    private void oneRead(int[] open, LaneItem[] fresh, LockedState state) {
        open[0]--;
        if (open[0] == 0 && !over) {
            decide(List.of(fresh), state);
        }
    }

    private void decide(List<LaneItem> fresh, LockedState state) {
        List<LaneItem.Decision> decisions = new ArrayList<>(fresh.size());
        List<Writes> writes = new ArrayList<>(fresh.size());
        for (LaneItem item : fresh) {
            LaneItem.Decision decision;
            try {
                decision = item.decide(state);
            } catch (RuntimeException broken) {
                world.violated("a message cannot be decided: " + item.keys().message() + ": " + broken);
                fail(new IllegalStateException("a message cannot be decided", broken));
                return;
            }
            Writes toWrite = decision.writes();
            if (toWrite != null) {
                state.apply(toWrite);
                writes.add(toWrite);
            }
            if (decision instanceof LaneItem.Decision.Stale) {
                world.counters.count(Event.STALE_SITUATION);
            }
            decisions.add(decision);
        }
        committing = true;
        if (cutAndNotCommitted) {
            world.counters.count(Event.UNKNOWN_COMMIT_THAT_DID_NOT);
            unknown();
            world.time.after(world.faults.between(0, 1500), this::rollBack);
        } else if (cutAndCommitted) {
            unknown();
            world.time.after(world.faults.between(0, 1500), () -> commit(decisions, writes, state));
        } else {
            long delay = frozen && world.random.nextBoolean() ? DEADLINE : world.faults.latency();
            world.time.after(delay, () -> commit(decisions, writes, state));
        }
        if (world.mutation == Mutation.LOCKS_END_BEFORE_THE_COMMIT && (cutAndNotCommitted || cutAndCommitted)) {
            world.locks.release(this);
        }
    }

    /** On the side of the database. */
    private void commit(List<LaneItem.Decision> decisions, List<Writes> writes, LockedState state) {
        boolean lost =
                world.mutation == Mutation.COMMITS_ARE_LOST && !writes.isEmpty() && world.random.nextInt(20) == 0;
        String fault = lost ? null : world.tables.commit(writes, state, world.time.now());
        if (fault != null) {
            world.counters.count(Event.UNIQUE_VIOLATION);
            world.history.note(() -> this + " violates a constraint: " + fault);
            fail(new PgException("constraint", "ERROR", fault, null));
            return;
        }
        world.history.note(() -> this + (lost ? " is lost" : " is committed"));
        if (!lost) {
            committed(decisions);
        }
        rollBack();
        if (!instance.isAlive()) {
            world.counters.count(Event.GATEWAY_CRASHED_WITH_COMMIT_UNDER_WAY);
        }
        world.time.after(world.faults.latency(), () -> {
            if (instance.isAlive()) {
                answer.tryComplete(decisions);
            }
        });
    }

    private void committed(List<LaneItem.Decision> decisions) {
        if (cutAndCommitted) {
            world.counters.count(Event.UNKNOWN_COMMIT_THAT_HAPPENED);
        }
        if (answer.future().isComplete()) {
            world.counters.count(Event.COMMIT_VISIBLE_LATE);
        }
        for (int i = 0; i < items.size(); i++) {
            LaneItem.Keys keys = items.get(i).keys();
            world.reference.judge(keys.message(), decisions.get(i));
            if (decisions.get(i).writes() != null) {
                world.journal.executed(instance, keys.message(), number);
            }
        }
    }

    private void unknown() {
        world.history.note(() -> this + " loses its connection at its commit");
        RuntimeException lost = ModelLane.unknownCommit(new ConnectException("cut"));
        Throwable told = world.mutation == Mutation.UNKNOWN_COMMIT_IS_FAILURE ? new ConnectException("cut") : lost;
        world.time.after(world.faults.latency(), () -> tell(told));
    }

    private void abandon() {
        abandoned = true;
        if (!committing && !instance.isAlive()) {
            rollBack();
        }
        Throwable late = new ConnectException("no answer from PostgreSQL in time");
        tell(committing ? ModelLane.unknownCommit(late) : late);
    }

    private void tell(Throwable failure) {
        if (instance.isAlive()) {
            answer.tryFail(failure);
        }
    }

    /** The transaction is rolled back, and its instance hears of it. */
    private void fail(Throwable failure) {
        rollBack();
        world.time.after(world.faults.latency(), () -> tell(failure));
    }

    /** The database notices after a while that nobody is there any more. */
    private void loseConnection() {
        world.time.after(world.faults.between(0, 1500), this::rollBack);
        tell(new ConnectException("nobody waits for this transaction any more"));
    }

    private void rollBack() {
        over = true;
        world.locks.release(this);
    }

    @Override
    public String toString() {
        return "transaction " + number + " of " + instance + " for "
                + items.stream()
                        .map(item -> Errand.nameOf(item.keys().message()))
                        .toList();
    }
}
