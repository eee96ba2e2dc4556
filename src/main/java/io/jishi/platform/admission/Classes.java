package io.jishi.platform.admission;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The places of all classes. Each class has places of its own, so that none takes another's. Beyond that, lower classes
 * make room: of all places together they may use a part only, and for a second after a higher class had to refuse
 * somebody a class has half of its places for each step that it stands below. Settling makes no room for queries about
 * outcomes, which have connections of their own.
 */
final class Classes {

    /** Of all places, how many out of sixteen a class may fill. */
    private static final int[] SIXTEENTHS = {16, 14, 10, 8};

    private static final long PRESSURE = Duration.ofSeconds(1).toNanos();

    private final Map<Priority, AdaptiveLimit> limits;
    private final int maximum;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLongArray pressedUntil = new AtomicLongArray(Priority.values().length);

    /**
     * With the limit of each class.
     *
     * @param maximum of all together
     * @param now in nanoseconds
     */
    Classes(Map<Priority, AdaptiveLimit> limits, int maximum, long now) {
        this.limits = limits;
        this.maximum = maximum;
        for (int i = 0; i < pressedUntil.length(); i++) {
            pressedUntil.set(i, now);
        }
    }

    /** Takes a place of a class if there is one. */
    boolean tryEnter(Priority priority, long now) {
        int all = inFlight.incrementAndGet();
        if (all <= partOf(priority) && limit(priority).tryEnter(most(priority, now))) {
            return true;
        }
        inFlight.decrementAndGet();
        press(priority, now);
        return false;
    }

    /** Whether there is a place now; if not, the classes below feel it. */
    boolean hasRoom(Priority priority, long now) {
        boolean room = inFlight.get() < partOf(priority) && limit(priority).hasRoom(most(priority, now));
        if (!room) {
            press(priority, now);
        }
        return room;
    }

    /**
     * Gives a place back.
     *
     * @param latency in nanoseconds, since the place was taken
     * @param answer what became of the request
     */
    void leave(Priority priority, long now, long latency, Answer answer) {
        inFlight.decrementAndGet();
        limit(priority).leave();
        if (answer != Answer.REFUSED) {
            limit(priority).learn(now, latency, answer == Answer.DONE);
        }
    }

    /** What an answer says about load. */
    enum Answer {
        /** The work was done: its latency counts. */
        DONE,
        /** It failed on our side: its latency counts if it was long. */
        FAILED,
        /** It was refused for what it said: it says nothing. */
        REFUSED
    }

    /** Whether a class had to refuse somebody within the last second. */
    boolean isPressed(Priority priority, long now) {
        return pressedUntil.get(priority.ordinal()) - now > 0;
    }

    /** Keeps a class pressed for another second. */
    void press(Priority priority, long now) {
        pressedUntil.set(priority.ordinal(), now + PRESSURE);
    }

    /** The limit of a class. */
    AdaptiveLimit limit(Priority priority) {
        AdaptiveLimit limit = limits.get(priority);
        if (limit == null) {
            throw new IllegalStateException("every class has a limit");
        }
        return limit;
    }

    private int partOf(Priority priority) {
        return maximum * SIXTEENTHS[priority.ordinal()] / 16;
    }

    private int most(Priority priority, long now) {
        int steps = 0;
        for (int above = 0; above < priority.ordinal() && priority != Priority.SETTLE; above++) {
            if (pressedUntil.get(above) - now > 0) {
                steps = Math.max(steps, priority.ordinal() - above);
            }
        }
        return steps == 0 ? Integer.MAX_VALUE : Math.max(1, limit(priority).limit() >> steps);
    }
}
