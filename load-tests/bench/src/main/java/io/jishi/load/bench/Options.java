package io.jishi.load.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is run.
 *
 * @param rounds with the order of the contenders rotated from one to the next
 * @param warm seconds of load before anything is measured
 * @param seconds that a window lasts
 * @param contenders in the order of the first round
 * @param modules the folder of the load tests
 * @param folder where logs, the scripts and the result go
 * @param pgbench the program
 */
record Options(int rounds, int warm, int seconds, List<String> contenders, Path modules, Path folder, Path pgbench) {

    static Options of(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("options are written name=value: " + argument);
            }
            given.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        Path modules = Path.of(given.getOrDefault("modules", ".")).toAbsolutePath();
        return new Options(
                Integer.parseInt(given.getOrDefault("rounds", "3")),
                Integer.parseInt(given.getOrDefault("warm", "15")),
                Integer.parseInt(given.getOrDefault("seconds", "20")),
                List.of(given.getOrDefault("contenders", "gateway,floor,vendor,plain,ceiling")
                        .split(",")),
                modules,
                modules.resolve("bench/target/bench"),
                pgbench(given.get("pgbench")));
    }

    private static Path pgbench(String given) {
        if (given != null) {
            return Path.of(given);
        }
        for (int version = 18; version >= 15; version--) {
            Path installed = Path.of("/usr/lib/postgresql/" + version + "/bin/pgbench");
            if (Files.isExecutable(installed)) {
                return installed;
            }
        }
        return Path.of("pgbench");
    }
}
