package io.jishi.support;

import java.time.Duration;

/** The end of a wait. Every loop of this package that waits for a server asks one, so that no wait is endless. */
final class Deadline {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - endNanos >= 0;
    }

    /** Sleeps until the next attempt is worth making. */
    static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new ServersUnavailable("The start of the servers was interrupted.", interruption);
        }
    }
}
