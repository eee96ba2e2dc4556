package io.jishi.load.bench;

/**
 * How long bills took that came at a rate.
 *
 * @param contender whose
 * @param share of the most that it can do
 * @param rate bills a second
 * @param p50 milliseconds; likewise the others
 * @param late by how much 99 of 100 were sent too late at most, milliseconds
 */
record Latency(
        String contender, double share, double rate, double p50, double p90, double p99, double p999, double late) {}
