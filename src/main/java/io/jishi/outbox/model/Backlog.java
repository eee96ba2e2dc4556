package io.jishi.outbox.model;

/**
 * What waits in a region.
 *
 * @param events how many; events without a number are counted up to a bound
 * @param oldestSeconds age of the oldest, 0 if there is none
 */
public record Backlog(long events, long oldestSeconds) {

    /** Nothing waits. */
    public static final Backlog NONE = new Backlog(0, 0);
}
