package io.jishi.faults;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command is told.
 *
 * @param scenario the name of a scenario or of a group
 * @param seconds how long a fault lasts that has no length of its own
 * @param settlements how many settles RETRY-1 and the nemesis need
 * @param seed decides about everything that is drawn
 * @param hospitals how many clients there are
 * @param slack how many times longer than on an idle machine of two cores things may take
 * @param folder where logs and the journal go
 */
record FaultsOptions(
        String scenario, long seconds, long settlements, long seed, int hospitals, int slack, Path folder) {

    static final String USAGE = "Options: scenario=smoke|all|nemesis|retry-1|crash-1|<name> seconds=12 settlements=1000"
            + " seed=1 hospitals=6 slack=1 folder=target/faults programs=/usr/lib/postgresql/15/bin";

    private static final Set<String> KNOWN =
            Set.of("scenario", "seconds", "settlements", "seed", "hospitals", "slack", "folder", "programs");
    private static final Map<String, Long> SETTLEMENTS = Map.of("nemesis", 100_000L, "smoke", 100L);
    private static final long BASELINE_MILLISECONDS = 3_000;

    /** Reads words such as {@code seconds=30}; throws {@link IllegalArgumentException} with a sentence. */
    static FaultsOptions parse(List<String> words) {
        Map<String, String> given = new HashMap<>();
        for (String word : words) {
            int sign = word.indexOf('=');
            if (sign < 1 || !KNOWN.contains(word.substring(0, sign))) {
                throw new IllegalArgumentException("There is no option " + word + ".");
            }
            given.put(word.substring(0, sign), word.substring(sign + 1));
        }
        if (given.containsKey("programs")) {
            System.setProperty("jishi.postgres.programs", given.getOrDefault("programs", ""));
        }
        String scenario = given.getOrDefault("scenario", "smoke");
        long settlements = SETTLEMENTS.getOrDefault(scenario, 1_000L);
        long seconds = scenario.equals("smoke") ? 4 : 12;
        return new FaultsOptions(
                scenario,
                number(given, "seconds", seconds),
                number(given, "settlements", settlements),
                number(given, "seed", System.nanoTime() % 1_000_000),
                (int) number(given, "hospitals", 6),
                (int) number(given, "slack", 1),
                Path.of(given.getOrDefault("folder", "target/faults")));
    }

    private static long number(Map<String, String> given, String name, long otherwise) {
        String text = given.getOrDefault(name, Long.toString(otherwise));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is a whole number, not " + text + ".", notANumber);
        }
    }

    /** How long clients work before anything happens. */
    long baselineMilliseconds() {
        return BASELINE_MILLISECONDS;
    }

    /** The command that plays one scenario again. */
    String replay(String name, long seedOfScenario) {
        String programs = System.getProperty("jishi.postgres.programs", "");
        return "./mvnw -q -Pfaults test-compile exec:java@launch -Djishi.faults=\"scenario=" + name + " seed="
                + seedOfScenario + " seconds=" + seconds + " slack=" + slack + " settlements=" + settlements
                + " hospitals=" + hospitals
                + (programs.isBlank() ? "" : " programs=" + programs) + "\"";
    }
}
