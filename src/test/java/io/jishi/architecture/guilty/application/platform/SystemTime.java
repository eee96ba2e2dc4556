package io.jishi.architecture.guilty.application.platform;

import java.time.Instant;

/** Innocent: the one place that reads the clock. */
public final class SystemTime {

    public Instant current() {
        return Instant.now();
    }
}
