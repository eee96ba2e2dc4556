package io.jishi.settlement.store;

import io.jishi.settlement.LaneFailure;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.SettlementConfiguration;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Group commit for the messages of some persons.
 *
 * <p>One transaction is in flight at a time. Whatever arrives meanwhile waits and shares the next one: one lock
 * statement, one statement a table, one commit, two round trips, however many messages there are. There is no timer
 * and no added wait: an idle lane takes a message at once. Correctness does not rest on the lane; the row locks are
 * the truth, and other instances have lanes of their own.
 *
 * <p>A batch that fails is rolled back and its messages are run again one by one, so that one message that cannot be
 * stored harms no other. That is safe even if the commit may have happened: a rerun takes the person's lock, which the
 * old transaction holds until it has ended, and then looks for its own message first.
 *
 * <p>All state belongs to the lane's context; only {@link #submit} may be called from elsewhere.
 */
final class Lane {

    private static final int RERUNS = 3;

    private final Context context;
    private final BatchTransaction transaction;
    private final int batchMaximum;
    private final int queueMaximum;
    private final Duration deadline;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Deque<Entry> queue = new ArrayDeque<>();
    private boolean busy;

    /** A message and whoever waits for it. */
    private record Entry(LaneItem item, Promise<LaneItem.Decision> promise, long submittedAt) {}

    Lane(Context context, BatchTransaction transaction, SettlementConfiguration configuration) {
        this.context = context;
        this.transaction = transaction;
        this.batchMaximum = configuration.batchMaximum();
        this.queueMaximum = configuration.queueMaximum();
        this.deadline = configuration.answerDeadline();
    }

    /** Takes a message, from any thread. */
    Future<LaneItem.Decision> submit(LaneItem item) {
        if (waiting.incrementAndGet() > queueMaximum) {
            waiting.decrementAndGet();
            return Future.failedFuture(new LaneFailure(LaneFailure.Kind.OVERLOADED, null));
        }
        Promise<LaneItem.Decision> promise = Promise.promise();
        context.runOnContext(unused -> {
            queue.add(new Entry(item, promise, System.nanoTime()));
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

    /** Work that nobody waits for any more is dropped before it reaches the database. */
    private List<Entry> nextBatch() {
        List<Entry> batch = new ArrayList<>(Math.min(queue.size(), batchMaximum));
        long oldest = System.nanoTime() - deadline.toNanos();
        while (!queue.isEmpty() && batch.size() < batchMaximum) {
            Entry entry = queue.poll();
            if (entry.submittedAt() - oldest > 0) {
                batch.add(entry);
            } else {
                waiting.decrementAndGet();
                entry.promise().fail(new LaneFailure(LaneFailure.Kind.NOT_EXECUTED, null));
            }
        }
        return batch;
    }

    private Future<Void> runBatch(List<Entry> batch) {
        return transaction
                .run(batch.stream().map(Entry::item).toList())
                .onSuccess(decisions -> {
                    for (int i = 0; i < batch.size(); i++) {
                        batch.get(i).promise().complete(decisions.get(i));
                    }
                })
                .<Void>mapEmpty()
                .recover(failure -> batch.size() == 1 ? rerun(batch.get(0), failure, 1) : oneByOne(batch, 0));
    }

    private Future<Void> oneByOne(List<Entry> batch, int index) {
        if (index == batch.size()) {
            return Future.succeededFuture();
        }
        return runAlone(batch.get(index), 1).eventually(() -> oneByOne(batch, index + 1));
    }

    private Future<Void> runAlone(Entry entry, int attempt) {
        return transaction
                .run(List.of(entry.item()))
                .onSuccess(decisions -> entry.promise().complete(decisions.get(0)))
                .<Void>mapEmpty()
                .recover(failure -> rerun(entry, failure, attempt));
    }

    private Future<Void> rerun(Entry entry, Throwable failure, int attempt) {
        if (attempt < RERUNS && DatabaseFaults.mayBeRerun(failure)) {
            return runAlone(entry, attempt + 1);
        }
        entry.promise().fail(new LaneFailure(DatabaseFaults.kindOf(failure), failure));
        return Future.succeededFuture();
    }
}
