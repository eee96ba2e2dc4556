package io.jishi.platform.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.jishi.platform.document.MalformedDocument;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Near cache, then Redis, then the store. One load per key is under way at a time in this instance; whoever asks
 * meanwhile waits for it. An entry in Redis that cannot be read, or that belongs to another key, is treated as
 * absent: each entry carries its key.
 *
 * <p>What is cached may be old. It carries the epoch of the row it depends on, and whoever decides about money compares
 * that epoch under the lock.
 *
 * @param <V> the value; absence is cached as well, as a value of its own
 */
public final class ReadThroughCache<V> {

    private final RedisGateway redis;
    private final boolean enabled;
    private final String prefix;
    private final Codec<V> codec;
    private final Cache<String, V> near;
    private final ConcurrentHashMap<String, CompletableFuture<V>> loading = new ConcurrentHashMap<>();

    /** How a value is written to Redis and read from it. */
    public interface Codec<V> {

        /** Writes the value as members of the open object. */
        void write(JsonWriter json, V value);

        /** Reads the value; what is wrong goes to the faults of the fields. */
        V read(Fields fields);
    }

    /** A cache whose Redis keys begin with the prefix, which names the value and the version of its form. */
    public ReadThroughCache(RedisGateway redis, CacheConfiguration configuration, String prefix, Codec<V> codec) {
        this.redis = redis;
        this.enabled = configuration.enabled();
        this.prefix = prefix;
        this.codec = codec;
        this.near = Caffeine.newBuilder()
                .maximumSize(configuration.nearEntries())
                .expireAfterWrite(configuration.nearExpiry())
                .build();
    }

    /** The value, from the first place that has it. */
    public Uni<V> get(String key, Supplier<Uni<V>> store) {
        if (!enabled) {
            return store.get();
        }
        V found = near.getIfPresent(key);
        if (found != null) {
            return Uni.createFrom().item(found);
        }
        return Uni.createFrom()
                .completionStage(() -> shared(
                                key,
                                () -> redis.get(prefix + key)
                                        .onItem()
                                        .transformToUni(text -> text.flatMap(value -> decode(key, value))
                                                .map(value -> Uni.createFrom().item(value))
                                                .orElseGet(() -> load(key, store))))
                        .copy());
    }

    /** The value from the store, which then replaces what was cached. */
    public Uni<V> getFresh(String key, Supplier<Uni<V>> store) {
        return enabled ? load(key, store).invoke(value -> near.put(key, value)) : store.get();
    }

    /** Forgets the value here and in Redis. */
    public void forget(String key) {
        near.invalidate(key);
        redis.forget(prefix + key);
    }

    private CompletableFuture<V> shared(String key, Supplier<Uni<V>> source) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> other = loading.putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        source.get()
                .subscribe()
                .with(
                        value -> {
                            near.put(key, value);
                            loading.remove(key, mine);
                            mine.complete(value);
                        },
                        failure -> {
                            loading.remove(key, mine);
                            mine.completeExceptionally(failure);
                        });
        return mine;
    }

    private Uni<V> load(String key, Supplier<Uni<V>> store) {
        return store.get().invoke(value -> redis.put(prefix + key, encode(key, value)));
    }

    private String encode(String key, V value) {
        JsonWriter json = new JsonWriter().object().text("key", key).object("value");
        codec.write(json, value);
        return new String(json.endObject().endObject().toBytes(), StandardCharsets.UTF_8);
    }

    private Optional<V> decode(String key, String text) {
        return parse(text).flatMap(root -> {
            Faults faults = root.faults();
            boolean own = key.equals(root.text("key", 200));
            V value = codec.read(root.object("value"));
            return own && faults.isEmpty() ? Optional.of(value) : Optional.empty();
        });
    }

    private static Optional<Fields> parse(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return Optional.of(Fields.of("", DocumentReader.readJson(bytes), new Faults()));
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }
}
