package io.jishi.platform.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.Dependent;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Two instances of a cache with a name of its own, in one process and on one Redis, over rows that a test changes. */
@Dependent
class TwoInstances implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final AtomicInteger NAMES = new AtomicInteger();

    final CacheConfiguration configuration;
    final RedisGateway gateway;
    final Instance here;
    final Instance there;
    final String name = "test" + NAMES.incrementAndGet();

    /** What a load finds. */
    volatile Value row = new Value(1, "one");

    private final Vertx vertx;
    private final Redis client;
    private final RedisAPI redis;
    private final EntrySeal seal;
    private final CacheMeters meters;

    TwoInstances(
            Vertx vertx,
            Redis client,
            RedisAPI redis,
            EntrySeal seal,
            CacheConfiguration configured,
            CacheMeters meters) {
        this.vertx = vertx;
        this.client = client;
        this.redis = redis;
        this.seal = seal;
        this.meters = meters;
        this.configuration = patient(configured);
        this.gateway = new RedisGateway(redis, configuration, meters);
        this.here = new Instance();
        this.there = new Instance();
        await(() -> here.invalidations.isHearing() && there.invalidations.isHearing());
    }

    /** A value with the epoch of its rows. */
    record Value(long epoch, String text) {}

    private static final class ValueCodec implements ReadThroughCache.Codec<Value> {

        @Override
        public void write(JsonWriter json, Value value) {
            json.text("epoch", Long.toString(value.epoch())).text("text", value.text());
        }

        @Override
        public Value read(Fields fields) {
            return new Value(DateRangeCodec.epoch(fields), fields.text("text", 100_000));
        }

        @Override
        public long epoch(Value value) {
            return value.epoch();
        }
    }

    /** One of the two; a load that is held ends when the test says so. */
    final class Instance {
        final Invalidations invalidations;
        final ReadThroughCache<Value> cache;
        volatile int loads;
        volatile @Nullable CompletableFuture<Value> held;

        Instance() {
            invalidations = new Invalidations(vertx, client, gateway, configuration, meters);
            cache = caches().readThrough(name, 1, "thing", new ValueCodec());
            invalidations.start(new StartupEvent());
        }

        Caches caches() {
            return new Caches(gateway, invalidations, seal, configuration, meters);
        }

        /** Another cache of the same subject in the same instance. */
        ReadThroughCache<Value> sibling(String suffix) {
            return caches().readThrough(name + suffix, 1, "thing", new ValueCodec());
        }

        synchronized Uni<Value> load() {
            loads++;
            return held == null ? Uni.createFrom().item(row) : Uni.createFrom().completionStage(held);
        }

        Value get(String key) {
            return cache.get(key, this::load).await().atMost(LIMIT);
        }

        Value getFresh(String key) {
            return cache.getFresh(key, this::load).await().atMost(LIMIT);
        }

        /** Begins a load that is held. */
        CompletableFuture<Value> start(String key) {
            int before = loads;
            CompletableFuture<Value> started = cache.get(key, this::load).subscribeAsCompletionStage();
            await(() -> loads > before);
            return started;
        }
    }

    /** The settings of the gateway, with a deadline that also a busy machine keeps, and less to wait for. */
    private static CacheConfiguration patient(CacheConfiguration configured) {
        return (CacheConfiguration) Proxy.newProxyInstance(
                TwoInstances.class.getClassLoader(),
                new Class<?>[] {CacheConfiguration.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "redisDeadline" -> LIMIT;
                    case "unheardExpiry" -> Duration.ofMillis(300);
                    default -> method.invoke(configured);
                });
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it does not come about");
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    String redisKey(String key) {
        return "jishi:" + name + ":1:" + key;
    }

    /** What Redis holds under a key; empty if that is nothing. */
    String stored(String key) {
        Response response = redis.get(redisKey(key)).await().atMost(LIMIT);
        return response == null ? "" : response.toString();
    }

    void untilStored(String key, String start) {
        await(() -> stored(key).startsWith(start));
    }

    /** Writes an entry past every instance. */
    void put(String key, long epoch, String text, String seen) {
        String value = epoch + " x {\"text\":\"" + text + "\"}";
        gateway.put(redisKey(key), new RedisGateway.Entry(value, Long.toString(epoch), seen, Duration.ofMinutes(1)));
    }

    void delete(String key) {
        redis.del(List.of(redisKey(key))).await().atMost(LIMIT);
    }

    void publish(String message) {
        redis.publish("jishi:outdated:1", message).await().atMost(LIMIT);
    }

    @Override
    public void close() {
        here.invalidations.stop(new ShutdownEvent());
        there.invalidations.stop(new ShutdownEvent());
    }
}
