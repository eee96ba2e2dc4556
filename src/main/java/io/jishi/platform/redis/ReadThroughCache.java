package io.jishi.platform.redis;

import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.jishi.platform.document.MalformedDocument;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Near cache, then Redis, then the store. One load per key is under way at a time in this instance; whoever asks
 * meanwhile waits for it. What is in Redis is an epoch, a seal and the value; what does not begin so, or bears the seal
 * of another key or of somebody else, is treated as absent.
 *
 * <p>What is cached may be old. It carries the epoch of the row it depends on, and whoever decides about money compares
 * that epoch under the lock. The rules here only make that rare: an entry is never replaced by an older one, neither
 * near nor in Redis, and a load that began before its key was outdated leaves nothing behind.
 *
 * @param <V> the value; absence is cached as well, as a value of its own
 */
public final class ReadThroughCache<V> implements Outdated.Listener {

    private final RedisGateway redis;
    private final EntrySeal seal;
    private final CacheConfiguration configuration;
    private final CacheMeters.OfCache meters;
    private final String prefix;
    private final Codec<V> codec;
    private final NearCache<V> near;
    private final Flights<String, V> loads = new Flights<>();
    private final Flights<String, V> freshLoads = new Flights<>();
    private final Outdated outdated;

    /** How a value is written to Redis and read from it. */
    public interface Codec<V> {

        /** Writes the value as members of the open object. */
        void write(JsonWriter json, V value);

        /** Reads the value; what is wrong goes to the faults of the fields. */
        V read(Fields fields);

        /** The epoch of the rows that the value was read from; below zero if there are none. */
        long epoch(V value);

        /** About how many bytes the value takes when it is written. */
        default int bytes(V value) {
            JsonWriter json = new JsonWriter().object();
            write(json, value);
            return json.endObject().toBytes().length;
        }
    }

    /** A text from Redis; its header is what a writer must have seen to replace it. */
    private record Stored<V>(String header, @Nullable V value, int bytes) {}

    ReadThroughCache(Caches caches, String name, String prefix, String subject, Codec<V> codec) {
        this.redis = caches.redis();
        this.seal = caches.seal();
        this.configuration = caches.configuration();
        this.meters = caches.meters().of(name);
        this.prefix = prefix;
        this.codec = codec;
        this.near = caches.near(name);
        this.outdated = new Outdated(caches, subject, this);
    }

    /** The value, from the first place that has it. */
    public Uni<V> get(String key, Supplier<Uni<V>> store) {
        if (!configuration.enabled()) {
            return store.get();
        }
        NearCache.Entry<V> found = near.find(key);
        if (found != null) {
            return Uni.createFrom().item(found.value());
        }
        return loads.join(key, () -> {
            long began = System.nanoTime();
            return redis.get(prefix + key)
                    .map(text -> text.map(stored -> decode(key, stored)).orElseGet(() -> new Stored<>("", null, 0)))
                    .chain(stored -> take(key, stored, began, store));
        });
    }

    /**
     * The value, if this instance has it near, for somebody who compares its epoch: messages of other instances may
     * have been lost, and what they have changed costs a retry.
     */
    public Optional<V> near(String key) {
        NearCache.Entry<V> found = configuration.enabled() ? near.findCompared(key) : null;
        return Optional.ofNullable(found).map(NearCache.Entry::value);
    }

    /**
     * Keeps a value near that somebody has read from its rows.
     *
     * @param began when the reading began, by {@link System#nanoTime()}
     */
    public void offer(String key, V value, long began) {
        long epoch = codec.epoch(value);
        if (!configuration.enabled() || outdated.contains(key, epoch, began)) {
            return;
        }
        near.put(key, new NearCache.Entry<>(value, epoch, codec.bytes(value), began), null);
        if (outdated.contains(key, epoch, began)) {
            near.dropOlder(key, Invalidations.ANY);
        }
    }

