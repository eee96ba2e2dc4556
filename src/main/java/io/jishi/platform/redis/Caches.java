package io.jishi.platform.redis;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes caches. Each has a name of its own, which is that of its keys in Redis and of its meters. */
@ApplicationScoped
public class Caches {

    private final RedisGateway redis;
    private final Invalidations invalidations;
    private final EntrySeal seal;
    private final CacheConfiguration configuration;
    private final CacheMeters meters;

    /** With what they share. */
    Caches(
            RedisGateway redis,
            Invalidations invalidations,
            EntrySeal seal,
            CacheConfiguration configuration,
            CacheMeters meters) {
        this.redis = redis;
        this.invalidations = invalidations;
        this.seal = seal;
        this.configuration = configuration;
        this.meters = meters;
    }

    /**
     * A near cache with Redis behind it.
     *
     * @param form version of the form in which the codec writes values
     * @param subject what its keys are keys of: caches of one subject are outdated together
     */
    public <V> ReadThroughCache<V> readThrough(String name, int form, String subject, ReadThroughCache.Codec<V> codec) {
        return new ReadThroughCache<>(this, name, "jishi:" + name + ":" + form + ":", subject, codec);
    }

    /** A near cache alone. */
    public <V> NearCache<V> near(String name) {
        NearCache<V> near = new NearCache<>(configuration, invalidations.usable(), meters.of(name));
        meters.nearEntries(name, near::size);
        return near;
    }

    /** What is said to be outdated of a subject that is cached near alone. */
    public Outdated outdated(String subject) {
        return new Outdated(this, subject, new Outdated.Listener() {
            @Override
            public void outdated(String key, long epoch) {}

            @Override
            public void forgotten(String key) {}
        });
    }

    RedisGateway redis() {
        return redis;
    }

    Invalidations invalidations() {
        return invalidations;
    }

    EntrySeal seal() {
        return seal;
    }

    CacheConfiguration configuration() {
        return configuration;
    }

    CacheMeters meters() {
        return meters;
    }
}
