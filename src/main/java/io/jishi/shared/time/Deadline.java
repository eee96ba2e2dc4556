package io.jishi.shared.time;

import java.time.Duration;

/**
 * Until when a request is worked on, in nanoseconds of {@link System#nanoTime()}, which no change of the clock moves.
 *
 * @param beginBy work that has not begun in the database by then is dropped, and was not executed
 * @param answerBy when the caller is told that the outcome of work under way is not known; not before {@code beginBy}
 */
public record Deadline(long beginBy, long answerBy) {

    /** What the answer "not executed" may take after the last moment to begin. */
    private static final long GRACE = Duration.ofMillis(100).toNanos();

    /** Refuses an answer before the work. */
    public Deadline {
        if (answerBy - beginBy < 0) {
            throw new IllegalArgumentException("an answer comes after the work begins");
        }
    }

    /** For a request that arrived then. */
    public static Deadline of(long arrivedAt, Duration begin, Duration answer) {
        long shorter = Math.min(begin.toNanos(), answer.toNanos());
        return new Deadline(arrivedAt + shorter, arrivedAt + answer.toNanos());
    }

    /** The same for a caller that waits no longer than this from its arrival; never later than it was. */
    public Deadline shortened(long arrivedAt, Duration patience) {
        long end = arrivedAt + patience.toNanos();
        return new Deadline(earlier(beginBy, end), earlier(answerBy, end + GRACE));
    }

    /** Whether it is too late to begin. */
    public boolean isTooLateToBegin(long now) {
        return now - beginBy >= 0;
    }

    /** What is left to begin in; at least a millisecond. */
    public Duration untilBegin(long now) {
        return Duration.ofNanos(Math.max(beginBy - now, 1_000_000));
    }

    /** What is left until the answer; at least a millisecond. */
    public Duration untilAnswer(long now) {
        return Duration.ofNanos(Math.max(answerBy - now, 1_000_000));
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }
}
