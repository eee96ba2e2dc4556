package io.jishi.load.bench;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was measured of a contender for some seconds.
 *
 * @param round counted from 1
 * @param contender whose
 * @param work what was sent
 * @param clients how many connections, each with one request under way
 * @param done bills, or answers, in the window
 * @param seconds how long it was
 * @param p50 milliseconds, as the generator saw it; likewise the others
 * @param contenderMicros processor time for each, microseconds; likewise the others; null where it has none
 * @param walBytes bytes of PostgreSQL's log for each
 * @param flushes of that log for each
 * @param roundTrips to PostgreSQL for each; null where it is not known
 * @param allocatedBytes by the contender for each; null where it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Window(
        int round,
        String contender,
        String work,
        int clients,
        long done,
        double seconds,
        double p50,
        Double p90,
        Double p99,
        Double p999,
        Double contenderMicros,
        double postgresMicros,
        double redisMicros,
        double generatorMicros,
        double walBytes,
        double flushes,
        Double roundTrips,
        Double allocatedBytes) {

    double perSecond() {
        return done / seconds;
    }
}
