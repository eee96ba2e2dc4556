package io.jishi.load.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of it: {@code result.json} with every figure, and one table. */
final class Report {

    private Report() {}

    /**
     * A ratio that is asked for.
     *
     * @param name what is divided by what
     * @param value that was measured; the middle of the rounds
     * @param target that it is compared with
     * @param atLeast whether more is better
     */
    record Target(String name, double value, double target, boolean atLeast) {
        public String verdict() {
            return (atLeast ? value >= target : value <= target) ? "reached" : "missed";
        }
    }

    static void write(Options options, Stage stage, Measured measured, List<String> faults, double seconds)
            throws IOException, SQLException, InterruptedException {
        Map<String, String> header =
                Header.of(options.modules(), stage, stage.databases().get(0), Bench.OPEN);
        header.put(
                "rounds",
                options.rounds() + " rounds, " + options.warm() + " s warm, windows of " + options.seconds()
                        + " s, order rotated; " + Math.round(seconds / 60) + " minutes in all");
        List<Target> targets = targets(measured);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("header", header);
        result.put("rowsAreRight", faults.isEmpty());
        result.put("faults", faults);
        result.put("targets", targets);
        result.put("windows", measured.windows());
        result.put("latencies", measured.latencies());
        result.put("lines", measured.lines());
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(options.folder().resolve("result.json").toFile(), result);
        String table = table(header, measured, targets, faults);
        Files.writeString(options.folder().resolve("result.md"), table);
        Files.writeString(options.folder().resolve("latency.svg"), Picture.of(measured.latencies()));
        System.out.println();
        System.out.println(table);
    }

    private static List<Target> targets(Measured measured) {
        List<Target> targets = new ArrayList<>();
        double settle = measured.best("gateway", Works.UNIFORM);
        double floor = measured.best("floor", Works.UNIFORM);
        double single = measured.middle("floor", Works.UNIFORM, 1, Window::p50);
        double quiet = measured.latency("gateway", 0.1, Latency::p50);
        add(targets, "settle at saturation ÷ floor", settle / floor, 1.5, true);
        add(
                targets,
                "settle at saturation, 2304 on uploaded lines ÷ floor",
                measured.best("gateway", Works.UPLOADED) / floor,
                1.5,
                true);
        add(targets, "settle at saturation ÷ vendor", settle / measured.best("vendor", Works.UNIFORM), 5, true);
        add(targets, "settle at saturation ÷ plain", settle / measured.best("plain", Works.UNIFORM), 6, true);
        double uniform = measured.middle("gateway", Works.UNIFORM, 32, Window::perSecond);
        add(
                targets,
                "10 hot persons ÷ uniform persons",
                measured.middle("gateway", Works.HOT, 32, Window::perSecond) / uniform,
                0.7,
                true);
        add(targets, "settle p50 at 10 % load ÷ mean of one client of the floor", quiet / single, 2, false);
        add(
                targets,
                "settle p99 at half the most ÷ p50 at 10 % load",
                measured.latency("gateway", 0.5, Latency::p99) / quiet,
                6,
                false);
        add(
                targets,
                "pre-settle at saturation ÷ ceiling",
                measured.middle("gateway", Works.PREVIEW, 32, Window::perSecond)
                        / measured.middle("ceiling", Works.PREVIEW, 32, Window::perSecond),
                0.5,
                true);
        add(
                targets,
                "processor time of the gateway for a bill at saturation, µs",
                measured.middle("gateway", Works.UNIFORM, 32, Window::contenderMicros),
                60,
                false);
        add(
                targets,
                "round trips of a bill, one client",
                measured.middle("gateway", Works.UNIFORM, 1, Window::roundTrips),
                2,
                false);
        add(
                targets,
                "round trips of a bill at saturation, 128 clients",
                measured.middle("gateway", Works.UNIFORM, 128, Window::roundTrips),
                0.1,
                false);
        add(targets, "stay of 3,000 uploaded lines ÷ stay of 5", measured.linesRatio(), 1.2, false);
        add(
                targets,
                "Redis off ÷ on, known persons",
                measured.middle("gateway", Works.KNOWN_WITHOUT_REDIS, 32, Window::perSecond)
                        / measured.middle("gateway", Works.KNOWN, 32, Window::perSecond),
                0.95,
                true);
        return targets;
    }

    private static void add(List<Target> targets, String name, double value, double target, boolean atLeast) {
        if (!Double.isNaN(value)) {
            targets.add(new Target(name, value, target, atLeast));
        }
    }

    private static String table(
            Map<String, String> header, Measured measured, List<Target> targets, List<String> faults) {
        StringBuilder text = new StringBuilder();
        header.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append("\n| ratio | measured | asked | |\n|---|---|---|---|\n");
        for (Target target : targets) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %s %s | %s |%n",
                    target.name(),
                    target.value(),
                    target.atLeast() ? "≥" : "≤",
                    target.target(),
                    target.verdict()));
        }
        text.append(
                "\n| round | contender | work | clients | per second | p50 ms | p99 ms | contender µs | PostgreSQL µs"
                        + " | Redis µs | generator µs | log bytes | flushes | round trips | allocated |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Window window : measured.windows()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %s | %d | %.0f | %.2f | %s | %s | %.0f | %.1f | %.0f | %.0f | %.3f | %s | %s |%n",
                    window.round(),
                    window.contender(),
                    window.work(),
                    window.clients(),
                    window.perSecond(),
                    window.p50(),
                    shown(window.p99(), "%.1f"),
                    shown(window.contenderMicros(), "%.0f"),
                    window.postgresMicros(),
                    window.redisMicros(),
                    window.generatorMicros(),
                    window.walBytes(),
                    window.flushes(),
                    shown(window.roundTrips(), "%.3f"),
                    shown(window.allocatedBytes(), "%.0f")));
        }
        text.append(
                "\n| contender | load | per second | p50 ms | p90 ms | p99 ms | p99.9 ms | generator late, p99 ms |\n"
                        + "|---|---|---|---|---|---|---|---|\n");
        for (Latency latency : measured.latencies()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f %% | %.0f | %.2f | %.2f | %.1f | %.1f | %.1f |%n",
                    latency.contender(),
                    100 * latency.share(),
                    latency.rate(),
                    latency.p50(),
                    latency.p90(),
                    latency.p99(),
                    latency.p999(),
                    latency.late()));
        }
        text.append(
                faults.isEmpty()
                        ? "\nThe rows of every contender are what it answered, and verification holds.\n"
                        : "\nTHE RUN DOES NOT COUNT:\n" + String.join("\n", faults) + "\n");
        return text.toString();
    }

    private static String shown(Double value, String format) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }
}
