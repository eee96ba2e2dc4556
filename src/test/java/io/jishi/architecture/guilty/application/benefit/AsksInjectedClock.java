package io.jishi.architecture.guilty.application.benefit;

import java.time.Clock;
import java.time.Instant;

/** Guilty: a clock that was handed in is still a clock. */
public final class AsksInjectedClock {

    public Instant day(Clock clock) {
        return clock.instant();
    }
}