    /** The value from rows that are read from now on; it then replaces what was cached. */
    public Uni<V> getFresh(String key, Supplier<Uni<V>> store) {
        if (!configuration.enabled()) {
            return store.get();
        }
        return freshLoads.joinNext(key, () -> {
            NearCache.Entry<V> before = near.last(key);
            long began = System.nanoTime();
            return store.get().invoke(value -> {
                meters.store().increment();
                String seen = before == null ? "" : Long.toString(before.epoch());
                keep(key, value, began, before, seen);
                if (before != null && before.epoch() != codec.epoch(value)) {
                    meters.stale().increment();
                    outdated.tell(key, before.epoch(), codec.epoch(value));
                }
            });
        });
    }

    /** Forgets the value, here, in Redis and in the other instances: its rows are known to have changed. */
    public void forget(String key) {
        if (configuration.enabled()) {
            outdated.forget(key);
        }
    }

    @Override
    public void outdated(String key, long epoch) {
        loads.leave(key);
        near.dropOlder(key, epoch);
    }

    @Override
    public void forgotten(String key) {
        redis.forget(prefix + key, Long.toString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX));
    }

    private Uni<V> take(String key, Stored<V> stored, long began, Supplier<Uni<V>> store) {
        V value = stored.value();
        NearCache.Entry<V> last = near.last(key);
        boolean older = value != null && last != null && codec.epoch(value) < last.epoch();
        if (value != null && !older && !outdated.containsStored(key, codec.epoch(value), began)) {
            meters.redis().increment();
            near.put(key, new NearCache.Entry<>(value, codec.epoch(value), stored.bytes(), began), null);
            return Uni.createFrom().item(value);
        }
        return store.get().invoke(loaded -> {
            meters.store().increment();
            keep(key, loaded, began, null, stored.header());
        });
    }

    /** Keeps a value that was read from rows, unless its key has been outdated meanwhile. */
    private void keep(String key, V value, long began, NearCache.@Nullable Entry<V> replaced, String seen) {
        long epoch = codec.epoch(value);
        if (outdated.contains(key, epoch, began)) {
            return;
        }
        String text = encode(key, value);
        near.put(key, new NearCache.Entry<>(value, epoch, text.length(), began), replaced);
        if (outdated.contains(key, epoch, began)) {
            // the message came between the question and the answer
            near.dropOlder(key, Invalidations.ANY);
            return;
        }
        Duration expiry = epoch < 0 ? configuration.absentExpiry() : configuration.redisExpiry();
        redis.put(prefix + key, new RedisGateway.Entry(text, Long.toString(epoch), seen, NearCache.jittered(expiry)));
    }

    private String encode(String key, V value) {
        JsonWriter json = new JsonWriter().object();
        codec.write(json, value);
        String body = new String(json.endObject().toBytes(), StandardCharsets.UTF_8);
        String epoch = Long.toString(codec.epoch(value));
        return epoch + " " + seal.of(prefix + key, epoch + " " + body) + " " + body;
    }

    /** Absent, but with its header, unless it is an entry of this very key. */
    private Stored<V> decode(String key, String text) {
        int first = text.indexOf(' ');
        int second = text.indexOf(' ', first + 1);
        String header = first < 1 ? "" : text.substring(0, first);
        if (second < 0) {
            // garbage, or the mark of an entry that was forgotten
            return new Stored<>(header, null, 0);
        }
        String body = text.substring(second + 1);
        boolean own = seal.fits(text.substring(first + 1, second), prefix + key, header + " " + body);
        V value = own ? parse(header, body).orElse(null) : null;
        return new Stored<>(header, value, text.length());
    }

    private Optional<V> parse(String header, String body) {
        try {
            Faults faults = new Faults();
            Fields root = Fields.of("", DocumentReader.readJson(body.getBytes(StandardCharsets.UTF_8)), faults);
            V value = codec.read(root);
            boolean whole =
                    faults.isEmpty() && Long.toString(codec.epoch(value)).equals(header);
            return whole ? Optional.of(value) : Optional.empty();
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }
}
