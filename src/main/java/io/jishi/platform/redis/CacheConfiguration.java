package io.jishi.platform.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the caches. No setting can make an answer wrong: epochs are compared when a bill is committed. */
@ConfigMapping(prefix = "jishi.cache")
public interface CacheConfiguration {

    /** Whether anything is cached at all, near or in Redis. */
    @WithDefault("true")
    boolean enabled();

    /** Most entries that each near cache of this instance holds. */
    @WithDefault("65536")
    long nearEntries();

    /** How long a near entry is used. */
    @WithDefault("PT30S")
    Duration nearExpiry();

    /** How long Redis keeps an entry, before up to a tenth of jitter is added. */
    @WithDefault("PT10M")
    Duration redisExpiry();

    /** How long one call to Redis may take before the store is read instead. */
    @WithDefault("PT0.02S")
    Duration redisDeadline();

    /** How long Redis is left alone after a call to it failed or was late. */
    @WithDefault("PT1S")
    Duration redisPause();
}
