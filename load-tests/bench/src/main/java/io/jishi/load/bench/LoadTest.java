package io.jishi.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.load.core.Settle1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs one profile of load against a gateway of its own: calibrates the meter, sends what hospitals send, and compares what is
 * stored with what was answered. A run whose meter lies, or whose rows are wrong, does not count, however fast it was.
 */
public final class LoadTest {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String DATABASE = "gateway";
    private static final double HELD_MILLISECONDS = 100;
    private static final int DOWN_SECONDS = 2;
    private static final int STEADINESS_READINGS = 11;

    private final Stage stage;
    private final Contender gateway;
    private final Chosen chosen;
    private final OpenLoad load;
    private final List<String> told = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private LoadTest(Stage stage, Contender gateway, Chosen chosen, Path folder) {
        this.stage = stage;
        this.gateway = gateway;
        this.chosen = chosen;
        this.load = new OpenLoad(chosen.modules(), folder);
    }

    /**
     * What is run.
     *
     * @param profile by its name
     * @param rate requests a second
     * @param warm seconds before anything counts
     * @param seconds of the profile, or of each of its levels
     * @param seed of the bills
     * @param modules the folder of the load tests
     */
    private record Chosen(String profile, double rate, int warm, int seconds, long seed, Path modules) {

        private static final Map<String, Integer> SECONDS = Map.of(
                "smoke",
                20,
                "baseline",
                180,
                "ramp",
                120,
                "stress",
                20,
                "spike",
                30,
                "soak",
                1800,
                "breakpoint",
                15,
                "recovery",
                60,
                "tenants",
                60);

        static Chosen of(String[] arguments) {
            if (arguments.length == 0 || !SECONDS.containsKey(arguments[0])) {
                throw new IllegalArgumentException("the first argument is one of " + SECONDS.keySet());
            }
            Map<String, String> given = new HashMap<>();
            for (int i = 1; i < arguments.length; i++) {
                String[] parts = arguments[i].split("=", 2);
                if (parts.length != 2
                        || !List.of("rate", "warm", "seconds", "seed", "modules")
                                .contains(parts[0])) {
                    throw new IllegalArgumentException("not an option: " + arguments[i]);
                }
                given.put(parts[0], parts[1]);
            }
            boolean smoke = arguments[0].equals("smoke");
            return new Chosen(
                    arguments[0],
                    Double.parseDouble(given.getOrDefault("rate", smoke ? "40" : "200")),
                    Integer.parseInt(given.getOrDefault("warm", smoke ? "10" : "30")),
                    Integer.parseInt(given.getOrDefault(
                            "seconds", SECONDS.get(arguments[0]).toString())),
                    Long.parseLong(given.getOrDefault("seed", "20191112")),
                    Path.of(given.getOrDefault("modules", ".")).toAbsolutePath());
        }

        boolean is(String name) {
            return profile.equals(name);
        }
    }

    /** Runs the profile that is the first argument; the exit code is 1 if anything is not as it must be. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Chosen chosen;
        try {
            chosen = Chosen.of(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        Path folder = Files.createDirectories(chosen.modules()
                .resolve("reports/" + chosen.profile() + "-"
                        + LocalDateTime.now().format(STAMP)));
        System.out.println("Loading " + Settle1.PERSONS + " people ...");
        boolean counts;
        try (Stage stage = Stage.prepare(folder, List.of(DATABASE));
                Contender gateway =
                        Contender.gateway(stage, DATABASE, settings(chosen), folder.resolve("gateway.log"))) {
            LoadTest test = new LoadTest(stage, gateway, chosen, folder);
            test.run(folder);
            counts = test.faults.isEmpty();
        }
        System.exit(counts ? 0 : 1);
    }

    /** What one hospital may send is bounded where that is the question, and nowhere else. */
    private static Map<String, String> settings(Chosen chosen) {
        if (!chosen.is("tenants")) {
            return Bench.OPEN;
        }
        Map<String, String> settings = new HashMap<>(Bench.OPEN);
        String quota = Long.toString(Math.max(1, Math.round(chosen.rate() / 2)));
        settings.put("jishi.admission.institution.rate", quota);
        settings.put("jishi.admission.institution.burst", quota);
        return settings;
    }

    private void run(Path folder) throws IOException, SQLException, InterruptedException {
        System.out.println("Calibrating the meter ...");
        Calibration.Found meter = Calibration.run(load, gateway, chosen.seed());
        tell("meter: " + meter.told());
        faults.addAll(meter.faults());
        System.out.printf(
                Locale.ROOT, "Sending %s, %.0f/s, %d s warm ...%n", chosen.profile(), chosen.rate(), chosen.warm());
        OpenLoad.Result sent = send();
        tell(String.format(Locale.ROOT, "generator: %.2f cores on average", sent.cores()));
        JsonNode busy = chosen.is("tenants") ? busy(sent) : null;
        levels(sent.tally());
        sent.tally().path("broken").forEach(each -> faults.add(each.asText()));
        sent.tally().path("faults").forEach(each -> tell("for instance: " + each.asText()));
        if (sent.exit() != 0) {
            faults.add("an assertion of the report does not hold: " + sent.report());
        }
        kinds(sent);
        faults.addAll(Gate.missing(stage, DATABASE, answers(meter.sent(), sent, busy != null)));
        faults.addAll(Gate.faults(stage, DATABASE, known(meter.sent(), sent, busy), folder));
        conclude(folder, sent);
    }

