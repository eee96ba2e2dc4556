package io.jishi.platform.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Values in this instance's memory, each with the epoch of its rows. Bounded by entries and by bytes; entries that were
 * stored together do not expire together. An entry is never replaced by one of a lower epoch, unless it is the very
 * entry that was found wrong.
 *
 * @param <V> the value
 */
public final class NearCache<V> {

    private static final int TENTH = 10;

    private final Cache<String, Entry<V>> entries;
    private final LongPredicate usable;
    private final CacheMeters.OfCache meters;

    /**
     * A value in memory.
     *
     * @param value the value
     * @param epoch of its rows; below zero if there are none
     * @param bytes about how large it is
     * @param readAt when reading it began, by the clock of this process
     */
    public record Entry<V>(V value, long epoch, int bytes, long readAt) {}

    NearCache(CacheConfiguration configuration, LongPredicate usable, CacheMeters.OfCache meters) {
        this.meters = meters;
        this.usable = usable;
        long most = configuration.nearBytes().asLongValue();
        // an entry weighs at least its share, so that the bound of bytes is one of entries as well
        long share = Math.max(1, most / configuration.nearEntries());
        Duration absent = shorter(configuration.nearExpiry(), configuration.absentExpiry());
        this.entries = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((String key, Entry<V> entry) -> (int) Math.max(share, entry.bytes()))
                .expireAfter(Expiry.<String, Entry<V>>writing(
                        (key, entry) -> jittered(entry.epoch() < 0 ? absent : configuration.nearExpiry())))
                .build();
    }

    /** The entry, if it may be used. */
    public @Nullable Entry<V> find(String key) {
        Entry<V> entry = entries.getIfPresent(key);
        return entry == null || !usable.test(entry.readAt()) ? null : counted(entry);
    }

    /** The entry, for somebody who compares it with its rows: then it may be used whatever was not heard. */
    public @Nullable Entry<V> findCompared(String key) {
        Entry<V> entry = entries.getIfPresent(key);
        return entry == null ? null : counted(entry);
    }

    private Entry<V> counted(Entry<V> entry) {
        meters.near().increment();
        return entry;
    }

    /** The entry, also if it may not be used. */
    public @Nullable Entry<V> last(String key) {
        return entries.getIfPresent(key);
    }

    /**
     * Stores an entry unless that would roll it back.
     *
     * @param replaced the entry that was there before the rows were read; null if none was
     */
    public void put(String key, Entry<V> entry, @Nullable Entry<V> replaced) {
        entries.asMap().compute(key, (unused, found) -> {
            if (found == null || found.epoch() <= entry.epoch() || sameAs(found, replaced)) {
                return entry;
            }
            // the row is gone, or was not there yet: only reading again can tell
            return entry.epoch() < 0 ? null : found;
        });
    }

    /** Drops an entry that is older than the epoch. */
    public void dropOlder(String key, long epoch) {
        entries.asMap().computeIfPresent(key, (unused, found) -> found.epoch() < epoch ? null : found);
    }

    /** Counts a load from the store. */
    public void countLoad() {
        meters.store().increment();
    }

    /** Counts entries that turned out to be other than their rows. */
    public void countStale() {
        meters.stale().increment();
    }

    /** About how many entries there are. */
    public long size() {
        return entries.estimatedSize();
    }

    private static <V> boolean sameAs(Entry<V> found, @Nullable Entry<V> other) {
        return other != null && found.epoch() == other.epoch();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The duration with up to a tenth taken off. */
    public static Duration jittered(Duration duration) {
        long tenth = duration.toNanos() / TENTH;
        return duration.minusNanos(ThreadLocalRandom.current().nextLong(tenth + 1));
    }
}
