package io.jishi.architecture.guilty.application.coverage;

import io.jishi.architecture.guilty.application.platform.SystemTime;
import java.time.Instant;

/** Guilty: only the adapters of a feature may use the platform. */
public final class UsesPlatform {

    public Instant read(SystemTime time) {
        return time.current();
    }
}
