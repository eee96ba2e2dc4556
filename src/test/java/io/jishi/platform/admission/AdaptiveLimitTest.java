package io.jishi.platform.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.platform.admission.BatchService.Seen;
import io.jishi.platform.admission.BatchService.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit in front of a simulated service that works in batches, and what it learns from single answers. */
class AdaptiveLimitTest {

    private static final long MILLISECOND = BatchService.MILLISECOND;
    private static final int NO_OTHER_BOUND = Integer.MAX_VALUE;

    /** Two lanes, eight messages in 32 ms each: 500 a second. */
    private static final Shape CAPPED = new Shape(2, 8, 0, now -> 32 * MILLISECOND);

    private static AdaptiveLimit limit(int first, int minimum, int maximum) {
        return new AdaptiveLimit(
                new AdaptiveLimit.Bounds(first, minimum, maximum, Duration.ofMillis(100), Duration.ofSeconds(1)), 0);
    }

    private static BatchService.Door door(AdaptiveLimit limit) {
        return new BatchService.Door() {
            @Override
            public boolean enters(long now) {
                return limit.tryEnter(NO_OTHER_BOUND);
            }

            @Override
            public void left(long now, long latency) {
                limit.leave();
                limit.learn(now, latency, true);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.2, 2, 4, 10})
    void howeverManyComeNearlyAllOfTheServiceIsUsedAndNobodyWaitsLong(double times) {
        BatchService service = new BatchService(CAPPED, door(limit(64, 16, 1024)), 1);
        Seen seen = service.run(60_000, 5_000, 500 * times);
        // the service does 500 a second at most
        assertTrue(seen.perSecond() >= 475, seen::toString);
        // 2 x 64 ms, what somebody waits who just misses a batch, and no more than twice that
        assertTrue(seen.slow() <= 256, seen::toString);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withoutOverloadNobodyIsRefused(long seed) {
        AtomicInteger refused = new AtomicInteger();
        BatchService.Door door = door(limit(64, 16, 1024));
        BatchService.Door counting = new BatchService.Door() {
            @Override
            public boolean enters(long now) {
                boolean enters = door.enters(now);
                refused.addAndGet(enters ? 0 : 1);
                return enters;
            }

            @Override
            public void left(long now, long latency) {
                door.left(now, latency);
            }
        };
        new BatchService(CAPPED, counting, seed).run(60_000, 0, 300);
        assertEquals(0, refused.get());
    }

    @Test
    void withoutALimitEverybodyWaitsAsLongAsTheQueueIs() {
        // the same service behind a limit that cannot learn: 1,024 in flight are two seconds
        Seen seen = new BatchService(CAPPED, door(limit(1024, 1024, 1024)), 1).run(60_000, 5_000, 5000);
        assertTrue(seen.median() > 1500, seen::toString);
    }

    /** Latency grows with the batch, and so does what is done in it: 3 ms, and a tenth for each of up to 128. */
    @Test
    void batchesThatFillUpAreNotTakenForAQueue() {
        Shape local = new Shape(2, 128, MILLISECOND / 10, now -> 3 * MILLISECOND);
        Seen seen = new BatchService(local, door(limit(64, 16, 1024)), 1).run(20_000, 5_000, 30_000);
        // 2 x 128 messages in 15.8 ms
        assertTrue(seen.perSecond() >= 15_000, seen::toString);
    }

    @Test
    void aDatabaseThatBecomesSlowerIsGivenAboutAsMuchAsItCanAnswerSoon() {
        Shape slowing = new Shape(2, 8, 0, now -> (now < 20_000 * MILLISECOND ? 32 : 232) * MILLISECOND);
        BatchService service = new BatchService(slowing, door(limit(64, 16, 1024)), 1);
        Seen before = service.run(20_000, 2_000, 250);
        Seen after = service.run(60_000, 10_000, 250);
        // whoever waits longest waits for five batches; without a limit it would be for two minutes
        assertTrue(after.slow() <= 5 * 232, before + " then " + after);
        // 2 x 8 messages in 232 ms are 69 a second
        assertTrue(after.perSecond() >= 62, after::toString);
        assertTrue(after.mostInFlight() < 100, after::toString);
    }

    @Test
    void aSecondAfterASpikeEverythingIsAsBefore() {
        BatchService service = new BatchService(CAPPED, door(limit(64, 16, 1024)), 1);
        Seen before = service.run(20_000, 5_000, 300);
        service.run(20_000, 0, 2500);
        Seen after = service.run(20_000, 1_000, 300);
        assertTrue(after.slow() <= before.slow() + 10, before + " then " + after);
        assertTrue(after.perSecond() >= 294, after::toString);
    }

    @Test
    void aStopOfTheServiceIsNotRememberedForLong() {
        Shape stopping = new Shape(
                2, 8, 0, now -> (now > 20_000 * MILLISECOND && now < 21_000 * MILLISECOND ? 5000 : 32) * MILLISECOND);
        BatchService service = new BatchService(stopping, door(limit(64, 16, 1024)), 1);
        service.run(27_000, 0, 400);
        Seen after = service.run(10_000, 3_000, 400);
        assertTrue(after.perSecond() >= 385, after::toString);
    }

    @Test
    void aLimitThatIsNotReachedDoesNotGrow() {
        AdaptiveLimit limit = limit(64, 16, 1024);
        new BatchService(CAPPED, door(limit), 1).run(60_000, 0, 100);
        assertEquals(64, limit.limit());
    }

    @Test
    void whatIsRefusedEarlyTeachesNothingAndWhatFailsLateDoes() {
        AdaptiveLimit limit = limit(64, 16, 1024);
        long now = answers(limit, 0, 1, true);
        assertEquals(64, limit.limit(), "fast answers");
        now = answers(limit, now, 1, false);
        assertEquals(64, limit.limit(), "fast failures");
        answers(limit, now, 900, false);
        assertTrue(limit.limit() < 40, "slow failures: " + limit.limit());
    }

    /** Ten seconds of answers that took so long; the limit is not reached. */
    private static long answers(AdaptiveLimit limit, long from, long milliseconds, boolean meaningful) {
        long now = from;
        for (int i = 0; i < 1000; i++) {
            for (int j = 0; j < 20; j++) {
                limit.tryEnter(NO_OTHER_BOUND);
            }
            now += 10 * MILLISECOND;
            for (int j = 0; j < 20; j++) {
                limit.leave();
                limit.learn(now, milliseconds * MILLISECOND, meaningful);
            }
        }
        return now;
    }

    @Test
    void aLimitStaysWithinItsBounds() {
        AdaptiveLimit limit = limit(64, 16, 128);
        new BatchService(new Shape(2, 1024, 0, now -> MILLISECOND), door(limit), 1).run(20_000, 0, 50_000);
        assertTrue(limit.limit() <= 128, "limit " + limit.limit());
        answers(limit, 40_000 * MILLISECOND, 30_000, true);
        assertEquals(16, limit.limit());
    }

    @Test
    void fromManyThreadsNoPlaceIsGivenTwiceOrLost() throws Exception {
        AdaptiveLimit limit = limit(32, 16, 32);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> most = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                most.add(threads.submit(() -> hammer(limit)));
            }
            for (Future<Integer> each : most) {
                assertTrue(each.get() <= 32 + 4, "in flight " + each.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(0, limit.inFlight());
    }

    /** A thread that asks may be counted for an instant though it is refused: one for each thread. */
    private static int hammer(AdaptiveLimit limit) {
        int most = 0;
        int held = 0;
        for (int i = 0; i < 200_000; i++) {
            if (limit.tryEnter(NO_OTHER_BOUND)) {
                held++;
            }
            most = Math.max(most, limit.inFlight());
            if (held > i % 20) {
                limit.leave();
                limit.learn(System.nanoTime(), 1000, true);
                held--;
            }
        }
        for (; held > 0; held--) {
            limit.leave();
        }
        return most;
    }

    @Test
    void anotherBoundCountsAsWell() {
        AdaptiveLimit limit = limit(64, 16, 1024);
        assertTrue(limit.tryEnter(1));
        assertFalse(limit.tryEnter(1));
        assertFalse(limit.hasRoom(1));
        assertTrue(limit.hasRoom(2));
    }
}
