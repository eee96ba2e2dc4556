package io.jishi.platform.redis;

import static io.jishi.platform.redis.TwoInstances.LIMIT;
import static io.jishi.platform.redis.TwoInstances.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.platform.redis.TwoInstances.Value;
import io.jishi.support.GatewayServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What instances tell one another, and what a load that comes too late may still do. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@SuppressWarnings("NullAway.Init")
class InvalidationsTest {

    @Inject
    Instance<TwoInstances> instances;

    @Inject
    RedisAPI redis;

    @Inject
    MeterRegistry registry;

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
    void whoFindsAnEntryStaleTellsTheOther() {
        two.here.get("a");
        two.there.get("a");
        two.row = new Value(2, "two");
        assertEquals("one", two.there.get("a").text());
        two.here.getFresh("a");
        await(() -> two.there.get("a").text().equals("two"));
        assertTrue(two.stored("a").startsWith("2 "), two.stored("a"));
    }

    @Test
    void whoForgetsAnEntryTellsTheOther() {
        two.here.get("a");
        two.untilStored("a", "1 ");
        two.there.get("a");
        two.row = new Value(2, "two");
        two.here.cache.forget("a");
        assertEquals("two", two.here.get("a").text());
        await(() -> two.there.get("a").text().equals("two"));
    }

    @Test
    void aLoadThatBeganBeforeTheEntryWasForgottenLeavesNothingBehindAnywhere() {
        two.there.held = new CompletableFuture<>();
        CompletableFuture<Value> slow = two.there.start("a");
        Value old = two.row;
        two.row = new Value(2, "two");
        two.here.cache.forget("a");
        two.untilStored("a", "!");
        two.there.held.complete(old);
        assertEquals("one", slow.join().text(), "who asked before gets what was read, and its epoch");
        two.there.held = null;
        await(() -> two.there.get("a").text().equals("two"));
        two.untilStored("a", "2 ");
        assertEquals("two", two.here.get("a").text());
    }

    @Test
    void aLoadThatBeganBeforeTheEntryWasFoundStaleDoesNotRollItBack() {
        two.here.get("a");
        two.untilStored("a", "1 ");
        two.delete("a");
        two.there.held = new CompletableFuture<>();
        CompletableFuture<Value> slow = two.there.start("a");
        Value old = two.row;
        two.row = new Value(2, "two");
        two.here.getFresh("a");
        two.untilStored("a", "2 ");
        two.there.held.complete(old);
        assertEquals("one", slow.join().text());
        two.there.held = null;
        await(() -> two.there.get("a").text().equals("two"));
        assertTrue(two.stored("a").startsWith("2 "), two.stored("a"));
    }

    @Test
    void messagesThatAreMalformedOrForeignAreIgnored() {
        two.there.get("a");
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
        // messages may be lost while somebody listens anew, as after another test: they are sent until all have heard
        // them
        await(() -> areIgnoredByAllWhoListen(messages));
        two.row = new Value(2, "two");
        assertEquals("one", two.there.get("a").text());
        two.publish("0123456789abcdef thing YQ any");
        two.delete("a");
        two.publish("0123456789abcdef thing YQ any");
        await(() -> two.there.get("a").text().equals("two"));
    }

    /** Three listen: the gateway of the test and the two here, of which the gateway knows no "thing". */
    private boolean areIgnoredByAllWhoListen(List<String> messages) {
        double all = ignored() + 3 * messages.size();
        messages.forEach(two::publish);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (ignored() < all && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return ignored() >= all;
    }

    private double ignored() {
        return registry.counter("jishi.cache.messages", "fate", "ignored").count();
    }

    @Test
    void aMessageAboutAnEpochDropsOlderEntriesOnly() {
        two.row = new Value(5, "five");
        two.there.get("a");
        two.publish("0123456789abcdef thing YQ 5");
        two.row = new Value(6, "six");
        two.publish("0123456789abcdef thing Yg any"); // about b; when it has been heard, so has the other
        two.there.getFresh("c");
        assertEquals("five", two.there.get("a").text());
        two.delete("a");
        two.publish("0123456789abcdef thing YQ 6");
        await(() -> two.there.get("a").text().equals("six"));
    }

    @Test
    void aConnectionThatIsCutIsMadeAgainAndWhatWasReadBeforeIsNotTrustedForLong() {
        two.there.get("a");
        long read = System.nanoTime();
        await(() -> System.nanoTime() - read > two.configuration.unheardExpiry().toNanos());
        assertTrue(two.there.invalidations.usable().test(read), "every message since then was heard");
        redis.client(List.of("KILL", "TYPE", "pubsub")).await().atMost(LIMIT);
        await(() -> !two.there.invalidations.usable().test(read));
        assertTrue(
                two.there.invalidations.usable().test(System.nanoTime()), "for a short time, while nothing is heard");
        await(two.there.invalidations::isHearing);
        assertFalse(two.there.invalidations.usable().test(read), "it was read before the connection was made again");
        assertTrue(two.there.cache.near("a").isPresent(), "whoever compares it with its row may use it all the same");
        two.row = new Value(2, "two");
        two.here.getFresh("a");
        two.here.cache.forget("a");
        await(() -> two.there.get("a").text().equals("two"));
    }

    @Test
    void cachesOfOneSubjectAreForgottenTogether() {
        ReadThroughCache<Value> sibling = two.here.sibling("s");
        sibling.get("a", two.here::load).await().atMost(LIMIT);
        String siblingKey = "jishi:" + two.name + "s:1:a";
        await(() -> redis.get(siblingKey).await().atMost(LIMIT) != null);
        two.row = new Value(2, "two");
        two.here.cache.forget("a");
        assertEquals(2, sibling.get("a", two.here::load).await().atMost(LIMIT).epoch());
    }
}
