package io.jishi.architecture.guilty.application.coverage.cache;

import io.jishi.architecture.guilty.application.coverage.model.Coverage;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;

/** Innocent: a cache that uses Redis and the model of its feature. */
public final class CoverageCache {

    public Coverage read(ReactiveRedisDataSource redis) {
        return new Coverage(redis.toString(), "");
    }
}
