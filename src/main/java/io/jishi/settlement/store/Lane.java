package io.jishi.settlement.store;

import io.jishi.settlement.LaneFailure;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.SettlementConfiguration;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Group commit for the messages of some persons.
 *
 * <p>One transaction is in flight at a time. Whatever arrives meanwhile waits and shares the next one: one lock
 * statement, one statement a table, one commit, two round trips, however many messages there are. There is no timer
 * and no added wait: an idle lane takes a message at once. Correctness does not rest on the lane; the row locks are
 * the truth, and other instances have lanes of their own.
 *
 * <p>A batch that fails for what one message may have caused is rolled back and its messages are run again one by
 * one, so that one message that cannot be stored harms no other; a batch that fails because the database is away
 * fails as a whole. That is safe even if the commit may have happened: a rerun takes the person's lock, which the
 * old transaction holds until it has ended, and then looks for its own message first. A message that may have been
 * committed and gets no second look is answered "unknown", never "not executed".
 *
 * <p>All state belongs to the lane's context; only {@link #submit} may be called from elsewhere.
 */
final class Lane {

    private static final int RERUNS = 3;
    private static final long LATE_CHECK_MILLISECONDS = 50;
    private static final long CONTENTION_PAUSE_MILLISECONDS = 30;

    private final Context context;
    private final Transaction transaction;
    private final int batchMaximum;
    private final int queueMaximum;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Deque<Entry> queue = new ArrayDeque<>();
    private boolean busy;

    /** One transaction for a batch; see {@link BatchTransaction#run}. */
    interface Transaction {
        Future<List<LaneItem.Decision>> run(List<LaneItem> items);
    }

    /** A message and whoever waits for it. */
    private record Entry(LaneItem item, Promise<LaneItem.Decision> promise, long beginBy) {}

    Lane(Context context, Transaction transaction, SettlementConfiguration configuration) {
        this.context = context;
        this.transaction = transaction;
        this.batchMaximum = configuration.batchMaximum();
        this.queueMaximum = configuration.queueMaximum();
        context.owner().setPeriodic(LATE_CHECK_MILLISECONDS, timer -> context.runOnContext(unused -> dropLate()));
    }

    /**
     * Takes a message, from any thread.
     *
     * @param beginBy when it is too late to begin, by {@link System#nanoTime()}
     */
    Future<LaneItem.Decision> submit(LaneItem item, long beginBy) {
        if (waiting.incrementAndGet() > queueMaximum) {
            waiting.decrementAndGet();
            return Future.failedFuture(new LaneFailure(LaneFailure.Kind.OVERLOADED, null));
        }
        Promise<LaneItem.Decision> promise = Promise.promise();
        context.runOnContext(unused -> {
            queue.add(new Entry(item, promise, beginBy));
            next();
        });
        return promise.future();
    }

    /** Messages that wait or are under way. */
    int waiting() {
        return waiting.get();
    }

    private void next() {
        if (busy || queue.isEmpty()) {
            return;
        }
        List<Entry> batch = nextBatch();
        if (batch.isEmpty()) {
            return;
        }
        busy = true;
        runBatch(batch).onComplete(unused -> {
            busy = false;
            waiting.addAndGet(-batch.size());
            next();
        });
    }

    private List<Entry> nextBatch() {
        dropLate();
        List<Entry> batch = new ArrayList<>(Math.min(queue.size(), batchMaximum));
        while (!queue.isEmpty() && batch.size() < batchMaximum) {
            batch.add(queue.poll());
        }
        return batch;
    }

    /**
     * Work that is too late to begin is dropped before it reaches the database, also while the lane is busy. Deadlines
     * differ: one that is late may stand behind one that is not.
     */
    private void dropLate() {
        queue.removeIf(entry -> {
            boolean late = !isInTime(entry);
            if (late) {
                waiting.decrementAndGet();
                drop(entry).onFailure(impossible -> {});
            }
            return late;
        });
    }

    private Future<Void> runBatch(List<Entry> batch) {
        return runBatch(batch, 1, false);
    }

    /** {@code uncertain}: an earlier run of these messages may have committed. */
    private Future<Void> runBatch(List<Entry> batch, int attempt, boolean uncertain) {
        return transaction
                .run(batch.stream().map(Entry::item).toList())
                .onSuccess(decisions -> {
                    for (int i = 0; i < batch.size(); i++) {
                        tell(batch.get(i), decisions.get(i), uncertain);
                    }
                })
                .<Void>mapEmpty()
                .recover(failure ->
                        afterFailure(batch, attempt, uncertain || failure instanceof UnknownCommit, failure));
    }

    /**
     * Work that must be prepared anew has found nothing out about its earlier run: where there is no row to lock, as
     * of somebody who was not registered, that run may still commit, and must not be taken for undone.
     */
    private static void tell(Entry entry, LaneItem.Decision decision, boolean uncertain) {
        if (uncertain && decision instanceof LaneItem.Decision.Stale) {
            entry.promise().fail(new LaneFailure(LaneFailure.Kind.UNKNOWN, null));
        } else {
            entry.promise().complete(decision);
        }
    }

    private Future<Void> afterFailure(List<Entry> batch, int attempt, boolean uncertain, Throwable failure) {
        boolean again = attempt < RERUNS && DatabaseFaults.mayBeRerun(failure);
        if (again && (batch.size() == 1 || !DatabaseFaults.mayBeOfOneMessage(failure))) {
            return pauseAfter(failure).compose(unused -> runBatch(batch, attempt + 1, uncertain));
        }
        if (batch.size() > 1 && DatabaseFaults.mayBeOfOneMessage(failure)) {
            return oneByOne(batch, 0, uncertain);
        }
        LaneFailure.Kind kind = uncertain ? LaneFailure.Kind.UNKNOWN : DatabaseFaults.kindOf(failure);
        batch.forEach(entry -> entry.promise().fail(new LaneFailure(kind, failure)));
        return Future.succeededFuture();
    }

    /** Those who were in each other's way would be so again if both came back at once. */
    private Future<Void> pauseAfter(Throwable failure) {
        if (!DatabaseFaults.isContention(failure)) {
            return Future.succeededFuture();
        }
        Promise<Void> pause = Promise.promise();
        long milliseconds = ThreadLocalRandom.current().nextLong(1, CONTENTION_PAUSE_MILLISECONDS);
        context.owner().setTimer(milliseconds, unused -> context.runOnContext(over -> pause.complete()));
        return pause.future();
    }

    private Future<Void> oneByOne(List<Entry> batch, int index, boolean uncertain) {
        if (index == batch.size()) {
            return Future.succeededFuture();
        }
        Entry entry = batch.get(index);
        Future<Void> alone = uncertain || isInTime(entry) ? runBatch(List.of(entry), 1, uncertain) : drop(entry);
        return alone.eventually(() -> oneByOne(batch, index + 1, uncertain));
    }

    private boolean isInTime(Entry entry) {
        return System.nanoTime() - entry.beginBy() < 0;
    }

    private static Future<Void> drop(Entry entry) {
        entry.promise().fail(new LaneFailure(LaneFailure.Kind.NOT_EXECUTED, null));
        return Future.succeededFuture();
    }
}
