package io.jishi.platform.redis;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Redis as a cache that may be gone, frozen, slow or wrong. Every call has a deadline of its own; a call that fails
 * or is late opens a short pause in which Redis is not asked at all, so that a frozen server costs one deadline and
 * not one per request. Nothing here ever fails: a value that cannot be had is absent.
 */
@ApplicationScoped
public class RedisGateway {

    private final RedisAPI redis;
    private final CacheConfiguration configuration;
    private final Clock clock;
    private final AtomicLong pausedUntil = new AtomicLong();

    /** With Quarkus's Redis client. */
    public RedisGateway(RedisAPI redis, CacheConfiguration configuration, Clock clock) {
        this.redis = redis;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** The value under the key; absent if there is none or Redis cannot say in time. */
    public Uni<Optional<String>> get(String key) {
        if (isPaused()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return redis.get(key)
                .ifNoItem()
                .after(configuration.redisDeadline())
                .fail()
                .map(response -> Optional.ofNullable(response).map(Response::toString))
                .onFailure()
                .invoke(this::pause)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Stores the value without waiting for it; a value that cannot be stored is not missed. */
    public void put(String key, String value) {
        if (isPaused()) {
            return;
        }
        Duration expiry = configuration.redisExpiry();
        long jitter = ThreadLocalRandom.current().nextLong(expiry.toMillis() / 10 + 1);
        redis.psetex(key, Long.toString(expiry.toMillis() + jitter), value)
                .ifNoItem()
                .after(configuration.redisDeadline())
                .fail()
                .subscribe()
                .with(unused -> {}, this::pause);
    }

    /** Forgets the value without waiting for it. */
    public void forget(String key) {
        if (!isPaused()) {
            redis.del(List.of(key))
                    .ifNoItem()
                    .after(configuration.redisDeadline())
                    .fail()
                    .subscribe()
                    .with(unused -> {}, this::pause);
        }
    }

    private boolean isPaused() {
        return !configuration.enabled() || clock.millis() < pausedUntil.get();
    }

    private void pause(Throwable unused) {
        pausedUntil.set(clock.millis() + configuration.redisPause().toMillis());
    }
}
