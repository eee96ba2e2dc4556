package io.jishi.platform.transaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Deadlines of reads from PostgreSQL outside the settle path. */
@ConfigMapping(prefix = "jishi.store")
public interface StoreConfiguration {

    /** How long one read of a registry may take before the request is refused as not executed. */
    @WithDefault("PT2S")
    Duration readDeadline();
}
