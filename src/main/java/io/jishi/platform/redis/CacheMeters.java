package io.jishi.platform.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Counts what the caches do. Labels are names of caches and words from this file, and nothing else. */
@ApplicationScoped
class CacheMeters {

    private final MeterRegistry registry;

    CacheMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The counters of one cache. */
    OfCache of(String cache) {
        return new OfCache(read(cache, "near"), read(cache, "redis"), read(cache, "store"), stale(cache));
    }

    /**
     * The counters of one cache.
     *
     * @param near values taken from this instance's memory
     * @param redis values taken from Redis
     * @param store loads from PostgreSQL
     * @param stale values that turned out to be other than their rows
     */
    record OfCache(Counter near, Counter redis, Counter store, Counter stale) {}

    /** Calls to Redis that came to nothing, by what went wrong. */
    Counter redisFailures(String kind) {
        return Counter.builder("jishi.cache.redis.failures")
                .description("Calls to Redis that were late, were refused or did not reach it")
                .tag("kind", kind)
                .register(registry);
    }

    /** Messages between instances about outdated entries. */
    Counter messages(String fate) {
        return Counter.builder("jishi.cache.messages")
                .description("Messages between instances about outdated entries: sent, heard, or ignored as malformed")
                .tag("fate", fate)
                .register(registry);
    }

    /** Whether other instances are heard. */
    void hearing(Supplier<Number> hearing) {
        Gauge.builder("jishi.cache.hearing", hearing)
                .description("1 while messages of other instances are heard, else 0")
                .register(registry);
    }

    /** How many entries a near cache holds. */
    void nearEntries(String cache, Supplier<Number> size) {
        Gauge.builder("jishi.cache.near.entries", size)
                .description("Entries in a near cache of this instance, about")
                .tag("cache", cache)
                .register(registry);
    }

    private Counter read(String cache, String source) {
        return Counter.builder("jishi.cache.reads")
                .description("Reads of what may be cached, by where the value came from")
                .tag("cache", cache)
                .tag("source", source)
                .register(registry);
    }

    private Counter stale(String cache) {
        return Counter.builder("jishi.cache.stale")
                .description("Cached values that turned out to be other than their rows")
                .tag("cache", cache)
                .register(registry);
    }
}
