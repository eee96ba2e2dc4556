package io.jishi.architecture.guilty.application.benefit;

import java.time.Instant;
import java.util.function.Supplier;

/** Guilty: the same, hidden in a method reference. */
public final class ReadsClockByReference {

    public Instant day() {
        Supplier<Instant> clock = Instant::now;
        return clock.get();
    }
}
