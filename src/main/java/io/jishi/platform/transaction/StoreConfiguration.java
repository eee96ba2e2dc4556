package io.jishi.platform.transaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Deadlines of what is read from and written to PostgreSQL outside the settle path. */
@ConfigMapping(prefix = "jishi.store")
public interface StoreConfiguration {

    /** How long one read of a registry may take before the request is refused as not executed. */
    @WithDefault("PT2S")
    Duration readDeadline();

    /**
     * How long one write to a registry may take, the wait for its person's lock included. After that it can no longer
     * begin to commit.
     */
    @WithDefault("PT5S")
    Duration writeDeadline();

    /**
     * How long the outcome of a message waits until what was read of it is as durable as a commit. After that it is
     * told as what it is: under way. Other answers that repeat what was read wait as long as for the read.
     */
    @WithDefault("PT0.7S")
    Duration confirmDeadline();
}
