package io.jishi.faults;

import java.util.ArrayList;
import java.util.List;

/** The table of what can be broken. */
final class Scenarios {

    private Scenarios() {}

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
        return table;
    }

    /** The scenarios of that name, or of the group with that name; throws {@link IllegalArgumentException}. */
    static List<Scenario> named(FaultsOptions options) {
        List<Scenario> table = table(options);
        if (options.scenario().equals("all")) {
            return table;
        }
        List<Scenario> found = table.stream()
                .filter(scenario -> scenario.name().equals(options.scenario()))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no scenario " + options.scenario() + ".");
        }
        return found;
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
