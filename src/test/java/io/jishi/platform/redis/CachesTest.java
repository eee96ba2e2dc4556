package io.jishi.platform.redis;

import static io.jishi.platform.redis.TwoInstances.LIMIT;
import static io.jishi.platform.redis.TwoInstances.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.platform.redis.TwoInstances.Value;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two instances with one Redis keep, and what they believe. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@SuppressWarnings("NullAway.Init")
class CachesTest {

    @Inject
    Instance<TwoInstances> instances;

    @Inject
    RedisAPI redis;

    private TwoInstances two;

    @BeforeEach
    void begin() {
        two = instances.get();
    }

    @AfterEach
    void end() {
        two.close();
    }

    @Test
    void whatOneInstanceLoadedTheOtherTakesFromRedis() {
        assertEquals("one", two.here.get("a").text());
        two.untilStored("a", "1 ");
        two.row = new Value(2, "two");
        assertEquals("one", two.there.get("a").text(), "old, and with its epoch");
        assertEquals(1, two.there.get("a").epoch());
        assertEquals(0, two.there.loads);
    }

    @Test
    void aThousandWhoAskTheEmptyCacheCauseOneLoad() {
        two.here.held = new CompletableFuture<>();
        List<CompletableFuture<Value>> asked = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            asked.add(two.here.cache.get("a", two.here::load).subscribeAsCompletionStage());
        }
        await(() -> two.here.loads > 0);
        two.here.held.complete(two.row);
        asked.forEach(answer -> assertEquals("one", answer.join().text()));
        assertEquals(1, two.here.loads);
    }

    @Test
    void anOlderEntryNeverReplacesANewerOneInRedisNotEvenOneDigitShorter() {
        two.put("a", 10, "ten", "");
        two.untilStored("a", "10 ");
        two.put("a", 9, "nine", "");
        two.put("b", 1, "after the other", "");
        two.untilStored("b", "1 ");
        assertTrue(two.stored("a").startsWith("10 "), two.stored("a"));
        two.put("a", 11, "eleven", "");
        two.untilStored("a", "11 ");
    }

    @Test
    void anEntryOfAnotherHistoryWithAHigherEpochIsReplacedByWhoSawIt() {
        two.row = new Value(999, "of a lost history");
        two.here.get("a");
        two.untilStored("a", "999 ");
        two.row = new Value(57, "the row");
        assertEquals("the row", two.here.getFresh("a").text());
        two.untilStored("a", "57 ");
        assertEquals("the row", two.here.get("a").text());
        assertEquals("the row", two.there.get("a").text());
    }

    @Test
    void absenceIsRememberedUntilTheRowIsThereAndNeverReplacesARow() {
        two.row = new Value(-1, "");
        assertEquals(-1, two.here.get("a").epoch());
        assertEquals(-1, two.here.get("a").epoch());
        assertEquals(1, two.here.loads);
        two.untilStored("a", "-1 ");
        assertTrue(ttl("a") <= two.configuration.absentExpiry().toMillis(), "absence is remembered for a shorter time");
        two.row = new Value(5, "born");
        assertEquals("born", two.here.getFresh("a").text());
        two.untilStored("a", "5 ");
        two.put("a", -1, "", "");
        await(() -> two.stored("a").isEmpty());
    }

    @Test
    void entriesThatAreStoredTogetherDoNotExpireTogether() {
        for (int i = 0; i < 50; i++) {
            two.here.get("k" + i);
        }
        two.untilStored("k49", "1 ");
        long[] left = new long[50];
        for (int i = 0; i < 50; i++) {
            left[i] = ttl("k" + i);
        }
        Arrays.sort(left);
        long expiry = two.configuration.redisExpiry().toMillis();
        assertTrue(left[49] - left[0] > expiry / 50, left[0] + " to " + left[49]);
        assertTrue(left[49] <= expiry && left[0] > expiry * 8 / 10, left[0] + " to " + left[49]);
    }

    private long ttl(String key) {
        return redis.pttl(two.redisKey(key)).await().atMost(LIMIT).toLong();
    }

    @Test
    void whatIsNoEntryOfThisKeyIsReplacedByOne() {
        two.here.get("other");
        two.untilStored("other", "1 ");
        String foreign = two.stored("other");
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
            redis.set(List.of(two.redisKey(key), values.get(i))).await().atMost(LIMIT);
            assertEquals("one", two.here.get(key).text(), values.get(i));
            two.untilStored(key, "1 ");
        }
    }

    @Test
    void aKeyThatHoldsAnotherTypeIsReplacedAndRedisIsGoneOnWith() {
        redis.rpush(List.of(two.redisKey("a"), "x", "y")).await().atMost(LIMIT);
        assertEquals("one", two.here.get("a").text());
        two.untilStored("a", "1 ");
        assertEquals("one", two.there.get("a").text());
        assertEquals(0, two.there.loads, "the wrong type was no reason to leave Redis alone");
    }

    @Test
    void aHugeForeignValueStaysWhereItIsAndIsReplaced() {
        redis.setrange(two.redisKey("a"), "20000000", "x").await().atMost(LIMIT);
        assertEquals("one", two.here.get("a").text());
        two.untilStored("a", "1 ");
    }

    @Test
    void aValueThatIsTooLargeForRedisIsKeptNearOnly() {
        two.put("a", 1, "small", "");
        two.untilStored("a", "1 ");
        two.row = new Value(2, "x".repeat(70_000));
        two.here.getFresh("a");
        await(() -> two.stored("a").isEmpty());
        assertEquals(2, two.here.get("a").epoch());
        assertEquals(1, two.here.loads);
    }

    @Test
    void nothingIsStoredNearBeyondItsBytes() {
        NearCache<String> near = two.here.caches().near(two.name + "n");
        int large = 2_500_000;
        for (int i = 0; i < 20; i++) {
            near.put("k" + i, new NearCache.Entry<>("", 1, large, System.nanoTime()), null);
        }
        await(() -> near.size() <= 6);
        int held = 0;
        for (int i = 0; i < 20; i++) {
            held += near.find("k" + i) == null ? 0 : 1;
        }
        assertTrue(held >= 1 && held <= 6, held + " of 2.5 megabytes each within 16 MiB");
    }

    @Test
    void nearEntriesAreReplacedByEpoch() {
        NearCache<String> near = two.here.caches().near(two.name + "n");
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
