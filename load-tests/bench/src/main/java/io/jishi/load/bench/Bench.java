package io.jishi.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.load.core.Settle1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the contenders in turn, checks the rows that they have left, and says what came of it. */
public final class Bench {

    /**
     * One caller sends a fifth of everything here, which no hospital may do to the others in production, and a closed load
     * is to be let in whatever its latency. The whole population fits into the near caches, as that of a city does.
     */
    static final Map<String, String> OPEN = Map.of(
            "jishi.admission.institution.rate", "1000000",
            "jishi.admission.institution.burst", "1000000",
            "jishi.admission.institution.in-flight", "1000",
            "jishi.admission.settle.first", "1024",
            "jishi.admission.settle.minimum", "1024",
            "jishi.cache.near-entries", "262144",
            "jishi.cache.near-bytes", "64M",
            "quarkus.vertx.event-loops-pool-size", "2");

    private static final List<Integer> CLIENTS = List.of(8, 32);

    /** Clients whose batches are as full as those of a whole region at its busiest. */
    private static final int MANY_CLIENTS = 128;

    private static final List<String> SETTLING = List.of("gateway", "vendor", "plain");
    private static final List<Double> SHARES = List.of(0.1, 0.2, 0.3, 0.4, 0.5);
    private static final int RATE_WARM_SECONDS = 8;
    private static final int VISITS_A_SECOND = 1000;
    private static final int WARMING_VISITS_A_SECOND = 300;
    private static final int FEW_LINES = 5;
    private static final int MANY_LINES = 3000;
    private static final int TURNS = 4;
    private static final int VISITS_A_TURN = 15;

    private final Options options;
    private final Stage stage;
    private final Meter meter;
    private final OpenLoad load;
    private final Measured measured = new Measured();
    private final Map<String, Long> told = new HashMap<>();
    private final Map<String, Long> unheard = new HashMap<>();
    private Path floorScript;

    private Bench(Options options, Stage stage) {
        this.options = options;
        this.stage = stage;
        this.meter = new Meter(stage, options.folder(), options.pgbench());
        this.load = new OpenLoad(options.modules(), options.folder());
    }

    /** Runs all; the exit code is 1 if the rows of a contender are not what it answered. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Options options = Options.of(arguments);
        Files.createDirectories(options.folder());
        long began = System.nanoTime();
        System.out.println("Loading " + Settle1.PERSONS + " people ...");
        List<String> faults = new ArrayList<>();
        try (Stage stage = Stage.prepare(options.folder(), databases(options))) {
            Bench bench = new Bench(options, stage);
            bench.run();
            for (String name : SETTLING) {
                if (options.contenders().contains(name)) {
                    Gate.Told told = Gate.Told.bills(bench.told.get(name), bench.unheard.get(name));
                    faults.addAll(Gate.faults(stage, name, told, options.folder()));
                }
            }
            Report.write(options, stage, bench.measured, faults, (System.nanoTime() - began) / 1e9);
        }
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private static List<String> databases(Options options) {
        return options.contenders().stream()
                .filter(name -> !name.equals("ceiling"))
                .toList();
    }

    private void run() throws IOException, SQLException, InterruptedException {
        prepareFloor();
        try (Programs programs = Programs.start(options, stage, OPEN)) {
            List<String> order = new ArrayList<>(options.contenders());
            for (int round = 1; round <= options.rounds(); round++) {
                for (String name : order) {
                    stage.settleDown();
                    Contender contender = programs.of(name);
                    switch (name) {
                        case "gateway" -> gateway(round, contender);
                        case "floor" -> floor(round);
                        case "ceiling" -> ceiling(round, contender);
                        default -> settle(round, name, contender);
                    }
                }
                // nobody always comes after the same one
                Collections.rotate(order, 2);
                Collections.reverse(order);
            }
            for (String name : options.contenders()) {
                if (SETTLING.contains(name)) {
                    latencies(name, programs.of(name));
                }
            }
        }
    }

    /** The pattern is a bill of the gateway, made in the database of the floor before anything is measured. */
    private void prepareFloor() throws IOException, SQLException, InterruptedException {
        if (!options.contenders().contains("floor")) {
            return;
        }
        floorScript = options.folder().resolve("floor.sql");
        try (Contender gateway = Contender.gateway(stage, "floor", OPEN, log("floor-pattern"))) {
            meter.http(0, "pattern", gateway, new Meter.Work("pattern", "/v1/settlements", 1000), 4, 2);
        }
        try (Connection connection = stage.connect("floor")) {
            Files.writeString(floorScript, Floor.script(connection, Settle1.PERSONS));
        }
    }

    /** What every contender does that settles. */
    private void settle(int round, String name, Contender contender)
            throws IOException, SQLException, InterruptedException {
        tell(name, meter.http(0, name, contender, Works.UNIFORM, 32, options.warm()));
        for (int clients : CLIENTS) {
            settled(name, meter.http(round, name, contender, Works.UNIFORM, clients, options.seconds()));
        }
        settled(name, meter.http(round, name, contender, Works.UNIFORM, 1, options.seconds() / 2));
    }

    private void gateway(int round, Contender gateway) throws IOException, SQLException, InterruptedException {
        String name = "gateway";
        settle(round, name, gateway);
        settled(name, meter.http(round, name, gateway, Works.UNIFORM, MANY_CLIENTS, options.seconds()));
        settled(name, meter.http(round, name, gateway, Works.HOT, 32, options.seconds()));
        settled(name, meter.http(round, name, gateway, Works.KNOWN, 32, options.seconds()));
        stage.stopRedis();
        try {
            settled(name, meter.http(round, name, gateway, Works.KNOWN_WITHOUT_REDIS, 32, options.seconds()));
        } finally {
            stage.startRedis();
        }
        meter.http(0, name, gateway, Works.PREVIEW, 32, options.warm());
        add(meter.http(round, name, gateway, Works.PREVIEW, 32, options.seconds()));
        uploaded(round, gateway);
    }

