package io.jishi.platform.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests of one class may be under way, learnt from how long they take.
 *
 * <p>Answers are gathered in windows of about a tenth of a second. After each, the limit moves half the way to
 * where, by Little's law, the mean latency would meet its target: {@code limit * target / mean}. The target is twice
 * the latency without a queue, and at least a tolerance. Twice, because messages share commits: one that arrives
 * during a commit waits for its end and then for its own, so that twice the shortest latency is no queue yet but a
 * full batch. The tolerance, because batches take longer the fuller they are, and get more done: below it, latency
 * is no sign of anything. The usual algorithms take that for congestion and throttle batches until they are small;
 * see ADR-10.
 *
 * <p>The latency without a queue is the lowest mean of late. It is learnt anew whenever so few are under way that there
 * can be no queue, and once in a while, under lasting load, by halving the limit for two windows. A limit that was not
 * reached does not grow.
 *
 * <p>Time is a parameter. No locks: whoever ends a window computes the limit, everyone else passes by.
 */
final class AdaptiveLimit {

    private static final long WINDOW = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_WINDOW = Duration.ofSeconds(2).toNanos();
    private static final long REMEMBERED = Duration.ofSeconds(30).toNanos();
    private static final int ENOUGH_ANSWERS = 10;
    private static final int PROBE_WINDOWS = 2;

    private final Bounds bounds;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder answers = new LongAdder();
    private final LongAdder latencies = new LongAdder();
    private final AtomicBoolean closing = new AtomicBoolean();

    private volatile int limit;
    private volatile int peak;
    private volatile long windowStart;

    // these belong to whoever closes a window
    private long shortest;
    private long shortestAt;
    private long lastMean;
    private int probing;
    private int limitBeforeProbe;

    /**
     * What a limit may become.
     *
     * @param first at the start
     * @param minimum never less; so few that they make no queue
     * @param maximum never more, whatever is measured
     * @param tolerance latency below which nothing is throttled
     * @param longest latency that no target exceeds, since answers after that are of little use
     */
    record Bounds(int first, int minimum, int maximum, Duration tolerance, Duration longest) {

        Bounds {
            if (minimum < 1 || first < minimum || maximum < first) {
                throw new IllegalArgumentException("a limit begins between its bounds: " + minimum + " to " + maximum);
            }
        }
    }

    AdaptiveLimit(Bounds bounds, long now) {
        this.bounds = bounds;
        this.limit = bounds.first();
        this.windowStart = now;
        this.shortestAt = now;
    }

    /**
     * Takes a place if there is one.
     *
     * @param most how many may be under way for other reasons than the limit itself
     */
    boolean tryEnter(int most) {
        int withThis = inFlight.incrementAndGet();
        if (withThis > Math.min(limit, most)) {
            inFlight.decrementAndGet();
            return false;
        }
        if (withThis > peak) {
            peak = withThis;
        }
        return true;
    }

    /** Whether {@link #tryEnter} would find a place now. */
    boolean hasRoom(int most) {
        return inFlight.get() < Math.min(limit, most);
    }

    /** Gives a place back. */
    void leave() {
        inFlight.decrementAndGet();
    }

    /**
     * Learns from an answer.
     *
     * @param now in nanoseconds
     * @param latency in nanoseconds, from the place taken to the answer
     * @param meaningful whether it took the whole way; one that was refused early counts only if it was slow
     */
    void learn(long now, long latency, boolean meaningful) {
        if (meaningful || latency > target()) {
            answers.increment();
            latencies.add(latency);
        }
        long open = now - windowStart;
        if (open >= WINDOW && closing.compareAndSet(false, true)) {
            try {
                closeIfDue(now, now - windowStart);
            } finally {
                closing.set(false);
            }
        }
    }

    /** How many may be under way. */
    int limit() {
        return limit;
    }

    /** How many are. */
    int inFlight() {
        return inFlight.get();
    }

    private long target() {
        return Math.min(
                bounds.longest().toNanos(),
                Math.max(2 * shortest, bounds.tolerance().toNanos()));
    }

    private void closeIfDue(long now, long open) {
        long count = answers.sum();
        boolean due = open >= LONGEST_WINDOW || (count >= ENOUGH_ANSWERS && open >= 2 * lastMean);
        if (open < WINDOW || !due || count == 0) {
            return;
        }
        long mean = latencies.sum() / count;
        int reached = peak;
        answers.reset();
        latencies.reset();
        peak = inFlight.get();
        windowStart = now;
        lastMean = mean;
        limit = Math.max(bounds.minimum(), Math.min(bounds.maximum(), next(now, mean, reached)));
    }

    private int next(long now, long mean, int reached) {
        boolean full = reached >= limit;
        boolean easy = reached <= limit / 2;
        boolean queueless = reached <= bounds.minimum();
        boolean forgotten = now - shortestAt > REMEMBERED;
        if (shortest == 0 || mean <= shortest || queueless || (forgotten && easy) || probing == 1) {
            // where all places are taken, whoever comes has just missed a batch and waits for two: up to twice too much
            shortest = full && (queueless || probing == 1) ? mean * 3 / 4 : mean;
            shortestAt = now;
        }
        if (probing > 0) {
            probing--;
            return probing > 0 ? limit : limitBeforeProbe;
        }
        if (full && forgotten && 2 * shortest > bounds.tolerance().toNanos()) {
            probing = PROBE_WINDOWS;
            limitBeforeProbe = limit;
            return limit / 2;
        }
        return followed(mean, full);
    }

    private int followed(long mean, boolean full) {
        long wanted = Math.min(2L * limit, limit * target() / Math.max(mean, 1));
        if (wanted < limit) {
            return (int) ((limit + wanted) / 2);
        }
        return full ? (int) ((limit + wanted) / 2) + 1 : limit;
    }
}
