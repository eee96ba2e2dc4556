package io.jishi.architecture.guilty.application.platform.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;

/** Innocent: the platform's own use of Redis. */
public final class RedisHealth {

    public int check(ReactiveRedisDataSource redis) {
        return redis.hashCode();
    }
}