    private void uploaded(int round, Contender gateway) throws IOException, SQLException, InterruptedException {
        UploadedVisits visits = new UploadedVisits(
                gateway, "u" + round + "-" + ProcessHandle.current().pid(), round);
        int first = WARMING_VISITS_A_SECOND * options.warm();
        tellUploaded(meter.http(0, "gateway", gateway, list(visits, first), 32, options.warm()), first);
        int count = VISITS_A_SECOND * options.seconds();
        Window window = meter.http(round, "gateway", gateway, list(visits, count), 32, options.seconds());
        tellUploaded(window, count);
        add(window);
        few(round, visits);
    }

    private Meter.Work list(UploadedVisits visits, int count) throws IOException, InterruptedException {
        Path list = options.folder().resolve("visits.csv");
        List<UploadedVisits.Visit> uploaded = visits.upload(count, FEW_LINES);
        Files.write(list, uploaded.stream().map(UploadedVisits.Visit::csv).toList());
        return Works.UPLOADED.of(list);
    }

    /** At the end of the list the generator stops: the last answers are copies, or come when nobody listens any more. */
    private void tellUploaded(Window window, int listed) {
        tell("gateway", Math.min(window.done(), listed) - window.clients(), 3L * window.clients());
    }

    /** Stays with few and with many lines in turn, settled one by one. */
    private void few(int round, UploadedVisits visits) throws InterruptedException {
        List<UploadedVisits.Visit> small = visits.upload(TURNS * VISITS_A_TURN, FEW_LINES);
        List<UploadedVisits.Visit> large = visits.upload(TURNS * VISITS_A_TURN, MANY_LINES);
        for (int turn = 0; turn < TURNS; turn++) {
            int from = turn * VISITS_A_TURN;
            double few = visits.settle(small, from, from + VISITS_A_TURN);
            double many = visits.settle(large, from, from + VISITS_A_TURN);
            if (turn > 0) { // the first one warms
                measured.add(new Measured.Lines(round, few, many));
            }
        }
        tell("gateway", small.size() + large.size(), 0);
    }

    private void floor(int round) throws IOException, SQLException, InterruptedException {
        meter.floor(round, floorScript, "floor", 32, options.warm());
        for (int clients : List.of(1, 8, 32)) {
            int seconds = clients == 1 ? options.seconds() / 2 : options.seconds();
            add(meter.floor(round, floorScript, "floor", clients, seconds));
        }
    }

    private void ceiling(int round, Contender ceiling) throws IOException, SQLException, InterruptedException {
        meter.http(round, "ceiling", ceiling, Works.PREVIEW, 32, options.warm());
        add(meter.http(round, "ceiling", ceiling, Works.PREVIEW, 32, options.seconds()));
    }

    /** How long bills wait that come at a rate, up to half of what the contender can do at most. */
    private void latencies(String name, Contender contender) throws IOException, InterruptedException {
        double knee = measured.best(name, Works.UNIFORM);
        List<Double> rates =
                SHARES.stream().map(share -> (double) Math.round(share * knee)).toList();
        OpenLoad.Result sent = load.send(
                contender,
                new OpenLoad.Order("rates", rates, RATE_WARM_SECONDS, options.seconds() / 2, 1, false, false),
                OpenLoad.Meanwhile.NOTHING);
        tell(name, sent.done("SETTLE"), sent.tally().path("unknown").asLong());
        for (JsonNode broken : sent.tally().path("broken")) {
            throw new IllegalStateException(name + " at a rate: " + broken.asText());
        }
        for (int i = 0; i < SHARES.size(); i++) {
            JsonNode level = sent.tally().path("levels").path(i + 1);
            Latency latency = new Latency(
                    name,
                    SHARES.get(i),
                    level.path("from").asDouble(),
                    level.path("p50").asDouble(),
                    level.path("p90").asDouble(),
                    level.path("p99").asDouble(),
                    level.path("p999").asDouble(),
                    level.path("latenessP99").asDouble());
            measured.add(latency);
            System.out.printf(
                    Locale.ROOT,
                    "%-8s at %.0f %% of its most, %.0f/s: p50 %.2f ms, p99 %.1f ms%n",
                    name,
                    100 * latency.share(),
                    latency.rate(),
                    latency.p50(),
                    latency.p99());
        }
    }

    private void settled(String contender, Window window) {
        tell(contender, window);
        add(window);
    }

    /** As many bills as there are clients may have been under way when a generator stopped, and nobody heard of them. */
    private void tell(String contender, Window window) {
        tell(contender, window.done(), window.clients());
    }

    private void tell(String contender, long bills, long notHeard) {
        told.merge(contender, bills, Long::sum);
        unheard.merge(contender, notHeard, Long::sum);
    }

    private void add(Window window) {
        measured.add(window);
        System.out.printf(
                Locale.ROOT,
                "round %d  %-8s %-40s %3d clients  %8.0f/s  p50 %6.2f ms%n",
                window.round(),
                window.contender(),
                window.work(),
                window.clients(),
                window.perSecond(),
                window.p50());
    }

    private Path log(String name) {
        return options.folder().resolve(name + ".log");
    }
}
