package io.jishi.platform.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Leaves a server alone after some failures in a row. When the pause is over one call may try, and no other until it
 * has come back: a server that is frozen for hours costs one deadline per pause, not one per request. Calls that are
 * late while others come back in time are no reason: then it is this process that is busy, and whoever is asked
 * instead would make it busier.
 */
final class Breaker {

    /** Failures without a success between them after which the server is left alone. */
    private static final int FAILURES = 4;

    private final LongSupplier nanoTime;
    private final long pause;
    private final AtomicBoolean open = new AtomicBoolean();
    private final AtomicLong until = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();

    Breaker(LongSupplier nanoTime, Duration pause) {
        this.nanoTime = nanoTime;
        this.pause = pause.toNanos();
    }

    /** Whether a call may be made now. Whoever is told so reports how it went. */
    boolean allows() {
        if (!open.get()) {
            return true;
        }
        long now = nanoTime.getAsLong();
        long end = until.get();
        return now - end >= 0 && until.compareAndSet(end, now + pause);
    }

    /** A call came back. */
    void succeeded() {
        if (failures.get() != 0) {
            failures.set(0);
        }
        if (open.get()) {
            open.set(false);
        }
    }

    /** A call failed or was late. */
    void failed() {
        if (failures.incrementAndGet() >= FAILURES) {
            until.set(nanoTime.getAsLong() + pause);
            open.set(true);
        }
    }
}
