package io.jishi.api.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of requests. */
@ConfigMapping(prefix = "jishi.http")
public interface HttpConfiguration {

    /** Largest body of a request; 5,000 fee lines fit. */
    @WithDefault("1M")
    MemorySize bodyMaximum();

    /** Largest body of a simulation; 1,000 cases fit. */
    @WithDefault("4M")
    MemorySize simulationBodyMaximum();
}
