package io.jishi.faults;

import io.jishi.support.FaultProxy.Direction;
import io.jishi.support.FaultProxy.Fate;
import io.jishi.support.FaultProxy.Watcher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What lines do to single connections: at a commit, at a byte, or as a draw decides. */
final class Watchers {

    private static final byte[] COMMIT = "commit\0".getBytes(StandardCharsets.US_ASCII);

    private Watchers() {}

    /** Whether a piece of PostgreSQL's protocol has the command that commits. */
    static boolean hasCommit(byte[] piece, int length) {
        for (int i = 0; i + COMMIT.length <= length; i++) {
            int same = 0;
            while (same < COMMIT.length && Character.toLowerCase((char) piece[i + same]) == (char) COMMIT[same]) {
                same++;
            }
            if (same == COMMIT.length) {
                return true;
            }
        }
        return false;
    }

    /** Does this to so many of a hundred commits, and counts them. */
    static Watcher atCommit(Fate fate, int percent, SplittableRandom random, AtomicLong count) {
        return (direction, piece, length) -> {
            boolean strikes =
                    direction == Direction.TO_SERVER && hasCommit(piece, length) && drawn(random, 100) < percent;
            if (strikes) {
                count.incrementAndGet();
            }
            return strikes ? fate : Fate.PASS;
        };
    }

    /** Resets after a number of bytes that is drawn for each connection, counted in both directions. */
    static Watcher atByte(int most, SplittableRandom random, AtomicLong count) {
        AtomicLong left = new AtomicLong(drawn(random, most));
        return (direction, piece, length) -> {
            if (left.addAndGet(-length) >= 0) {
                return Fate.PASS;
            }
            count.incrementAndGet();
            return Fate.RESET;
        };
    }

    /**
     * A line from a hospital that loses ten requests of a hundred and ten answers, and delays five answers: one request
     * a connection, so that each connection is drawn for once.
     */
    static Watcher lossy(Duration late, SplittableRandom random, Struck struck) {
        int draw = drawn(random, 100);
        return new Watcher() {
            @Override
            public Fate fateOf(Direction direction, byte[] piece, int length) {
                if (direction == Direction.TO_SERVER && draw < 10) {
                    struck.before().incrementAndGet();
                    return Fate.RESET;
                }
                if (direction == Direction.TO_CLIENT && draw >= 10 && draw < 20) {
                    struck.after().incrementAndGet();
                    return Fate.RESET;
                }
                if (direction == Direction.TO_CLIENT && draw >= 20 && draw < 25) {
                    struck.late().incrementAndGet();
                    return Fate.DELAY;
                }
                return Fate.PASS;
            }

            @Override
            public Duration delay() {
                return late;
            }
        };
    }

    /** How many connections were cut before the commit, after it, and were answered too late. */
    record Struck(AtomicLong before, AtomicLong after, AtomicLong late) {
        Struck() {
            this(new AtomicLong(), new AtomicLong(), new AtomicLong());
        }
    }

    private static int drawn(SplittableRandom random, int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }
}
