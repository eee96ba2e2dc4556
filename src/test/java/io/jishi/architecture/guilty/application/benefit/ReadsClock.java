package io.jishi.architecture.guilty.application.benefit;

import java.time.Instant;

/** Guilty: a step that chooses its own day. */
public final class ReadsClock {

    public Instant day() {
        return Instant.now();
    }
}
