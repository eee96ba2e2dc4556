package io.jishi.faults.overload;

import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import io.jishi.support.EmbeddedServers;
import io.jishi.support.FaultProxy;
import io.jishi.support.GatewayProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts the packaged gateway under more load than it can bear, and prints a score for each scenario: two lanes of eight
 * messages, and a database that answers after a delay, settle at most as many bills a second as the property {@code
 * jishi.overload.capacity} says, 500 by default. How many they really settle is measured first, and every scenario is
 * a multiple of that.
 */
public final class OverloadCommand {

    /** The middle one counts: one moment in which the machine stands still makes the slowest percent of a round. */
    private static final int ROUNDS = 3;

    private static final PrintStream OUTPUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final int BATCH = 8;
    private static final int LANES = 2;

    private OverloadCommand() {}

    /** Runs everything; whether every number was reached. */
    public static boolean run() throws Exception {
        int capacity = Integer.getInteger("jishi.overload.capacity", 500);
        DemoData data = DemoData.seeded(DemoDatabase.SEED);
        try (EmbeddedServers servers = EmbeddedServers.start()) {
            Map<String, String> settings = new HashMap<>(DemoDatabase.prepare(servers, data));
            // a batch is two round trips
            long delay = 1000L * LANES * BATCH / capacity / 2;
            try (FaultProxy line = FaultProxy.to(servers.postgresPort())) {
                settings.put(
                        "quarkus.datasource.reactive.url",
                        servers.postgresReactiveUrl().replace(":" + servers.postgresPort(), ":" + line.port()));
                settings.put("jishi.settlement.batch-maximum", Integer.toString(BATCH));
                settings.put("jishi.admission.settle.minimum", Integer.toString(LANES * BATCH));
                Path log = Path.of("target", "overload-gateway.log");
                try (GatewayProcess gateway = GatewayProcess.launch(GatewayProcess.freePort(), settings, log)
                        .awaitReady()) {
                    // there and back
                    line.delay(Duration.ofMillis(delay).dividedBy(2), Duration.ZERO);
                    return run(data, gateway, capacity);
                }
            }
        }
    }

    private static boolean run(DemoData data, GatewayProcess gateway, int capacity) throws Exception {
        List<DemoProvider> institutions = data.providers().stream()
                .filter(provider -> !provider.equals(data.lapsedHospital()))
                .limit(21)
                .toList();
        List<DemoPerson> people =
                IntStream.range(100, 260).mapToObj(data::spare).toList();
        Site site = new Site(List.of(gateway.uri("/")), "141000", institutions, people);
        Score score = new Score();
        try (OpenLoad load = new OpenLoad(site)) {
            OverloadScenarios aimedAt = new OverloadScenarios(site, load, capacity);
            print("warm", aimedAt.warm(Integer.getInteger("jishi.overload.warm", 30)));
            Numbers peak = aimedAt.settle(2, 20, 5);
            print("settle as it comes", peak);
            OverloadScenarios scenarios = new OverloadScenarios(site, load, peak.perSecond());
            burst(scenarios, peak, gateway, score);
            OverloadScenarios.Mixed mixed = scenarios.mix(4, 20);
            print("mix x4 outcome", mixed.outcome());
            print("mix x4 settle", mixed.settle());
            print("mix x4 presettle", mixed.presettle());
            print("mix x4 read", mixed.read());
            score.atLeast("outcome success at 4 x, percent", mixed.outcome().success(), 99.9);
            OverloadScenarios.Spike spike = scenarios.spike(5, 20);
            print("spike before", spike.before());
            print("spike during", spike.during());
            print("spike afterwards "
                    + spike.afterwards().stream()
                            .map(then -> "%.0f%%/%dms".formatted(then.success(), then.slow()))
                            .collect(Collectors.joining(" ")));
            score.atMost("seconds to baseline after a spike", spike.secondsToBaseline(), 10);
            List<Double> slower = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                OverloadScenarios.Wild wild = scenarios.wild(20, 10);
                print("others before", wild.before());
                print("others meanwhile", wild.others());
                print("the wild one", wild.wild());
                slower.add(1.0 * wild.others().slow() / wild.before().slow());
            }
            Collections.sort(slower);
            score.atMost("p99 of twenty others, of what it was before", slower.get(ROUNDS / 2), 1.2);
        }
        return score.reached;
    }

    private static void burst(OverloadScenarios scenarios, Numbers peak, GatewayProcess gateway, Score score)
            throws Exception {
        long before = residentMebibytes(gateway);
        Numbers burst = scenarios.settle(10, 20, 3);
        long after = residentMebibytes(gateway);
        print("settle x10", burst);
        double best = Math.max(peak.perSecond(), burst.perSecond());
        score.atLeast("goodput at 10 x, percent of peak", 100 * burst.perSecond() / best, 90);
        score.atMost("memory at 10 x, of what it was before", 1.0 * after / before, 1.25);
    }

    /** Resident memory of the gateway. */
    private static long residentMebibytes(GatewayProcess gateway) throws IOException {
        return Files.readAllLines(
                        Path.of("/proc", Long.toString(gateway.process().pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .sum();
    }

    private static void print(String name, Numbers numbers) {
        print(name + " " + numbers);
    }

    private static void print(String line) {
        OUTPUT.println(line);
    }

    /** What was reached. */
    private static final class Score {

        private boolean reached = true;

        void atLeast(String name, double value, double bound) {
            tell(name, value, ">=", bound, value >= bound);
        }

        void atMost(String name, double value, double bound) {
            tell(name, value, "<=", bound, value <= bound);
        }

        private void tell(String name, double value, String relation, double bound, boolean holds) {
            reached &= holds;
            print(String.format(
                    Locale.ROOT, "SCORE %s: %.2f (%s %.2f) %s", name, value, relation, bound, holds ? "ok" : "MISSED"));
        }
    }
}
