package io.jishi.load.bench;

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
import java.util.Map;

/** Runs the contenders in turn, checks the rows that they have left, and says what came of it. */
public final class Bench {

    private static final List<Integer> CLIENTS = List.of(8, 32);

    private final Options options;
    private final Stage stage;
    private final Meter meter;
    private final List<Window> windows = new ArrayList<>();
    private final Map<String, Long> told = new HashMap<>();
    private Path floorScript;

    private Bench(Options options, Stage stage) {
        this.options = options;
        this.stage = stage;
        this.meter = new Meter(stage, options.folder(), options.pgbench());
    }

    /** Runs all; the exit code is 1 if the rows of a contender are not what it answered. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Options options = Options.of(arguments);
        Files.createDirectories(options.folder());
        long began = System.nanoTime();
        System.out.println("Loading " + Settle1.PERSONS + " people ...");
        List<String> databases = List.of("gateway", "vendor", "floor");
        try (Stage stage = Stage.prepare(options.folder(), databases)) {
            Bench bench = new Bench(options, stage);
            bench.run();
            List<String> faults = new ArrayList<>();
            for (String database : List.of("gateway", "vendor")) {
                if (options.contenders().contains(database)) {
                    faults.addAll(Gate.faults(
                            stage,
                            database,
                            Gate.Told.bills(bench.told.get(database), bench.inFlight()),
                            options.folder()));
                }
            }
            Report.write(options, stage, bench.windows, faults, (System.nanoTime() - began) / 1e9);
            System.exit(faults.isEmpty() ? 0 : 1);
        }
    }

    private void run() throws IOException, SQLException, InterruptedException {
        prepareFloor();
        List<String> order = new ArrayList<>(options.contenders());
        for (int round = 1; round <= options.rounds(); round++) {
            for (String contender : order) {
                switch (contender) {
                    case "gateway" -> gateway(round);
                    case "vendor" -> vendor(round);
                    case "floor" -> floor(round);
                    case "ceiling" -> ceiling(round);
                    default -> throw new IllegalArgumentException("no contender is called " + contender);
                }
            }
            Collections.rotate(order, 1);
        }
    }

    /** The pattern is a bill of the gateway, made in the database of the floor before anything is measured. */
    private void prepareFloor() throws IOException, SQLException, InterruptedException {
        floorScript = options.folder().resolve("floor.sql");
        try (Contender gateway = Contender.gateway(stage, "floor", OPEN, log("floor-pattern"))) {
            meter.http(0, "pattern", gateway, new Meter.Work("pattern", "/v1/settlements", 1000), 4, 2);
        }
        try (Connection connection = stage.connect("floor")) {
            Files.writeString(floorScript, Floor.script(connection, Settle1.PERSONS));
        }
    }

    /** One caller sends a fifth of everything here, which no hospital may do to the others in production. */
    static final Map<String, String> OPEN = Map.of(
            "jishi.admission.institution.rate", "1000000",
            "jishi.admission.institution.burst", "1000000",
            "jishi.admission.institution.in-flight", "1000",
            "jishi.cache.near-entries", "262144",
            "jishi.cache.near-bytes", "64M",
            "quarkus.vertx.event-loops-pool-size", "2");

    private void gateway(int round) throws IOException, SQLException, InterruptedException {
        try (Contender gateway = Contender.gateway(stage, "gateway", OPEN, log("gateway-" + round))) {
            warm(gateway, Works.UNIFORM, "gateway");
            for (int clients : CLIENTS) {
                settled("gateway", meter.http(round, "gateway", gateway, Works.UNIFORM, clients, options.seconds()));
            }
            settled("gateway", meter.http(round, "gateway", gateway, Works.UNIFORM, 1, options.seconds() / 2));
            settled("gateway", meter.http(round, "gateway", gateway, Works.HOT, 32, options.seconds()));
            settled("gateway", meter.http(round, "gateway", gateway, Works.KNOWN, 32, options.seconds()));
            stage.stopRedis();
            try {
                settled(
                        "gateway",
                        meter.http(round, "gateway", gateway, Works.KNOWN_WITHOUT_REDIS, 32, options.seconds()));
            } finally {
                stage.startRedis();
            }
            add(meter.http(round, "gateway", gateway, Works.PREVIEW, 32, options.seconds()));
        }
    }

    private void vendor(int round) throws IOException, SQLException, InterruptedException {
        try (Contender vendor = Contender.vendor(stage, "vendor", options.modules(), log("vendor-" + round))) {
            warm(vendor, Works.UNIFORM, "vendor");
            for (int clients : CLIENTS) {
                settled("vendor", meter.http(round, "vendor", vendor, Works.UNIFORM, clients, options.seconds()));
            }
        }
    }

    private void floor(int round) throws IOException, SQLException, InterruptedException {
        meter.floor(round, floorScript, "floor", 32, options.warm());
        for (int clients : List.of(1, 8, 32)) {
            int seconds = clients == 1 ? options.seconds() / 2 : options.seconds();
            add(meter.floor(round, floorScript, "floor", clients, seconds));
        }
    }

    private void ceiling(int round) throws IOException, SQLException, InterruptedException {
        try (Contender ceiling = Contender.ceiling(options.modules(), 1400, log("ceiling-" + round))) {
            meter.http(round, "ceiling", ceiling, Works.PREVIEW, 32, options.warm());
            add(meter.http(round, "ceiling", ceiling, Works.PREVIEW, 32, options.seconds()));
        }
    }

    private void warm(Contender contender, Meter.Work work, String name)
            throws IOException, SQLException, InterruptedException {
        told.merge(
                name, meter.http(0, name, contender, work, 32, options.warm()).done(), Long::sum);
    }

    private void settled(String contender, Window window) {
        told.merge(contender, window.done(), Long::sum);
        add(window);
    }

    private void add(Window window) {
        windows.add(window);
        System.out.printf(
                "round %d  %-8s %-40s %3d clients  %8.0f/s  p50 %6.2f ms%s%n",
                window.round(),
                window.contender(),
                window.work(),
                window.clients(),
                window.perSecond(),
                window.p50(),
                window.refused() > 0 ? "  refused " + window.refused() : "");
    }

    /** Most bills that were under way when a generator stopped, and whose answers nobody has heard. */
    private int inFlight() {
        return (options.rounds() + 1) * 10 * 32;
    }

    private Path log(String name) {
        return options.folder().resolve(name + ".log");
    }
}
