package io.jishi.platform.redis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that fails is left alone, and then tried by one call at a time. */
class BreakerTest {

    private long now = Long.MAX_VALUE - 1; // the clock may run over
    private final Breaker breaker = new Breaker(() -> now, Duration.ofSeconds(1));

    @Test
    void nothingIsInTheWayBeforeAFailure() {
        assertTrue(breaker.allows());
        assertTrue(breaker.allows());
    }

    @Test
    void lateCallsAmongThoseThatComeBackAreNoReason() {
        for (int i = 0; i < 100; i++) {
            breaker.failed();
            breaker.failed();
            breaker.failed();
            breaker.succeeded();
        }
        assertTrue(breaker.allows());
    }

    @Test
    void afterFailuresInARowNobodyCallsUntilThePauseIsOver() {
        failInARow();
        assertFalse(breaker.allows());
        now += 999_999_999;
        assertFalse(breaker.allows());
        now += 1;
        assertTrue(breaker.allows());
    }

    @Test
    void afterThePauseOneCallTriesAndTheOthersWaitForIt() {
        failInARow();
        now += 1_000_000_000;
        assertTrue(breaker.allows());
        assertFalse(breaker.allows());
        breaker.succeeded();
        assertTrue(breaker.allows());
        assertTrue(breaker.allows());
    }

    @Test
    void aTryThatNeverReportsDoesNotCloseTheDoorForEver() {
        failInARow();
        now += 1_000_000_000;
        assertTrue(breaker.allows());
        now += 1_000_000_000;
        assertTrue(breaker.allows());
    }

    @Test
    void aTryThatFailsBeginsAnotherPause() {
        failInARow();
        now += 1_000_000_000;
        assertTrue(breaker.allows());
        now += 500_000_000;
        breaker.failed();
        now += 999_999_999;
        assertFalse(breaker.allows());
    }

    private void failInARow() {
        for (int i = 0; i < 4; i++) {
            assertTrue(breaker.allows());
            breaker.failed();
        }
    }
}
