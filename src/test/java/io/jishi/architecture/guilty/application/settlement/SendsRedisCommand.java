package io.jishi.architecture.guilty.application.settlement;

import io.vertx.redis.client.Redis;

/** Guilty: the same by the client below. */
public final class SendsRedisCommand {

    public int send(Redis redis) {
        return redis.hashCode();
    }
}
