package io.jishi.platform.redis;

import io.micrometer.core.instrument.Counter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the other instances which of their near entries are outdated, and hears it from them. What is told is a
 * subject, such as {@code person}, a key, and the epoch of the rows; whoever has something older drops it. Nothing
 * depends on a message: one that is lost, repeated or invented costs a read.
 *
 * <p>While messages may have been lost, entries that were read before that are used for a shorter time.
 */
@ApplicationScoped
public class Invalidations {

    /** The epoch of what is outdated whatever its epoch. */
    static final long ANY = Long.MAX_VALUE;

    private static final String CHANNEL = "jishi:outdated:1";
    private static final int MESSAGE_MAXIMUM = 300;
    private static final Pattern MESSAGE =
            Pattern.compile("([0-9a-f]{16}) ([a-z]{1,20}) ([A-Za-z0-9_-]{1,200}) (any|0|[1-9][0-9]{0,17})");

    private final String self = "%016x".formatted(ThreadLocalRandom.current().nextLong());
    private final Map<String, List<Target>> targets = new ConcurrentHashMap<>();
    private final CacheConfiguration configuration;
    private final RedisGateway redis;
    private final Subscription subscription;
    private final Counter sent;
    private final Counter heard;
    private final Counter ignored;
    private volatile long hearingSince = Subscription.DEAF;

    /** What holds near entries of a subject. */
    interface Target {

        /** Entries of the key that are older than the epoch are outdated. */
        void outdated(String key, long epoch);

        /** The entry is to be forgotten, here and in Redis. */
        void forgotten(String key);
    }

    /** Through this server. */
    Invalidations(
            Vertx vertx, Redis redis, RedisGateway gateway, CacheConfiguration configuration, CacheMeters meters) {
        this.configuration = configuration;
        this.redis = gateway;
        this.sent = meters.messages("sent");
        this.heard = meters.messages("heard");
        this.ignored = meters.messages("ignored");
        this.subscription = new Subscription(vertx, redis, CHANNEL, this::received, since -> hearingSince = since);
        meters.hearing(() -> isHearing() ? 1 : 0);
    }

    void start(@Observes StartupEvent event) {
        if (configuration.enabled()) {
            subscription.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        subscription.stop();
    }

    /** Tells a target what is outdated of a subject. */
    void register(String subject, Target target) {
        targets.computeIfAbsent(subject, unused -> new CopyOnWriteArrayList<>()).add(target);
    }

    /** Tells everybody that entries older than the epoch are outdated, or {@link #ANY}. */
    void outdated(String subject, String key, long epoch) {
        targetsOf(subject).forEach(target -> target.outdated(key, epoch));
        tell(subject, key, epoch);
    }

    /** Tells everybody that an entry is to be forgotten. */
    void forget(String subject, String key) {
        targetsOf(subject).forEach(target -> target.forgotten(key));
        tell(subject, key, ANY);
    }

    /** Whether something that was read at this time may be used: whether every message since then was heard. */
    LongPredicate usable() {
        long unheard = configuration.unheardExpiry().toNanos();
        return readAt -> {
            long since = hearingSince;
            boolean heardAll = since != Subscription.DEAF && readAt - since >= 0;
            return heardAll || System.nanoTime() - readAt < unheard;
        };
    }

    /** Whether messages of other instances are heard now. */
    boolean isHearing() {
        return hearingSince != Subscription.DEAF;
    }

    private void tell(String subject, String key, long epoch) {
        if (!configuration.enabled()) {
            return;
        }
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        sent.increment();
        redis.publish(CHANNEL, self + " " + subject + " " + text + " " + (epoch == ANY ? "any" : epoch));
    }

    private void received(Buffer message) {
        Matcher parts = MESSAGE.matcher(message.length() > MESSAGE_MAXIMUM ? "" : message.toString());
        if (!parts.matches() || !targets.containsKey(parts.group(2))) {
            ignored.increment();
            return;
        }
        if (parts.group(1).equals(self)) {
            return;
        }
        heard.increment();
        String key = new String(Base64.getUrlDecoder().decode(parts.group(3)), StandardCharsets.UTF_8);
        String epoch = parts.group(4);
        long limit = epoch.equals("any") ? ANY : Long.parseLong(epoch);
        targetsOf(parts.group(2)).forEach(target -> target.outdated(key, limit));
    }

    private List<Target> targetsOf(String subject) {
        return targets.getOrDefault(subject, List.of());
    }
}