    private OpenLoad.Result send() throws IOException, InterruptedException {
        OpenLoad.Order order = new OpenLoad.Order(
                chosen.profile(), List.of(chosen.rate()), chosen.warm(), chosen.seconds(), chosen.seed(), true, true);
        if (chosen.is("recovery")) {
            return load.send(gateway, order, () -> {
                Thread.sleep(1000L * (chosen.warm() + chosen.seconds() / 3));
                gateway.killAndStartAgain(DOWN_SECONDS);
            });
        }
        return chosen.is("soak") ? soak(order) : load.send(gateway, order, OpenLoad.Meanwhile.NOTHING);
    }

    /** Reads what the gateway holds now and then, from the end of the warming on. */
    private OpenLoad.Result soak(OpenLoad.Order order) throws IOException, InterruptedException {
        Steadiness steadiness = new Steadiness(stage, gateway);
        long between = Math.max(1, order.seconds() / STEADINESS_READINGS);
        OpenLoad.Result sent = load.send(gateway, order, () -> {
            Thread.sleep(1000L * order.warm());
            for (int reading = 0; reading < STEADINESS_READINGS; reading++) {
                steadiness.read();
                Thread.sleep(1000L * between);
            }
        });
        steadiness.told().forEach(this::tell);
        faults.addAll(steadiness.faults());
        return sent;
    }

    /** The one that sends too much must be refused something, and clearly. */
    private JsonNode busy(OpenLoad.Result sent) throws IOException {
        JsonNode busy = OpenLoad.tally(Path.of(sent.file() + ".busy"));
        busy.path("broken").forEach(each -> faults.add("the busy hospital: " + each.asText()));
        long refused = 0;
        for (JsonNode level : busy.path("levels")) {
            refused += level.path("outcomes").path("REFUSED").asLong();
        }
        tell("the busy hospital: " + busy.path("done") + ", refused " + refused);
        if (refused == 0) {
            faults.add("the busy hospital was not held to its quota");
        }
        return busy;
    }

    private void levels(JsonNode tally) {
        String holds = "nothing";
        boolean held = true;
        for (JsonNode level : tally.path("levels")) {
            double p99 = level.path("p99").asDouble();
            tell(String.format(
                    Locale.ROOT,
                    "%s: %.0f to %.0f/s for %d s, asked %d, %s, p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, at most %.0f ms;"
                            + " generator late by %.1f ms",
                    level.path("name").asText(),
                    level.path("from").asDouble(),
                    level.path("to").asDouble(),
                    level.path("seconds").asInt(),
                    level.path("started").asLong(),
                    level.path("outcomes"),
                    level.path("p50").asDouble(),
                    p99,
                    level.path("p999").asDouble(),
                    level.path("most").asDouble(),
                    level.path("latenessP99").asDouble()));
            boolean all = level.path("outcomes").path("DONE").asLong()
                    == level.path("started").asLong();
            if (level.path("name").asText().equals("warm")) {
                continue;
            }
            held &= all && p99 <= HELD_MILLISECONDS;
            holds = held ? level.path("name").asText() : holds;
        }
        if (chosen.is("breakpoint")) {
            tell("everything is done, 99 of 100 within " + HELD_MILLISECONDS + " ms, up to " + holds);
        }
    }

    /** Nothing is looked at that was not sent; and most cancellations have nothing that stands on their bill. */
    private void kinds(OpenLoad.Result sent) {
        for (String kind : List.of("PRE_SETTLE", "SETTLE", "CANCEL", "REVERSE", "REPLAY", "RETRY")) {
            if (sent.done(kind) == 0) {
                faults.add("nothing was sent and done of the kind " + kind);
            }
        }
        if (sent.done("CANCEL_REFUSED") > sent.done("CANCEL")) {
            faults.add("most cancellations are refused");
        }
    }

    private static List<Path> answers(OpenLoad.Result meter, OpenLoad.Result sent, boolean busy) {
        List<Path> lists = new ArrayList<>(List.of(meter.answers(), sent.answers()));
        if (busy) {
            lists.add(Path.of(sent.file() + ".busy.answers"));
        }
        return lists;
    }

    /** Everything that was sent to this database. */
    private static Gate.Told known(OpenLoad.Result meter, OpenLoad.Result sent, JsonNode busy) {
        long bills = meter.done("SETTLE") + sent.done("SETTLE");
        long undone = sent.done("CANCEL") + sent.done("REVERSE");
        long unheard = sent.tally().path("unknown").asLong();
        if (busy != null) {
            bills += busy.path("done").path("SETTLE").asLong();
            unheard += busy.path("unknown").asLong();
        }
        return new Gate.Told(bills, undone, bills + undone, unheard);
    }

    private void conclude(Path folder, OpenLoad.Result sent) throws IOException, SQLException, InterruptedException {
        StringBuilder text = new StringBuilder("# " + chosen.profile() + "\n\n");
        Header.of(chosen.modules(), stage, DATABASE, settings(chosen))
                .forEach((name, value) -> text.append("- ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        text.append("- load: ").append(chosen).append("\n\n");
        told.forEach(line -> text.append("- ").append(line).append('\n'));
        String verdict = faults.isEmpty()
                ? "\nWhat is stored is what was answered, verification holds, and nothing is broken.\n"
                : "\nTHE RUN DOES NOT COUNT:\n" + String.join("\n", faults) + "\n";
        Files.writeString(folder.resolve("summary.md"), text.append(verdict));
        System.out.println(verdict);
        System.out.println("report: " + sent.report().resolve("index.html"));
        System.out.println("summary: " + folder.resolve("summary.md"));
    }

    private void tell(String line) {
        told.add(line);
        System.out.println(line);
    }
}
