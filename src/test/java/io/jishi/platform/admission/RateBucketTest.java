package io.jishi.platform.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten tokens a second, five at once. */
class RateBucketTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private static int taken(RateBucket bucket, long now) {
        int taken = 0;
        while (taken < 1000 && bucket.tryTake(now)) {
            taken++;
        }
        return taken;
    }

    /** The clock that it is measured by may begin anywhere, also below zero or near its end. */
    @ParameterizedTest
    @ValueSource(longs = {0, -5_000_000_000L, Long.MAX_VALUE - 300_000_000L})
    void itGivesItsBurstAndThenItsRate(long start) {
        RateBucket bucket = new RateBucket(10, 5, start);
        assertEquals(5, taken(bucket, start));
        assertEquals(0, taken(bucket, start + SECOND / 10 - 1));
        assertEquals(1, taken(bucket, start + SECOND / 10));
        assertEquals(3, taken(bucket, start + SECOND * 4 / 10));
    }

    @Test
    void itNeverHoldsMoreThanItsBurst() {
        RateBucket bucket = new RateBucket(10, 5, 0);
        assertEquals(5, taken(bucket, 3600 * SECOND));
    }

    @Test
    void whatIsRefusedCostsNoToken() {
        RateBucket bucket = new RateBucket(10, 5, 0);
        taken(bucket, 0);
        for (int i = 0; i < 100; i++) {
            assertFalse(bucket.tryTake(1));
        }
        assertTrue(bucket.tryTake(SECOND / 10));
    }

    @Test
    void aBucketThatGivesNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RateBucket(0, 5, 0));
        assertThrows(IllegalArgumentException.class, () -> new RateBucket(10, 0, 0));
    }
}
