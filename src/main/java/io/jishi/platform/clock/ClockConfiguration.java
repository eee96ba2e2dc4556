package io.jishi.platform.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the one clock is set. */
@ConfigMapping(prefix = "jishi.clock")
public interface ClockConfiguration {

    /** By how much the clock of this instance is shifted, for drills; at most an hour either way. */
    @WithDefault("PT0S")
    Duration offset();
}
