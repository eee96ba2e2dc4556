package io.jishi.platform.admission;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says when something that may happen a thousand times a second is worth a line in the log: once a second. A stack
 * trace for each request that fails because there is too much to do is more to do.
 */
public final class Sparsely {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong last = new AtomicLong(System.nanoTime() - INTERVAL);

    /** Whether to tell of it now. */
    public boolean now() {
        return at(System.nanoTime());
    }

    /** The same at a time. */
    boolean at(long now) {
        long before = last.get();
        return now - before >= INTERVAL && last.compareAndSet(before, now);
    }
}
