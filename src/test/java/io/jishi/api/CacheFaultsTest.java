package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.EmbeddedServers;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to Redis, bills are right and come in time. Each test takes people that no cache knows and settles
 * for each a bill whose amounts are known. Uses the spare people 460 to 509.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@SuppressWarnings("NullAway.Init")
class CacheFaultsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long LONGEST_BILL_MILLIS = 2_000;

    @Inject
    RedisAPI redis;

    @Inject
    MeterRegistry meters;

    private final DemoData data = GatewayServers.data();
    private final EmbeddedServers servers = GatewayServers.servers();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());

    @AfterEach
    void redisIsUsedAgain() throws Exception {
        DemoPerson person = data.spare(509);
        eventually("Redis is used again", () -> {
            GatewayRows.change("update person set county = county where person_id = ?", person.personId());
            city.preview(stay(person)).expect(200);
            String epoch = GatewayRows.one("select epoch from person where person_id = ?", person.personId())
                    .get("epoch");
            return get(key("coverage", person)).startsWith(epoch + " ");
        });
    }

    /** Lets the gateway forget what it remembers of somebody, and waits until it believes Redis again. */
    private void lookAgain(DemoPerson person) throws InterruptedException {
        publish("person", person.personId());
        Thread.sleep(1_200);
    }

    private void publish(String subject, String key) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        redis.publish("jishi:outdated:1", "0123456789abcdef " + subject + " " + text + " any")
                .await()
                .atMost(LIMIT);
    }

    private double count(String name, String tag, String value) {
        return meters.find(name).tag(tag, value).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static String key(String cache, DemoPerson person) {
        return "jishi:" + cache + ":2:" + person.personId();
    }

    private String get(String key) {
        Response response = redis.get(key).await().atMost(LIMIT);
        return response == null ? "" : response.toString();
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + servers.redisPid()).start();
        assertEquals(0, kill.waitFor());
    }

    /** Two bills of somebody new: before and after a referral is filed. */
    private void settles(DemoPerson person) {
        inTime(() -> city.settled(stay(person))
                .amounts(Map.of("poolingFund", "26550.00", "criticalIllness", "10950.00", "outOfPocket", "22500.00")));
        GatewayRows.refer(person);
        inTime(() -> city.settled(stay(person).on("2020-01-02")).amounts(Map.of("poolingFund", "35400.00")));
    }

    private static void inTime(Runnable bill) {
        long began = System.nanoTime();
        bill.run();
        long took = (System.nanoTime() - began) / 1_000_000;
        assertTrue(took < LONGEST_BILL_MILLIS, "a bill took " + took + " ms");
    }

    @Test
    void aFrozenRedisCostsADeadlineNowAndThen() throws Exception {
        settles(data.spare(460));
        double late = count("jishi.cache.redis.failures", "kind", "late");
        long began = System.nanoTime();
        signal("STOP");
        try {
            for (int i = 461; i < 471; i++) {
                settles(data.spare(i));
            }
        } finally {
            signal("CONT");
        }
        long seconds = (System.nanoTime() - began) / 1_000_000_000L + 1;
        double became = count("jishi.cache.redis.failures", "kind", "late") - late;
        assertTrue(became > 0, "Redis was asked");
        // the first bill asks for a few entries at once, then one call a second tries
        assertTrue(became <= 10 + 2 * seconds, became + " calls were late in " + seconds + " s");
        settles(data.spare(471));
    }

    @Test
    void aRedisThatStopsAndComesBackEmpty() {
        settles(data.spare(472));
        servers.stopRedis();
        try {
            settles(data.spare(473));
        } finally {
            servers.startRedis();
        }
        settles(data.spare(474));
    }

    @Test
    void aFlushedRedis() {
        settles(data.spare(475));
        redis.flushall(List.of()).await().atMost(LIMIT);
        settles(data.spare(476));
        inTime(() -> city.settled(stay(data.spare(475)).on("2020-03-02")));
    }

    @Test
    void aRedisThatIsFull() {
        settles(data.spare(477));
        configure("maxmemory", "1");
        try {
            settles(data.spare(478));
        } finally {
            configure("maxmemory", "0");
        }
    }

    @Test
    void aFullRedisLosesAnEntryThatItCannotReplace() throws Exception {
        DemoPerson person = data.spare(479);
        cacheInRedis(person);
        configure("maxmemory", "1");
        try {
            eventually("the outdated entry is gone", () -> {
                GatewayRows.change("update person set county = county where person_id = ?", person.personId());
                city.preview(stay(person)).expect(200);
                return get(key("coverage", person)).isEmpty();
            });
            assertTrue(count("jishi.cache.redis.failures", "kind", "refused") > 0);
        } finally {
            configure("maxmemory", "0");
        }
    }

    /** A busy machine may be late with a call, which then is not made again at once. */
    private void cacheInRedis(DemoPerson person) throws InterruptedException {
        eventually("it is in Redis", () -> {
            GatewayRows.change("update person set county = county where person_id = ?", person.personId());
            city.preview(stay(person)).expect(200);
            return !get(key("coverage", person)).isEmpty()
                    && !get(key("filings", person)).isEmpty();
        });
    }

    private static void eventually(String what, BooleanSupplier attempt) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!attempt.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            Thread.sleep(20);
        }
    }

    private void configure(String name, String value) {
        redis.config(List.of("SET", name, value)).await().atMost(LIMIT);
    }

    @Test
    void aRedisThatHasBecomeAReadOnlyReplica() {
        settles(data.spare(480));
        redis.replicaof("127.0.0.1", "1").await().atMost(LIMIT);
        try {
            settles(data.spare(481));
        } finally {
            redis.replicaof("NO", "ONE").await().atMost(LIMIT);
        }
    }

    @Test
    void aRedisWhosePasswordWasChanged() throws Exception {
        settles(data.spare(482));
        // two connections of the test's own: one that is closed by the change, one that takes it back
        try (RawRedis raw = new RawRedis(servers.redisPort())) {
            raw.send("CONFIG SET requirepass another");
            raw.send("AUTH another");
            raw.send("CLIENT KILL TYPE normal");
            raw.send("CLIENT KILL TYPE pubsub");
            try {
                settles(data.spare(483));
            } finally {
                raw.send("CONFIG SET requirepass \"\"");
            }
        }
        settles(data.spare(484));
    }

    @Test
    void aSlowRedis() {
        settles(data.spare(485));
        redis.client(List.of("PAUSE", "700", "ALL")).await().atMost(LIMIT);
        settles(data.spare(486));
    }

    @Test
    void entriesFromBeforeAChangeArePutBack() throws Exception {
        DemoPerson person = data.spare(487);
        cacheInRedis(person);
        Map<String, String> old = new HashMap<>();
        for (String cache : List.of("coverage", "filings")) {
            old.put(key(cache, person), get(key(cache, person)));
        }
        GatewayRows.refer(person);
        GatewayRows.assist(person, "REGISTERED_POOR");
        String right = city.preview(stay(person)).expect(200).at("amounts.outOfPocket");
        for (int i = 0; i < 3; i++) {
            lookAgain(person);
            old.forEach((key, value) -> redis.set(List.of(key, value)).await().atMost(LIMIT));
            assertEquals(right, city.preview(stay(person)).expect(200).at("amounts.outOfPocket"));
        }
        assertEquals(right, city.settled(stay(person)).at("amounts.outOfPocket"));
    }

    @Test
    void anEntryOfSomebodyElseIsNotBelievedEvenWithTheRightEpoch() throws Exception {
        DemoPerson person = data.spare(488);
        DemoPerson poor = data.spare(489);
        GatewayRows.refer(poor);
        GatewayRows.assist(poor, "REGISTERED_POOR");
        cacheInRedis(poor);
        for (String cache : List.of("coverage", "filings")) {
            String epoch = GatewayRows.one("select epoch from person where person_id = ?", person.personId())
                    .get("epoch");
            String foreign = get(key(cache, poor));
            String ofPoor = foreign.substring(0, foreign.indexOf(' '));
            redis.set(List.of(key(cache, person), foreign.replace(ofPoor, epoch)))
                    .await()
                    .atMost(LIMIT);
        }
        settles(person);
    }

    @Test
    void keysOfAnotherTypeAndOfAnySize() {
        DemoPerson person = data.spare(490);
        redis.rpush(List.of(key("coverage", person), "x")).await().atMost(LIMIT);
        redis.setrange(key("filings", person), "30000000", "x").await().atMost(LIMIT);
        redis.hset(List.of("jishi:provider:2:141000:" + data.cityHospital().code(), "a", "b"))
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(LIMIT);
        settles(person);
    }

    @Test
    void aPreviewSeesAChangeAtOnceAndIsTheSettlementAfterIt() {
        DemoPerson person = data.spare(491);
        city.preview(stay(person)).expect(200).amounts(Map.of("poolingFund", "26550.00"));
        GatewayRows.refer(person);
        city.preview(stay(person)).expect(200).amounts(Map.of("poolingFund", "35400.00"));
        GatewayRows.change("update coverage set valid_until = '2019-11-01' where person_id = ?", person.personId());
        city.preview(stay(person)).problem(422, 2002);
        city.settle(stay(person)).problem(422, 2002);
    }

    @Test
    void aPreviewOfWhatIsCachedLoadsNothing() {
        DemoPerson person = data.spare(492);
        city.preview(stay(person)).expect(200);
        double loads = count("jishi.cache.reads", "source", "store");
        city.preview(stay(person)).expect(200);
        assertEquals(loads, count("jishi.cache.reads", "source", "store"));
    }

    @Test
    void numbersThatDoNotAddUpAreNotAskedAboutWhereTheProviderIsNoLongerDesignated() {
        GatewayClient township = GatewayClient.of(data.townshipHospital());
        GatewayClient.Body wrong = stay(data.spare(493)).fees("100.00", "1.00", "1.00");
        township.settle(wrong).problem(422, 4012);
        String code = data.townshipHospital().code();
        GatewayRows.change("create table kept_provider as select * from provider where provider_code = ?", code);
        GatewayRows.change("create table kept_agreement as select * from agreement where provider_code = ?", code);
        GatewayRows.change("delete from agreement where provider_code = ?", code);
        GatewayRows.change("delete from provider where provider_code = ?", code);
        try {
            township.settle(wrong).problem(422, 2005);
            township.preview(wrong).problem(422, 2005);
        } finally {
            GatewayRows.change("insert into provider select * from kept_provider");
            GatewayRows.change("insert into agreement overriding system value select * from kept_agreement");
            GatewayRows.change("drop table kept_provider, kept_agreement");
        }
        township.settle(wrong).problem(422, 4012);
    }

    @Test
    void whatTheCachesDoIsCountedAndDescribed() {
        settles(data.spare(494));
        String metrics = GatewayClient.send(GatewayClient.anonymous("/metrics").build())
                .expect(200)
                .text();
        for (String name : List.of(
                "jishi_cache_reads_total",
                "jishi_cache_stale_total",
                "jishi_cache_redis_failures_total",
                "jishi_cache_messages_total",
                "jishi_cache_hearing",
                "jishi_cache_near_entries")) {
            assertTrue(metrics.contains("# HELP " + name.replace("_total", "")), name);
            assertTrue(metrics.contains("\n" + name), name);
        }
        assertTrue(metrics.contains("jishi_cache_reads_total{cache=\"coverage\",source=\"near\"}"), metrics);
    }
}
