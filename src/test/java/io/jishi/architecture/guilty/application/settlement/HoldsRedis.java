package io.jishi.architecture.guilty.application.settlement;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;

/** Guilty: a use case that can decide on a stale value. */
public final class HoldsRedis {

    public int read(ReactiveRedisDataSource redis) {
        return redis.hashCode();
    }
}
