package io.jishi.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.support.ProcessSignal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the meter tells a stall. The gateway is stopped for two of twenty seconds: then a tenth of all requests must have
 * waited, evenly up to two seconds, so that the 95th percentile is about one and the 99th about 1.8. A meter that waits with
 * its clients, and so forgets whoever would have come meanwhile, reports a single slow request (Gil Tene's test of coordinated
 * omission, as it was used for Gatling 2077).
 */
final class Calibration {

    private static final int WARM = 20;
    private static final int SECONDS = 20;
    private static final int STALL = 2;
    private static final double RATE = 50;

    private static final double DELAYED_LEAST = 0.08;
    private static final double DELAYED_MOST = 0.2;
    private static final double P95_LEAST = 700;
    private static final double P95_MOST = 1700;
    private static final double P99_LEAST = 1500;
    private static final double P99_MOST = 2400;

    private Calibration() {}

    /**
     * What was found.
     *
     * @param told for people
     * @param faults why the meter cannot be believed; none if it can
     * @param sent what was sent
     */
    record Found(String told, List<String> faults, OpenLoad.Result sent) {}

    /** Stops and continues the contender, and looks at what the report says of it. */
    static Found run(OpenLoad load, Contender contender, long seed) throws IOException, InterruptedException {
        OpenLoad.Result sent = load.send(
                contender,
                new OpenLoad.Order("calibration", List.of(RATE), WARM, SECONDS, seed, false, true),
                () -> stall(contender));
        String report = report(sent.report());
        JsonNode tally = sent.tally().path("levels").path(1);
        double delayed =
                tally.path("delayed").asDouble() / tally.path("started").asDouble();
        double p95 = percentile(report, "95th");
        double p99 = percentile(report, "99th");
        List<String> faults = new ArrayList<>();
        within(faults, "share of requests that were delayed", delayed, DELAYED_LEAST, DELAYED_MOST);
        within(faults, "95th percentile in the report, ms", p95, P95_LEAST, P95_MOST);
        within(faults, "99th percentile in the report, ms", p99, P99_LEAST, P99_MOST);
        within(faults, "99th percentile of the tally, ms", tally.path("p99").asDouble(), P99_LEAST, P99_MOST);
        if (sent.tally().path("wrong").asLong() > 0) {
            faults.add("the meter: answers are wrong: " + sent.tally().path("faults"));
        }
        return new Found(
                String.format(
                        Locale.ROOT,
                        "stopped %d s of %d: %.1f %% delayed, 95th percentile %.0f ms, 99th %.0f ms (tally %.0f ms);"
                                + " generator late by %.1f ms (99th percentile), %.2f cores",
                        STALL,
                        SECONDS,
                        100 * delayed,
                        p95,
                        p99,
                        tally.path("p99").asDouble(),
                        tally.path("latenessP99").asDouble(),
                        sent.cores()),
                faults,
                sent);
    }

    private static void stall(Contender contender) throws InterruptedException {
        ProcessHandle process = ProcessHandle.of(contender.pid()).orElseThrow();
        Thread.sleep(1000L * (WARM + SECONDS / 2));
        ProcessSignal.send(process, "STOP");
        try {
            Thread.sleep(1000L * STALL);
        } finally {
            ProcessSignal.send(process, "CONT");
        }
    }

    /** The page about what counts; what only warms has another name. */
    private static String report(Path report) throws IOException {
        try (DirectoryStream<Path> pages = Files.newDirectoryStream(report, "req_settle-*.html")) {
            return Files.readString(pages.iterator().next());
        }
    }

    private static double percentile(String report, String which) {
        Matcher found = Pattern.compile(
                        "<td class=\"title\">" + which + " percentile</td>\\s*<td class=\"total\">(\\d+)</td>")
                .matcher(report);
        if (!found.find()) {
            throw new IllegalStateException("the report does not tell its " + which + " percentile");
        }
        return Double.parseDouble(found.group(1));
    }

    private static void within(List<String> faults, String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            faults.add(String.format(
                    Locale.ROOT, "the meter: %s is %.3f, and not between %s and %s", what, value, least, most));
        }
    }
}
