package io.jishi.shared.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three seconds to begin, five to answer; the clock that counts may stand anywhere. */
class DeadlineTest {

    private static final long MILLISECOND = 1_000_000;

    private static Deadline usual(long arrivedAt) {
        return Deadline.of(arrivedAt, Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1_000_000_000L, Long.MAX_VALUE - 1_000_000_000L})
    void itIsTooLateWhenTheTimeIsOver(long arrivedAt) {
        Deadline deadline = usual(arrivedAt);
        assertFalse(deadline.isTooLateToBegin(arrivedAt + 2999 * MILLISECOND));
        assertTrue(deadline.isTooLateToBegin(arrivedAt + 3000 * MILLISECOND));
        assertEquals(Duration.ofMillis(4000), deadline.untilAnswer(arrivedAt + 1000 * MILLISECOND));
        assertEquals(Duration.ofMillis(1), deadline.untilAnswer(arrivedAt + 9000 * MILLISECOND));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 1_000_000_000L})
    void aCallerMayWaitLessAndNeverLonger(long arrivedAt) {
        Deadline less = usual(arrivedAt).shortened(arrivedAt, Duration.ofMillis(500));
        assertTrue(less.isTooLateToBegin(arrivedAt + 500 * MILLISECOND));
        // a tenth of a second more, in which "not begun" is told rather than "not known"
        assertEquals(Duration.ofMillis(600), less.untilAnswer(arrivedAt));
        Deadline between = usual(arrivedAt).shortened(arrivedAt, Duration.ofMillis(4000));
        assertFalse(between.isTooLateToBegin(arrivedAt + 2999 * MILLISECOND));
        assertTrue(between.isTooLateToBegin(arrivedAt + 3000 * MILLISECOND));
        assertEquals(Duration.ofMillis(4100), between.untilAnswer(arrivedAt));
        assertEquals(usual(arrivedAt), usual(arrivedAt).shortened(arrivedAt, Duration.ofSeconds(60)));
    }

    @Test
    void anAnswerIsNeverDueBeforeTheWork() {
        Deadline deadline = Deadline.of(0, Duration.ofSeconds(3), Duration.ofSeconds(1));
        assertTrue(deadline.isTooLateToBegin(1000 * MILLISECOND));
        assertEquals(Duration.ofMillis(1000), deadline.untilAnswer(0));
    }
}
