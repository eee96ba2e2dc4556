package io.jishi.platform.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Remembers for a while which keys of a subject were said to be outdated, by this instance or by another: a load that
 * began before that has nothing to say any more, however late it ends.
 */
public final class Outdated implements Invalidations.Target {

    /** Longer than any load. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private static final long ENTRIES = 16_384;
    private static final long GRACE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Invalidations invalidations;
    private final String subject;
    private final Listener listener;
    private final Cache<String, Message> messages;

    /** What else is to be done about it. */
    interface Listener {

        /** Entries of the key that are older than the epoch are outdated. */
        void outdated(String key, long epoch);

        /** The entry is to be forgotten in Redis. */
        void forgotten(String key);
    }

    private record Message(long epoch, long heardAt) {}

    Outdated(Caches caches, String subject, Listener listener) {
        Duration near = caches.configuration().nearExpiry();
        this.invalidations = caches.invalidations();
        this.subject = subject;
        this.listener = listener;
        this.messages = Caffeine.newBuilder()
                .maximumSize(ENTRIES)
                .expireAfterWrite(near.compareTo(SHORTEST) > 0 ? near : SHORTEST)
                .build();
        invalidations.register(subject, this);
    }

    /** Whether a value of this epoch is outdated whose reading began at this time, by the clock of this process. */
    public boolean contains(String key, long epoch, long began) {
        return contains(key, epoch, began, 0);
    }

    /** The same for a value from Redis, which may be told to forget it a little later than we were. */
    boolean containsStored(String key, long epoch, long began) {
        return contains(key, epoch, began, GRACE_NANOS);
    }

    private boolean contains(String key, long epoch, long began, long grace) {
        Message message = messages.getIfPresent(key);
        if (message == null || epoch >= message.epoch()) {
            return false;
        }
        return message.epoch() != Invalidations.ANY || began - message.heardAt() <= grace;
    }

    /** Tells everybody that a cached value was found to differ from its rows. */
    public void tell(String key, long cached, long found) {
        // a cached epoch above that of the rows is of another history: no epoch says what is older
        invalidations.outdated(subject, key, cached < found ? found : Invalidations.ANY);
    }

    /** Tells everybody that the rows are known to have changed. */
    void forget(String key) {
        invalidations.forget(subject, key);
    }

    @Override
    public void outdated(String key, long epoch) {
        messages.asMap()
                .merge(
                        key,
                        new Message(epoch, System.nanoTime()),
                        (old, message) -> new Message(Math.max(old.epoch(), message.epoch()), message.heardAt()));
        listener.outdated(key, epoch);
    }

    @Override
    public void forgotten(String key) {
        outdated(key, Invalidations.ANY);
        listener.forgotten(key);
    }
}
