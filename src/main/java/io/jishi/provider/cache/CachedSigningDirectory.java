package io.jishi.provider.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.jishi.platform.redis.CacheConfiguration;
import io.jishi.platform.redis.NearCache;
import io.jishi.platform.redis.Nonces;
import io.jishi.provider.SigningDirectory;
import io.jishi.provider.model.SigningKey;
import io.jishi.provider.store.SigningStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Signing keys, remembered in this instance only, for {@link CacheConfiguration#credentialExpiry}: a revoked key stops
 * working within that time. Unknown applications are never remembered, and no secret goes to Redis.
 */
@ApplicationScoped
public class CachedSigningDirectory implements SigningDirectory {

    private final SigningStore store;
    private final Nonces nonces;
    private final Cache<String, SigningKey> known;

    /** In front of the store. */
    public CachedSigningDirectory(SigningStore store, Nonces nonces, CacheConfiguration configuration) {
        this.store = store;
        this.nonces = nonces;
        this.known = Caffeine.newBuilder()
                .maximumSize(configuration.nearEntries())
                .expireAfter(Expiry.<String, SigningKey>writing(
                        (application, key) -> NearCache.jittered(configuration.credentialExpiry())))
                .build();
    }

    @Override
    public Uni<@Nullable SigningKey> find(String application) {
        SigningKey key = known.getIfPresent(application);
        if (key != null) {
            return Uni.createFrom().item(key);
        }
        return store.find(application).invoke(found -> {
            if (found != null) {
                known.put(application, found);
            }
        });
    }

    @Override
    public Uni<Boolean> isFirstUse(String application, String nonce, Duration window) {
        return nonces.isFirstUse(application + ":" + nonce, window);
    }
}
