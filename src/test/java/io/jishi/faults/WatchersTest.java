package io.jishi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.FaultProxy.Direction;
import io.jishi.support.FaultProxy.Fate;
import io.jishi.support.FaultProxy.Watcher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchersTest {

    private static final byte[] COMMIT = "Q\0\0\0\13commit\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SELECT = "Q\0\0\0\15select 1\0".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aCommitIsSeenWhereverItStands() {
        assertTrue(Watchers.hasCommit(COMMIT, COMMIT.length));
        assertTrue(Watchers.hasCommit("COMMIT\0".getBytes(StandardCharsets.US_ASCII), 7));
        assertFalse(Watchers.hasCommit(COMMIT, COMMIT.length - 1));
        assertFalse(Watchers.hasCommit(SELECT, SELECT.length));
    }

    @Test
    void onlyCommitsAreStruckAndCounted() {
        AtomicLong count = new AtomicLong();
        Watcher watcher = Watchers.atCommit(Fate.RESET, 100, new SplittableRandom(1), count);
        assertEquals(Fate.PASS, watcher.fateOf(Direction.TO_SERVER, SELECT, SELECT.length));
        assertEquals(Fate.PASS, watcher.fateOf(Direction.TO_CLIENT, COMMIT, COMMIT.length));
        assertEquals(Fate.RESET, watcher.fateOf(Direction.TO_SERVER, COMMIT, COMMIT.length));
        assertEquals(1, count.get());
    }

    @Test
    void aConnectionIsResetAtItsByte() {
        AtomicLong count = new AtomicLong();
        Watcher watcher = Watchers.atByte(1, new SplittableRandom(1), count);
        assertEquals(Fate.RESET, watcher.fateOf(Direction.TO_CLIENT, SELECT, SELECT.length));
        assertEquals(1, count.get());
    }

    @Test
    void aLossyLineStrikesAsManyAsItSays() {
        SplittableRandom random = new SplittableRandom(7);
        Watchers.Struck struck = new Watchers.Struck();
        int lines = 10_000;
        for (int i = 0; i < lines; i++) {
            Watcher watcher = Watchers.lossy(Duration.ofSeconds(3), random, struck);
            if (watcher.fateOf(Direction.TO_SERVER, SELECT, SELECT.length) == Fate.PASS) {
                watcher.fateOf(Direction.TO_CLIENT, SELECT, SELECT.length);
            }
        }
        assertNear(1_000, struck.before().get());
        assertNear(1_000, struck.after().get());
        assertNear(500, struck.late().get());
    }

    /** Ten standard deviations of the rarest. */
    private static void assertNear(long expected, long counted) {
        assertTrue(Math.abs(expected - counted) < 250, counted + " instead of about " + expected);
    }
}
