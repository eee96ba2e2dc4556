package io.jishi.faults;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The table of what can be broken. */
final class Scenarios {

    private Scenarios() {}

    /** What the smoke plays beside one fault of its seed: each kind of process, and the line between. */
    private static final List<String> SMOKE = List.of("retry-1", "gateway-kill", "postgres-kill", "commit-cut");

    /** What is drawn for the smoke: short, and with few demands on the speed of the machine. */
    private static final List<String> DRAWN = List.of(
            "gateway-halt",
            "postgres-terminate-all",
            "postgres-immediate",
            "postgres-halt",
            "standby-halt",
            "commit-lost",
            "commit-reset",
            "net-reset",
            "net-half",
            "clients-messy",
            "lock-table");

    /** What takes long, asks for a count of its own, or changes settings of processes: not for the nemesis. */
    private static final List<String> ALONE = List.of(
            "retry-1",
            "crash-1",
            "gateway-kill-20",
            "clients-hang-up",
            "clients-impatient",
            "clock",
            "start-wrong",
            "disk-gateway-log");

    private static List<Scenario> table(FaultsOptions options) {
        List<Scenario> table = new ArrayList<>();
        table.add(Scores.retryOne(options.settlements()));
        table.add(Scores.crashOne());
        table.addAll(GatewayScenarios.all());
        table.addAll(RedisScenarios.all());
        table.addAll(PostgresScenarios.all());
        table.addAll(NetworkScenarios.all());
        table.addAll(ClientScenarios.all(options));
        table.addAll(LockScenarios.all());
        table.addAll(StartScenarios.all());
        table.addAll(DiskScenarios.all());
        return table;
    }

    /** The scenarios of that name, or of the group with that name; throws {@link IllegalArgumentException}. */
    static List<Scenario> named(FaultsOptions options, PrintStream out) {
        List<Scenario> table = table(options);
        boolean mounts = DiskScenarios.isPossible(options.folder());
        List<Scenario> possible = table.stream()
                .filter(scenario -> mounts || !scenario.name().startsWith("disk-"))
                .toList();
        if (possible.size() < table.size()) {
            out.println("skipped: file systems cannot be mounted here, which the scenarios disk-* need");
        }
        switch (options.scenario()) {
            case "all" -> {
                return possible;
            }
            case "smoke" -> {
                return smoke(possible, options);
            }
            case "nemesis" -> {
                List<Scenario> faults = possible.stream()
                        .filter(scenario -> !ALONE.contains(scenario.name()))
                        .toList();
                return List.of(Nemesis.of(faults, options.settlements(), out));
            }
            default -> {
                // one by its name
            }
        }
        return named(possible, List.of(options.scenario().split(",", -1)));
    }

    /** Several, with commas between them, are played in the order in which they are named. */
    private static List<Scenario> named(List<Scenario> table, List<String> names) {
        List<Scenario> found = new ArrayList<>();
        for (String name : names) {
            found.add(table.stream()
                    .filter(scenario -> scenario.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no scenario " + name + ".")));
        }
        return found;
    }

    private static List<Scenario> smoke(List<Scenario> table, FaultsOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        Set<String> names = new LinkedHashSet<>(SMOKE);
        names.add(DRAWN.get(random.nextInt(DRAWN.size())));
        return table.stream()
                .filter(scenario -> names.contains(scenario.name()))
                .toList();
    }

    /** Their names. */
    static String names() {
        return String.join(
                " ",
                table(FaultsOptions.parse(List.of())).stream()
                        .map(Scenario::name)
                        .toList());
    }
}
