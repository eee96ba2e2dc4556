package io.jishi.platform.redis;

import io.micrometer.core.instrument.Counter;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Redis as a cache that may be gone, frozen, slow, full, read-only or wrong. Every call has a deadline of its own;
 * after one that failed or was late Redis is left alone for a while, so that a frozen server costs one deadline and
 * not one per request. Nothing here ever fails: a value that cannot be had is absent.
 *
 * <p>A server that answers with an error is there: it is asked again at once for what can be read, and left alone
 * only with what it refused to write.
 */
@ApplicationScoped
public class RedisGateway {

    /** Longest header that is looked at: an epoch, or the mark of an entry that was forgotten. */
    private static final int HEADER_MAXIMUM = 40;

    /**
     * Writes an entry unless that would roll it back. An entry begins with its epoch. It is replaced if it is the one
     * that the writer saw before it read the rows, or if its epoch is no higher. An absent row has no epoch to compare:
     * it removes an entry that it did not see. What is no entry at all is replaced.
     */
    private static final String PUT = """
            local found = redis.pcall('getrange', KEYS[1], 0, %d)
            local header = type(found) == 'string' and string.match(found, '^(%%S+) ')
            if header and header ~= ARGV[4] then
              if string.sub(header, 1, 1) == '!' then return 0 end
              if string.match(header, '^%%d+$') then
                if ARGV[3] == '-1' then return redis.call('del', KEYS[1]) end
                if #header > #ARGV[3] or (#header == #ARGV[3] and header > ARGV[3]) then return 0 end
              end
            end
            redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
            return 1
            """.formatted(HEADER_MAXIMUM);

    /** Errors of a server that is there and can do nothing at all. */
    private static final Set<String> AWAY = Set.of(
            "CONNECTION_CLOSED", "NOAUTH", "WRONGPASS", "LOADING", "BUSY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN");

    private static final Pattern SPACE = Pattern.compile("\\s");

    private final RedisAPI redis;
    private final CacheConfiguration configuration;
    private final Breaker reachable;
    private final Breaker writable;
    private final Counter late;
    private final Counter refused;
    private final Counter unreachable;

    /** With Quarkus's Redis client. */
    RedisGateway(RedisAPI redis, CacheConfiguration configuration, CacheMeters meters) {
        this.redis = redis;
        this.configuration = configuration;
        this.reachable = new Breaker(System::nanoTime, configuration.redisPause());
        this.writable = new Breaker(System::nanoTime, configuration.redisPause());
        this.late = meters.redisFailures("late");
        this.refused = meters.redisFailures("refused");
        this.unreachable = meters.redisFailures("unreachable");
    }

    /**
     * An entry to write.
     *
     * @param text as Redis keeps it; its first word is the epoch
     * @param epoch of the rows, as text
     * @param seen first word of the entry that was found before the rows were read; empty if none was
     * @param expiry after which Redis drops it
     */
    record Entry(String text, String epoch, String seen, Duration expiry) {}

    /** The text under the key; absent if there is none, if it is too long or if Redis cannot say in time. */
    Uni<Optional<String>> get(String key) {
        if (!reachable.allows()) {
            return Uni.createFrom().item(Optional.empty());
        }
        long most = configuration.redisEntryMaximum().asLongValue();
        // one byte more than may be there; the rest of a foreign value of any size stays where it is
        return bounded(() -> redis.getrange(key, "0", Long.toString(most)))
                .map(response -> Optional.ofNullable(response)
                        .filter(found -> found.getDelegate().toBuffer().length() <= most)
                        .map(Response::toString)
                        .filter(text -> !text.isEmpty()))
                .onFailure()
                .invoke(this::note)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Writes the entry unless Redis has a newer one, without waiting for it. */
    void put(String key, Entry entry) {
        if (entry.text().length() > configuration.redisEntryMaximum().asLongValue()) {
            forget(key, "");
            return;
        }
        String expiry = Long.toString(entry.expiry().toMillis());
        write(() -> redis.eval(List.of(PUT, "1", key, entry.text(), expiry, entry.epoch(), entry.seen())), key);
    }

    /**
     * Forgets the entry without waiting for it. A mark takes its place for a while, if there is one: who read the rows
     * before it was set cannot put them there any more, since it has not seen the mark.
     */
    void forget(String key, String mark) {
        if (mark.isEmpty()) {
            write(() -> redis.del(List.of(key)), "");
            return;
        }
        String lifetime = Long.toString(configuration.absentExpiry().toMillis());
        write(() -> redis.psetex(key, lifetime, "!" + mark + " "), key);
    }

    /** Whether the key was free and is taken now, for a while; true also if Redis cannot say in time. */
    Uni<Boolean> claim(String key, Duration lifetime) {
        if (!reachable.allows() || !writable.allows()) {
            return Uni.createFrom().item(true);
        }
        String milliseconds = Long.toString(lifetime.toMillis());
        return bounded(() -> redis.set(List.of(key, "1", "NX", "PX", milliseconds)))
                .map(Objects::nonNull)
                .onFailure()
                .invoke(this::note)
                .onFailure()
                .recoverWithItem(true);
    }

    /** Tells whoever listens, without waiting for it. */
    void publish(String channel, String message) {
        if (reachable.allows()) {
            bounded(() -> redis.publish(channel, message)).subscribe().with(unused -> {}, this::note);
        }
    }

    /** A value that Redis refuses to replace is removed at least, which it permits also when it is full. */
    private void write(Supplier<Uni<Response>> command, String key) {
        if (!writable.allows() || !reachable.allows()) {
            return;
        }
        bounded(command).subscribe().with(unused -> writable.succeeded(), failure -> {
            note(failure);
            writable.failed();
            if (isRefusal(failure) && !key.isEmpty()) {
                bounded(() -> redis.del(List.of(key))).subscribe().with(unused -> {}, this::note);
            }
        });
    }

    private Uni<Response> bounded(Supplier<Uni<Response>> command) {
        return Uni.createFrom()
                .deferred(command::get)
                .ifNoItem()
                .after(configuration.redisDeadline())
                .fail()
                .invoke(unused -> reachable.succeeded());
    }

    private void note(Throwable failure) {
        if (isRefusal(failure)) {
            refused.increment();
            reachable.succeeded();
            return;
        }
        (failure instanceof TimeoutException ? late : unreachable).increment();
        reachable.failed();
    }

    private static boolean isRefusal(Throwable failure) {
        // an error reply is a response and a throwable at once
        return failure instanceof io.vertx.redis.client.Response
                && failure.getMessage() != null
                && !AWAY.contains(SPACE.split(failure.getMessage(), 2)[0]);
    }
}
