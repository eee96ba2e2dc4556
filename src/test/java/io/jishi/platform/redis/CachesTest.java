package io.jishi.platform.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.jishi.support.GatewayServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.Redis;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances with one Redis: what one writes or says, and what the other then believes. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@SuppressWarnings("NullAway.Init")
class CachesTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    Vertx vertx;

    @Inject
    Redis client;

    @Inject
    RedisAPI redis;

    @Inject
    EntrySeal seal;

    @Inject
    CacheConfiguration configured;

    @Inject
    CacheMeters meters;

    @Inject
    MeterRegistry registry;

    private CacheConfiguration configuration;
    private RedisGateway gateway;
    private Instance here;
    private Instance there;
    private String name;

    /** A value with the epoch of its rows. */
    private record Value(long epoch, String text) {}

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

    /** Rows that change when the test says so, and loads that end when the test says so. */
    private final class Instance {
        private final Invalidations invalidations;
        private final ReadThroughCache<Value> cache;
        private int loads;
        private @Nullable CompletableFuture<Value> held;

        Instance() {
            invalidations = new Invalidations(vertx, client, gateway, configuration, meters);
            Caches caches = new Caches(gateway, invalidations, seal, configuration, meters);
            cache = caches.readThrough(name, 1, "thing", new ValueCodec());
            invalidations.start(new io.quarkus.runtime.StartupEvent());
        }

        private Uni<Value> load() {
            loads++;
            return held == null ? Uni.createFrom().item(row) : Uni.createFrom().completionStage(held);
        }

        Value get(String key) {
            return cache.get(key, this::load).await().atMost(LIMIT);
        }

        Value getFresh(String key) {
            return cache.getFresh(key, this::load).await().atMost(LIMIT);
        }

        CompletableFuture<Value> start(String key) {
            int before = loads;
            CompletableFuture<Value> started = cache.get(key, this::load).subscribeAsCompletionStage();
            await(() -> loads > before);
            return started;
        }
    }

    private volatile Value row = new Value(1, "one");

    @BeforeEach
    void twoInstances() {
        name = "test" + NAMES.incrementAndGet();
        configuration = patient(configured);
        gateway = new RedisGateway(redis, configuration, meters);
        here = new Instance();
        there = new Instance();
        await(this::bothHear);
    }

    @AfterEach
    void stop() {
        here.invalidations.stop(new io.quarkus.runtime.ShutdownEvent());
        there.invalidations.stop(new io.quarkus.runtime.ShutdownEvent());
    }

    /** The settings of the gateway, with a deadline that also a busy machine keeps: it is not what is tested here. */
    private static CacheConfiguration patient(CacheConfiguration configured) {
        return (CacheConfiguration) Proxy.newProxyInstance(
                CachesTest.class.getClassLoader(),
                new Class<?>[] {CacheConfiguration.class},
                (proxy, method, arguments) ->
                        method.getName().equals("redisDeadline") ? LIMIT : method.invoke(configured));
    }

    private boolean bothHear() {
        long now = System.nanoTime();
        long old = now - configuration.unheardExpiry().toNanos() - 1;
        // an old entry is never usable, a new one always is: an instance that hears tells them apart by when it began
        // to
        return here.invalidations.isHearing()
                && there.invalidations.isHearing()
                && !here.invalidations.usable().test(old);
    }

    private static void await(BooleanSupplier condition) {
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

    private String redisKey(String key) {
        return "jishi:" + name + ":1:" + key;
    }

    /** What Redis holds under a key; empty if that is nothing. */
    private String stored(String key) {
        Response response = redis.get(redisKey(key)).await().atMost(LIMIT);
        return response == null ? "" : response.toString();
    }

    private void untilStored(String key, String start) {
        await(() -> stored(key).startsWith(start));
    }

    private void set(String key, String text) {
        redis.set(List.of(redisKey(key), text)).await().atMost(LIMIT);
    }

    @Test
    void whatOneInstanceLoadedTheOtherTakesFromRedis() {
        assertEquals("one", here.get("a").text());
        untilStored("a", "1 ");
        row = new Value(2, "two");
        assertEquals("one", there.get("a").text(), "old, and with its epoch");
        assertEquals(1, there.get("a").epoch());
        assertEquals(0, there.loads);
    }

    @Test
    void aThousandWhoAskTheEmptyCacheCauseOneLoad() {
        here.held = new CompletableFuture<>();
        List<CompletableFuture<Value>> asked = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            asked.add(here.cache.get("a", here::load).subscribeAsCompletionStage());
        }
        await(() -> here.loads > 0);
        here.held.complete(row);
        asked.forEach(answer -> assertEquals("one", answer.join().text()));
        assertEquals(1, here.loads);
    }

    @Test
    void whoFindsAnEntryStaleTellsTheOther() {
        here.get("a");
        there.get("a");
        row = new Value(2, "two");
        assertEquals("one", there.get("a").text());
        here.getFresh("a");
        await(() -> there.get("a").text().equals("two"));
        assertTrue(stored("a").startsWith("2 "), stored("a"));
    }

    @Test
    void whoForgetsAnEntryTellsTheOther() {
        here.get("a");
        untilStored("a", "1 ");
        there.get("a");
        row = new Value(2, "two");
        here.cache.forget("a");
        assertEquals("two", here.get("a").text());
        await(() -> there.get("a").text().equals("two"));
    }

    @Test
    void aLoadThatBeganBeforeTheEntryWasForgottenLeavesNothingBehindAnywhere() {
        there.held = new CompletableFuture<>();
        CompletableFuture<Value> slow = there.start("a");
        Value old = row;
        row = new Value(2, "two");
        here.cache.forget("a");
        untilStored("a", "!");
        there.held.complete(old);
        assertEquals("one", slow.join().text(), "who asked before gets what was read, and its epoch");
        there.held = null;
        assertEquals("two", there.get("a").text());
        untilStored("a", "2 ");
        assertEquals("two", here.get("a").text());
    }

    @Test
    void aLoadThatBeganBeforeTheEntryWasFoundStaleDoesNotRollItBack() {
        here.get("a");
        untilStored("a", "1 ");
        redis.del(List.of(redisKey("a"))).await().atMost(LIMIT);
        there.held = new CompletableFuture<>();
        CompletableFuture<Value> slow = there.start("a");
        Value old = row;
        row = new Value(2, "two");
        here.getFresh("a");
        untilStored("a", "2 ");
        there.held.complete(old);
        assertEquals("one", slow.join().text());
        there.held = null;
        await(() -> there.get("a").text().equals("two"));
        assertTrue(stored("a").startsWith("2 "), stored("a"));
    }

    @Test
    void anOlderEntryNeverReplacesANewerOneInRedisNotEvenOneDigitShorter() {
        put("a", 10, "ten", "");
        untilStored("a", "10 ");
        put("a", 9, "nine", "");
        put("b", 1, "after the other", "");
        untilStored("b", "1 ");
        assertTrue(stored("a").startsWith("10 "), stored("a"));
        put("a", 11, "eleven", "");
        untilStored("a", "11 ");
    }

    @Test
    void anEntryOfAnotherHistoryWithAHigherEpochIsReplacedByWhoSawIt() {
        row = new Value(999, "of a lost history");
        here.get("a");
        untilStored("a", "999 ");
        row = new Value(57, "the row");
        assertEquals("the row", here.getFresh("a").text());
        untilStored("a", "57 ");
        assertEquals("the row", here.get("a").text());
        assertEquals("the row", there.get("a").text());
    }

    @Test
    void absenceIsRememberedUntilTheRowIsThereAndNeverReplacesARow() {
        row = new Value(-1, "");
        assertEquals(-1, here.get("a").epoch());
        assertEquals(-1, here.get("a").epoch());
        assertEquals(1, here.loads);
        untilStored("a", "-1 ");
        assertTrue(ttl("a") <= configuration.absentExpiry().toMillis(), "absence is remembered for a shorter time");
        row = new Value(5, "born");
        assertEquals("born", here.getFresh("a").text());
        untilStored("a", "5 ");
        put("a", -1, "", "");
        await(() -> stored("a").isEmpty());
    }

    @Test
    void entriesThatAreStoredTogetherDoNotExpireTogether() {
        for (int i = 0; i < 50; i++) {
            here.get("k" + i);
        }
        untilStored("k49", "1 ");
        long[] left = new long[50];
        for (int i = 0; i < 50; i++) {
            left[i] = ttl("k" + i);
        }
        java.util.Arrays.sort(left);
        long expiry = configuration.redisExpiry().toMillis();
        assertTrue(left[49] - left[0] > expiry / 50, left[0] + " to " + left[49]);
        assertTrue(left[49] <= expiry && left[0] > expiry * 8 / 10, left[0] + " to " + left[49]);
    }

    private long ttl(String key) {
        return redis.pttl(redisKey(key)).await().atMost(LIMIT).toLong();
    }

    private void put(String key, long epoch, String text, String seen) {
        String value = epoch + " x {\"text\":\"" + text + "\"}";
        gateway.put(redisKey(key), new RedisGateway.Entry(value, Long.toString(epoch), seen, Duration.ofMinutes(1)));
    }

    @Test
    void whatIsNoEntryOfThisKeyIsReplacedByOne() {
        here.get("other");
        untilStored("other", "1 ");
        String foreign = stored("other");
        List<String> values = List.of(
                "garbage",
                " ",
                "!",
                "! ",
                "1 seal",
                "1 seal {}",
                "99999999999999999999999999999999999999999999 x {}",
                "9 " + "x".repeat(100),
                foreign,
                "\u0000\u0001",
                "-1 x {}");
        for (int i = 0; i < values.size(); i++) {
            String key = "key" + i;
            set(key, values.get(i));
            assertEquals("one", here.get(key).text(), values.get(i));
            untilStored(key, "1 ");
        }
    }

    @Test
    void aKeyThatHoldsAnotherTypeIsReplacedAndRedisIsGoneOnWith() {
        redis.rpush(List.of(redisKey("a"), "x", "y")).await().atMost(LIMIT);
        assertEquals("one", here.get("a").text());
        untilStored("a", "1 ");
        assertEquals("one", there.get("a").text());
        assertEquals(0, there.loads, "the wrong type was no reason to leave Redis alone");
    }

    @Test
    void aHugeForeignValueStaysWhereItIsAndIsReplaced() {
        redis.setrange(redisKey("a"), "20000000", "x").await().atMost(LIMIT);
        assertEquals("one", here.get("a").text());
        untilStored("a", "1 ");
    }

    @Test
    void aValueThatIsTooLargeForRedisIsKeptNearOnly() {
        put("a", 1, "small", "");
        untilStored("a", "1 ");
        row = new Value(2, "x".repeat(70_000));
        here.getFresh("a");
        await(() -> stored("a").isEmpty());
        assertEquals(2, here.get("a").epoch());
        assertEquals(1, here.loads);
    }

    @Test
    void messagesThatAreMalformedOrForeignAreIgnored() {
        there.get("a");
        List<String> messages = List.of(
                "",
                "x",
                "0123456789abcdef thing",
                "0123456789abcdef thing YQ",
                "0123456789abcdef thing YQ -1",
                "0123456789abcdef thing YQ 01",
                "0123456789abcdef thing YQ 9999999999999999999999",
                "0123456789abcdef other YQ any",
                "0123456789ABCDEF thing YQ any",
                "0123456789abcdef thing Y= any",
                "0123456789abcdef thing YQ any\n",
                "0123456789abcdef thing YQ any and more",
                "0123456789abcdef thing " + "Y".repeat(250) + " any",
                "x".repeat(1_000_000));
        double before =
                registry.counter("jishi.cache.messages", "fate", "ignored").count();
        messages.forEach(this::publish);
        // three listen: the gateway of the test and the two here, of which the gateway knows no "thing"
        await(() ->
                registry.counter("jishi.cache.messages", "fate", "ignored").count() >= before + 3 * messages.size());
        row = new Value(2, "two");
        assertEquals("one", there.get("a").text());
        publish("0123456789abcdef thing YQ any");
        redis.del(List.of(redisKey("a"))).await().atMost(LIMIT);
        publish("0123456789abcdef thing YQ any");
        await(() -> there.get("a").text().equals("two"));
    }

    private void publish(String message) {
        redis.publish("jishi:outdated:1", message).await().atMost(LIMIT);
    }

    @Test
    void aMessageAboutAnEpochDropsOlderEntriesOnly() {
        row = new Value(5, "five");
        there.get("a");
        publish("0123456789abcdef thing YQ 5");
        row = new Value(6, "six");
        publish("0123456789abcdef thing Yg any"); // about b; when it has been heard, so has the other
        there.getFresh("c");
        assertEquals("five", there.get("a").text());
        redis.del(List.of(redisKey("a"))).await().atMost(LIMIT);
        publish("0123456789abcdef thing YQ 6");
        await(() -> there.get("a").text().equals("six"));
    }

    @Test
    void aConnectionThatIsCutIsMadeAgainAndWhatWasReadBeforeIsNotTrustedForLong() {
        there.get("a");
        long read = System.nanoTime();
        assertTrue(there.invalidations.usable().test(read));
        redis.client(List.of("KILL", "TYPE", "pubsub")).await().atMost(LIMIT);
        await(() -> !there.invalidations.isHearing()
                || !there.invalidations.usable().test(read - 1_000_000_000_000L));
        await(() -> there.invalidations.isHearing());
        long old = read - configuration.unheardExpiry().toNanos();
        assertFalse(there.invalidations.usable().test(old), "it was read before the connection was made again");
        assertTrue(there.invalidations.usable().test(System.nanoTime()));
        row = new Value(2, "two");
        here.getFresh("a");
        here.cache.forget("a");
        await(() -> there.get("a").text().equals("two"));
    }

    @Test
    void cachesOfOneSubjectAreForgottenTogether() {
        Caches caches = new Caches(gateway, here.invalidations, seal, configuration, meters);
        ReadThroughCache<Value> sibling = caches.readThrough(name + "s", 1, "thing", new ValueCodec());
        sibling.get("a", here::load).await().atMost(LIMIT);
        String siblingKey = "jishi:" + name + "s:1:a";
        await(() -> redis.get(siblingKey).await().atMost(LIMIT) != null);
        row = new Value(2, "two");
        here.cache.forget("a");
        assertEquals(2, sibling.get("a", here::load).await().atMost(LIMIT).epoch());
    }

    @Test
    void nothingIsStoredNearBeyondItsBytes() {
        NearCache<String> near = new Caches(gateway, here.invalidations, seal, configuration, meters).near(name + "n");
        int tenMegabytes = 10_000_000;
        for (int i = 0; i < 20; i++) {
            near.put("k" + i, new NearCache.Entry<>("", 1, tenMegabytes, System.nanoTime()), null);
        }
        await(() -> near.size() <= 6);
        int held = 0;
        for (int i = 0; i < 20; i++) {
            held += near.find("k" + i) == null ? 0 : 1;
        }
        assertTrue(held >= 1 && held <= 6, held + " of ten megabytes each within 64 MiB");
    }

    @Test
    void nearEntriesAreReplacedByEpoch() {
        NearCache<String> near = new Caches(gateway, here.invalidations, seal, configuration, meters).near(name + "n");
        long now = System.nanoTime();
        NearCache.Entry<String> five = new NearCache.Entry<>("five", 5, 1, now);
        near.put("a", five, null);
        near.put("a", new NearCache.Entry<>("four", 4, 1, now), null);
        assertEquals("five", valueOf(near));
        near.put("a", new NearCache.Entry<>("four", 4, 1, now), five);
        assertEquals("four", valueOf(near), "by who saw the higher one and found it wrong");
        near.put("a", new NearCache.Entry<>("six", 6, 1, now), null);
        assertEquals("six", valueOf(near));
        near.put("a", new NearCache.Entry<>("nobody", -1, 1, now), null);
        assertNull(near.find("a"));
    }

    private static @Nullable String valueOf(NearCache<String> near) {
        NearCache.Entry<String> entry = near.find("a");
        return entry == null ? null : entry.value();
    }
}
