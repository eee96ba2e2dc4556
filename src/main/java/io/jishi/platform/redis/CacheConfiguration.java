package io.jishi.platform.redis;

import io.quarkus.runtime.configuration.MemorySize;
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

    /** Most bytes that each near cache of this instance holds, by the written form of its values. */
    @WithDefault("16M")
    MemorySize nearBytes();

    /**
     * How long a near entry is used, before up to a tenth of jitter is taken off. One that is outdated and of which
     * nobody told costs a retry of the bill that meets it.
     */
    @WithDefault("PT10M")
    Duration nearExpiry();

    /** How long an API key or signing secret that was found valid is believed, before the jitter is taken off. */
    @WithDefault("PT30S")
    Duration credentialExpiry();

    /** How long a near entry is used while messages of other instances may have been lost. */
    @WithDefault("PT5S")
    Duration unheardExpiry();

    /** How long it is remembered, near and in Redis, that there is no such person or provider. */
    @WithDefault("PT1M")
    Duration absentExpiry();

    /** How long Redis keeps an entry, before up to a tenth of jitter is taken off. */
    @WithDefault("PT10M")
    Duration redisExpiry();

    /** Largest entry that is written to Redis, or read from it. */
    @WithDefault("64K")
    MemorySize redisEntryMaximum();

    /** How long one call to Redis may take before the store is read instead. */
    @WithDefault("PT0.02S")
    Duration redisDeadline();

    /** How long Redis is left alone after a call to it failed or was late. */
    @WithDefault("PT1S")
    Duration redisPause();
}
