package io.jishi.provider.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.jishi.platform.redis.CacheConfiguration;
import io.jishi.platform.redis.Flights;
import io.jishi.platform.redis.NearCache;
import io.jishi.provider.InstitutionDirectory;
import io.jishi.provider.store.ProviderStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * API keys, by the SHA-256 of the key; a key is random and 256 bits long, so that its plain hash cannot be reversed.
 * Known keys are remembered in this instance only, for {@link CacheConfiguration#credentialExpiry}: a revoked key stops
 * working within that time. Unknown keys are never remembered.
 */
@ApplicationScoped
public class CachedInstitutionDirectory implements InstitutionDirectory {

    private final ProviderStore store;
    private final Cache<String, String> known;
    private final Flights<String, String> loads = new Flights<>();

    /** In front of the store. */
    public CachedInstitutionDirectory(ProviderStore store, CacheConfiguration configuration) {
        this.store = store;
        this.known = Caffeine.newBuilder()
                .maximumSize(configuration.nearEntries())
                .expireAfter(Expiry.<String, String>writing(
                        (key, code) -> NearCache.jittered(configuration.credentialExpiry())))
                .build();
    }

    @Override
    public Uni<String> institutionOf(String apiKey) {
        byte[] hash = sha256(apiKey);
        String key = HexFormat.of().formatHex(hash);
        String institution = known.getIfPresent(key);
        if (institution != null) {
            return Uni.createFrom().item(institution);
        }
        return loads.join(
                key,
                () -> store.institutionOf(hash).invoke(found -> {
                    if (!found.isEmpty()) {
                        known.put(key, found);
                    }
                }));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
