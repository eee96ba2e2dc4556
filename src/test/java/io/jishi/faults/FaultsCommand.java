package io.jishi.faults;

import io.jishi.faults.overload.OverloadCommand;
import io.jishi.support.ServersUnavailable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Breaks everything around the packaged gateway, one fault after the other, while hospitals settle, and says after each
 * how many bills were lost, doubled or left without a fate.
 *
 * <p>Starts what it needs on loopback and stops it. Ends with 0 only if every scenario held and its fault was felt;
 * with 1 if not, and with 2 if it could not begin.
 */
public final class FaultsCommand {

    private static final String OVERLOAD = "overload";

    private FaultsCommand() {}

    /** Runs; options as arguments or, without any, in the property {@code jishi.faults}. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = List.of(arguments);
        if (words.isEmpty()) {
            String property = System.getProperty("jishi.faults", "").strip();
            words = property.isEmpty() ? List.of() : List.of(property.split("\\s+", -1));
        }
        System.exit(run(words, out));
    }

    /** Runs with these options; the exit code. */
    static int run(List<String> words, PrintStream out) {
        try {
            FaultsOptions options = FaultsOptions.parse(words);
            if (options.scenario().equals(OVERLOAD)) {
                return overload(out);
            }
            return play(options, Scenarios.named(options, out), out) ? 0 : 1;
        } catch (IllegalArgumentException | ServersUnavailable | IOException cannotBegin) {
            out.println("The faults cannot begin: " + cannotBegin.getMessage());
            out.println(FaultsOptions.USAGE);
            out.println("Scenarios: " + OVERLOAD + ", " + Scenarios.names());
            return 2;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 2;
        }
    }

    /** One gateway behind a slow database, and many more clients than it can serve. */
    private static int overload(PrintStream out) throws InterruptedException {
        try {
            return OverloadCommand.run() ? 0 : 1;
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failed) {
            out.println("BROKEN " + OVERLOAD + ": cannot be judged, " + failed);
            return 1;
        }
    }

    private static boolean play(FaultsOptions options, List<Scenario> scenarios, PrintStream out)
            throws IOException, InterruptedException {
        Files.createDirectories(options.folder());
        SplittableRandom seeds = new SplittableRandom(options.seed());
        List<String> broken = new ArrayList<>();
        long begun = System.nanoTime();
        out.println("seed=" + options.seed() + ", " + scenarios.size() + " scenarios");
        try (Cluster cluster = Cluster.start(options.folder(), options.slack());
                Journal journal = new Journal(options.folder().resolve("journal-" + options.seed() + ".jsonl"))) {
            Referee referee = new Referee(cluster, journal, options, out);
            referee.warmUp();
            for (Scenario scenario : scenarios) {
                // one scenario alone plays with the seed that is given, so that it can be played again
                long seed = scenarios.size() == 1 ? options.seed() : seeds.nextLong() >>> 16;
                if (!plays(referee, scenario, seed, out)) {
                    broken.add(scenario.name());
                }
            }
            out.println((broken.isEmpty() ? "held" : "BROKEN " + broken) + ": " + scenarios.size() + " scenarios, "
                    + journal.settled() + " bills, " + cluster.cancelRequests() + " requests to cancel, "
                    + (System.nanoTime() - begun) / 1_000_000_000 + " s, seed " + options.seed());
        }
        return broken.isEmpty();
    }

    private static boolean plays(Referee referee, Scenario scenario, long seed, PrintStream out)
            throws InterruptedException {
        try {
            return referee.play(scenario, seed);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failed) {
            out.println("BROKEN " + scenario.title() + ": cannot be judged, " + failed);
            return false;
        }
    }
}
