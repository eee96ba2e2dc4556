package io.jishi.platform.admission;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket in one number: the time at which it would be full again. Taking a token moves that time on; a time too
 * far ahead is an empty bucket. Without locks, and without a thread that fills it.
 */
final class RateBucket {

    private final long interval;
    private final long depth;
    private final AtomicLong fullAt;

    /**
     * Full at the start.
     *
     * @param perSecond tokens that come back in a second
     * @param burst tokens of a full bucket
     */
    RateBucket(int perSecond, int burst, long now) {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a bucket gives something: " + perSecond + " a second, " + burst);
        }
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.depth = interval * burst;
        this.fullAt = new AtomicLong(now);
    }

    /** Takes a token if there is one. */
    boolean tryTake(long now) {
        while (true) {
            long before = fullAt.get();
            long after = (before - now > 0 ? before : now) + interval;
            if (after - now > depth) {
                return false;
            }
            if (fullAt.compareAndSet(before, after)) {
                return true;
            }
        }
    }

    /** Whether there is a token. */
    boolean hasToken(long now) {
        return fullAt.get() - now + interval <= depth;
    }
}
