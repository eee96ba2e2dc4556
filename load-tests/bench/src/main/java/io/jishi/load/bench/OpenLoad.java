package io.jishi.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jishi.support.NewestJava;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Load at given rates, sent by Gatling as a process of its own. */
final class OpenLoad {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BEGIN_SECONDS = 60;
    private static final int END_SECONDS = 180;

    private final Path modules;
    private final Path folder;
    private int runs;

    /**
     * With results in a folder.
     *
     * @param modules the folder of the load tests
     */
    OpenLoad(Path modules, Path folder) {
        this.modules = modules;
        this.folder = folder;
    }

    /**
     * What is sent.
     *
     * @param profile by its name
     * @param rates requests a second
     * @param warm seconds before anything counts
     * @param seconds of the profile, or of each of its levels
     * @param seed of the bills
     * @param mixed whether everything is sent that hospitals send, or only bills with a total
     * @param report whether the HTML report is made
     */
    record Order(String profile, List<Double> rates, int warm, int seconds, long seed, boolean mixed, boolean report) {}

    /** What is done to the gateway while load comes. */
    interface Meanwhile {

        Meanwhile NOTHING = () -> {};

        /** Called when the first request is sent. */
        void run() throws IOException, InterruptedException;
    }

    /**
     * What came of it.
     *
     * @param exit of Gatling: 0 if its assertions hold
     * @param tally what was asked and answered
     * @param file where that was written
     * @param report the folder of the HTML report; null if none was asked for
     * @param cores that the generator has used on average
     */
    record Result(int exit, JsonNode tally, Path file, Path report, double cores) {

        /** The list of the answers that must be stored. */
        Path answers() {
            return Path.of(file + ".answers");
        }

        /** What of a kind was done. */
        long done(String kind) {
            return tally.path("done").path(kind).asLong();
        }
    }

    Result send(Contender contender, Order order, Meanwhile meanwhile) throws IOException, InterruptedException {
        String run = Long.toString(ProcessHandle.current().pid(), 36) + "-" + order.profile() + ++runs;
        Path file = folder.resolve(run + ".json");
        Path reports = Files.createDirectories(folder.resolve(run));
        Process process = new ProcessBuilder(command(contender, order, run, file, reports))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(run + ".log").toFile())
                .start();
        try {
            awaitBegun(process, Path.of(file + ".began"));
            long began = System.nanoTime();
            double before = ProcessTime.of(process.pid());
            meanwhile.run();
            double cores = awaitEnd(process, limit(order), began, before);
            if (!Files.exists(file)) {
                throw new IllegalStateException(Files.readString(folder.resolve(run + ".log")));
            }
            return new Result(process.exitValue(), tally(file), file, order.report() ? only(reports) : null, cores);
        } finally {
            process.destroy();
        }
    }

    /** A tally that the generator has written. */
    static JsonNode tally(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private List<String> command(Contender contender, Order order, String run, Path file, Path reports) {
        Path target = modules.resolve("gatling/target");
        List<String> command = new ArrayList<>(List.of(
                NewestJava.command().toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dload.url=" + contender.address(),
                "-Dload.profile=" + order.profile(),
                "-Dload.rates="
                        + order.rates().stream()
                                .map(rate -> String.format(Locale.ROOT, "%.1f", rate))
                                .collect(Collectors.joining(",")),
                "-Dload.warm=" + order.warm(),
                "-Dload.seconds=" + order.seconds(),
                "-Dload.seed=" + order.seed(),
                "-Dload.run=" + run,
                "-Dload.mixed=" + order.mixed(),
                "-Dload.result=" + file,
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                "io.gatling.app.Gatling",
                "-s",
                "io.jishi.load.gatling.SettlementLoad",
                "-rf",
                reports.toString(),
                "-rd",
                order.profile()));
        if (!order.report()) {
            command.add("-nr");
        }
        return command;
    }

    private static void awaitBegun(Process process, Path file) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(BEGIN_SECONDS);
        while (!Files.exists(file)) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new IllegalStateException("the generator has not begun; see its log beside " + file);
            }
            Thread.sleep(5);
        }
    }

    /** Waits for the end, and gives the cores that the generator has used since it began. */
    private static double awaitEnd(Process process, long limit, long began, double before)
            throws IOException, InterruptedException {
        double cores = 0;
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            double seconds = (System.nanoTime() - began) / 1e9;
            if (seconds > limit) {
                throw new IllegalStateException("the generator does not end");
            }
            try {
                cores = (ProcessTime.of(process.pid()) - before) / seconds;
            } catch (IOException ended) {
                break;
            }
        }
        process.waitFor();
        return cores;
    }

    /** No profile has more than a dozen levels. */
    private static long limit(Order order) {
        return order.warm() + 13L * order.seconds() * order.rates().size() + END_SECONDS;
    }

    private static Path only(Path folder) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            return all.iterator().next();
        }
    }
}
