package io.jishi.model;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.PriorityQueue;

/**
 * Everything that will happen, in the order of its time. Nothing waits and nothing runs beside: time is a number that
 * jumps to the next event. Events of one instant happen in the order in which they were planned.
 */
final class VirtualTime {

    /** A morning in the settlement period of the bills. */
    private static final Instant START = Instant.parse("2021-03-02T01:00:00Z");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final PriorityQueue<Event> events = new PriorityQueue<>(64);
    private long now;
    private long number;

    /** Something that will happen unless it is called off. */
    static final class Event implements Comparable<Event> {
        private final long at;
        private final long number;
        private Runnable work;
        private boolean calledOff;
        private boolean happened;

        private Event(long at, long number, Runnable work) {
            this.at = at;
            this.number = number;
            this.work = work;
        }

        void callOff() {
            calledOff = true;
        }

        boolean isCalledOff() {
            return calledOff;
        }

        boolean hasHappened() {
            return happened;
        }

        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }

    /** Microseconds since the start. */
    long now() {
        return now;
    }

    /** A number that rises with everything that is planned: what was planned before has a smaller one. */
    long number() {
        return ++number;
    }

    /** Plans work for so many microseconds from now. */
    Event after(long microseconds, Runnable work) {
        Event event = new Event(now + microseconds, ++number, work);
        events.add(event);
        return event;
    }

    /** Lets the next thing happen; false if nothing is planned any more. */
    boolean next() {
        Event event = events.poll();
        if (event == null) {
            return false;
        }
        if (!event.calledOff) {
            now = event.at;
            event.happened = true;
            event.work.run();
        }
        return true;
    }

    /** The clock of the gateways. */
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("every gateway has the one zone");
            }

            @Override
            public Instant instant() {
                return START.plusNanos(now * 1000);
            }
        };
    }
}
