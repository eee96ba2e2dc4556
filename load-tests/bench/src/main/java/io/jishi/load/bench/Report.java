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
import java.util.function.ToDoubleFunction;

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

    static void write(Options options, Stage stage, List<Window> windows, List<String> faults, double seconds)
            throws IOException, SQLException, InterruptedException {
        Map<String, String> header = Header.of(options.modules(), stage);
        header.put(
                "rounds",
                options.rounds() + " rounds, " + options.warm() + " s warm, windows of " + options.seconds()
                        + " s, order rotated; " + Math.round(seconds / 60) + " minutes in all");
        List<Target> targets = targets(windows);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("header", header);
        result.put("rowsAreRight", faults.isEmpty());
        result.put("faults", faults);
        result.put("targets", targets);
        result.put("windows", windows);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(options.folder().resolve("result.json").toFile(), result);
        String table = table(header, windows, targets, faults);
        Files.writeString(options.folder().resolve("result.md"), table);
        System.out.println();
        System.out.println(table);
    }

    private static List<Target> targets(List<Window> windows) {
        Figures figures = new Figures(windows);
        List<Target> targets = new ArrayList<>();
        double settle = figures.best("gateway", Works.UNIFORM);
        double floor = figures.best("floor", Works.UNIFORM);
        add(targets, "settle at saturation ÷ floor", settle / floor, 1.5, true);
        add(targets, "settle at saturation ÷ vendor", settle / figures.best("vendor", Works.UNIFORM), 5, true);
        double uniform = figures.middle("gateway", Works.UNIFORM, 32, Window::perSecond);
        add(
                targets,
                "10 hot persons ÷ uniform persons",
                figures.middle("gateway", Works.HOT, 32, Window::perSecond) / uniform,
                0.7,
                true);
        add(
                targets,
                "Redis off ÷ on, known persons",
                figures.middle("gateway", Works.KNOWN_WITHOUT_REDIS, 32, Window::perSecond)
                        / figures.middle("gateway", Works.KNOWN, 32, Window::perSecond),
                0.95,
                true);
        add(
                targets,
                "pre-settle at saturation ÷ ceiling",
                figures.middle("gateway", Works.PREVIEW, 32, Window::perSecond)
                        / figures.middle("ceiling", Works.PREVIEW, 32, Window::perSecond),
                0.5,
                true);
        add(
                targets,
                "one client: settle p50 ÷ floor's mean",
                figures.middle("gateway", Works.UNIFORM, 1, Window::p50)
                        / figures.middle("floor", Works.UNIFORM, 1, Window::p50),
                2,
                false);
        add(
                targets,
                "processor time of the gateway for a bill at saturation, µs",
                figures.middle("gateway", Works.UNIFORM, 32, Window::contenderMicros),
                60,
                false);
        add(
                targets,
                "round trips of a bill, one client",
                figures.middle("gateway", Works.UNIFORM, 1, Window::roundTrips),
                2,
                false);
        add(
                targets,
                "round trips of a bill at saturation",
                figures.middle("gateway", Works.UNIFORM, 32, Window::roundTrips),
                0.1,
                false);
        return targets;
    }

    private static void add(List<Target> targets, String name, double value, double target, boolean atLeast) {
        if (!Double.isNaN(value)) {
            targets.add(new Target(name, value, target, atLeast));
        }
    }

    /** The middle of what was measured; not a number where nothing was. */
    private record Figures(List<Window> windows) {

        double middle(String contender, Meter.Work work, int clients, ToDoubleFunction<Window> figure) {
            double[] values = windows.stream()
                    .filter(window -> window.contender().equals(contender)
                            && window.work().equals(work.name())
                            && window.clients() == clients)
                    .mapToDouble(figure)
                    .sorted()
                    .toArray();
            return values.length == 0 ? Double.NaN : values[values.length / 2];
        }

        /** With 8 or 32 clients, whichever is better. */
        double best(String contender, Meter.Work work) {
            return Math.max(
                    middle(contender, work, 8, Window::perSecond), middle(contender, work, 32, Window::perSecond));
        }
    }

    private static String table(
            Map<String, String> header, List<Window> windows, List<Target> targets, List<String> faults) {
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
        for (Window window : windows) {
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
                faults.isEmpty()
                        ? "\nThe rows of every contender are what it answered, and verification holds.\n"
                        : "\nTHE RUN DOES NOT COUNT:\n" + String.join("\n", faults) + "\n");
        return text.toString();
    }

    private static String shown(Double value, String format) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }
}
