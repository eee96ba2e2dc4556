package io.jishi.platform.admission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;

/**
 * A simulated service like that of the lanes: each takes everything that waits, up to a maximum, and works on it as one
 * batch, which takes a fixed time and a little more for each message. Arrivals are random and do not wait for answers.
 * Time is a number; a run with the same seed is the same run.
 */
final class BatchService {

    /** One millisecond, in nanoseconds. */
    static final long MILLISECOND = 1_000_000;

    /** Who lets messages in. */
    interface Door {
        /** Whether this one may enter. */
        boolean enters(long now);

        /** One that entered is answered. */
        void left(long now, long latency);
    }

    /**
     * The service.
     *
     * @param lanes that work side by side
     * @param batchMaximum most messages of one batch
     * @param each nanoseconds that each message adds to its batch
     * @param fixed nanoseconds that a batch takes anyway, by the time at which it begins
     */
    record Shape(int lanes, int batchMaximum, long each, LongUnaryOperator fixed) {}

    /**
     * What a stretch of time saw.
     *
     * @param perSecond answers
     * @param median latency of those that were let in, in milliseconds
     * @param slow the 99th percentile of it
     * @param mostInFlight how many were under way at most
     */
    record Seen(long perSecond, long median, long slow, int mostInFlight) {}

    private record Message(long arrivedAt) {}

    private record Batch(long endsAt, int lane, List<Message> messages) {}

    private final Shape shape;
    private final Door door;
    private final SplittableRandom random;
    private final List<Deque<Message>> waiting = new ArrayList<>();
    private final boolean[] busy;
    private final PriorityQueue<Batch> running = new PriorityQueue<>(Comparator.comparingLong(Batch::endsAt));
    private long now;
    private int inFlight;

    BatchService(Shape shape, Door door, long seed) {
        this.shape = shape;
        this.door = door;
        this.random = new SplittableRandom(seed);
        this.busy = new boolean[shape.lanes()];
        for (int i = 0; i < shape.lanes(); i++) {
            waiting.add(new ArrayDeque<>());
        }
    }

    long now() {
        return now;
    }

    /** Goes on for so long with so many arrivals a second, and says what was seen after the first part of it. */
    Seen run(long milliseconds, long unwatched, double arrivalsPerSecond) {
        long end = now + milliseconds * MILLISECOND;
        long watchedFrom = now + unwatched * MILLISECOND;
        List<Long> latencies = new ArrayList<>();
        int most = 0;
        long next = now + gap(arrivalsPerSecond);
        while (true) {
            Batch first = running.peek();
            if (first != null && first.endsAt() <= Math.min(next, end)) {
                now = first.endsAt();
                end(running.poll(), watchedFrom, latencies);
            } else if (next > end) {
                now = end;
                return seen(latencies, end - watchedFrom, most);
            } else {
                now = next;
                arrive();
                most = now >= watchedFrom ? Math.max(most, inFlight) : 0;
                next = now + gap(arrivalsPerSecond);
            }
        }
    }

    private long gap(double arrivalsPerSecond) {
        return Math.max(1, (long) (-Math.log(1 - random.nextDouble()) * 1000 * MILLISECOND / arrivalsPerSecond));
    }

    private void arrive() {
        if (!door.enters(now)) {
            return;
        }
        inFlight++;
        int lane = random.nextInt(shape.lanes());
        waiting.get(lane).add(new Message(now));
        begin(lane);
    }

    private void begin(int lane) {
        if (busy[lane] || waiting.get(lane).isEmpty()) {
            return;
        }
        List<Message> messages = new ArrayList<>();
        while (!waiting.get(lane).isEmpty() && messages.size() < shape.batchMaximum()) {
            messages.add(waiting.get(lane).poll());
        }
        busy[lane] = true;
        running.add(new Batch(now + shape.fixed().applyAsLong(now) + messages.size() * shape.each(), lane, messages));
    }

    private void end(Batch batch, long watchedFrom, List<Long> latencies) {
        for (Message message : batch.messages()) {
            inFlight--;
            door.left(now, now - message.arrivedAt());
            if (now >= watchedFrom) {
                latencies.add(now - message.arrivedAt());
            }
        }
        busy[batch.lane()] = false;
        begin(batch.lane());
    }

    private static Seen seen(List<Long> latencies, long watched, int most) {
        if (latencies.isEmpty()) {
            return new Seen(0, 0, 0, most);
        }
        Collections.sort(latencies);
        return new Seen(
                latencies.size() * 1000L * MILLISECOND / watched,
                latencies.get(latencies.size() / 2) / MILLISECOND,
                latencies.get(latencies.size() * 99 / 100) / MILLISECOND,
                most);
    }
}
