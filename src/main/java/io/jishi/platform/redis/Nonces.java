package io.jishi.platform.redis;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What may be used once within a while, across all instances, as far as Redis can say. */
@ApplicationScoped
public class Nonces {

    private final RedisGateway redis;

    /** In Redis. */
    Nonces(RedisGateway redis) {
        this.redis = redis;
    }

    /** Whether nobody has used it within the window; true also where Redis cannot say in time. Never fails. */
    public Uni<Boolean> isFirstUse(String nonce, Duration window) {
        return redis.claim("jishi:nonce:" + nonce, window);
    }
}
