package io.jishi.load.bench;

import io.jishi.support.NewestJava;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether what a program holds stays what it is while it works for a long time. */
final class Steadiness {

    /** Growth from the middle to the end, in shares of the mean, that is still called none. */
    private static final double GROWTH_MAXIMUM = 0.1;

    private final Stage stage;
    private final Contender contender;
    private final Map<String, List<Double>> readings = new LinkedHashMap<>();

    Steadiness(Stage stage, Contender contender) {
        this.stage = stage;
        this.contender = contender;
    }

    /** Reads everything once. What the heap holds is known after a collection only, and that is asked for. */
    void read() throws IOException, InterruptedException {
        Process collection = new ProcessBuilder(
                        NewestJava.command().resolveSibling("jcmd").toString(),
                        Long.toString(contender.pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (collection.waitFor() != 0) {
            throw new IllegalStateException("the heap cannot be collected");
        }
        Path process = Path.of("/proc", Long.toString(contender.pid()));
        double heap = Metrics.of(contender, "jvm_memory_used_bytes", "area=\"heap\"");
        if (heap == 0) {
            throw new IllegalStateException("the gateway does not tell its heap");
        }
        add("heap after a collection, bytes", heap);
        add("open files", entries(process.resolve("fd")));
        add("threads", entries(process.resolve("task")));
        try (Connection connection = stage.connect("gateway")) {
            add(
                    "connections to PostgreSQL",
                    Stage.number(connection, "select count(*) from pg_stat_activity where datname = 'gateway'"));
            add(
                    "temporary files of PostgreSQL",
                    Stage.number(connection, "select temp_files from pg_stat_database where datname = 'gateway'"));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void add(String name, double value) {
        readings.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    private static double entries(Path folder) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path ignored : all) {
                count++;
            }
        }
        return count;
    }

    /** What was read, with the growth over the second half. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        readings.forEach((name, values) -> told.add(String.format(
                Locale.ROOT,
                "%s: %.0f at first, %.0f at last, %+.1f %% over the second half",
                name,
                values.get(0),
                values.get(values.size() - 1),
                100 * growth(values))));
        return told;
    }

    /** What grows. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        readings.forEach((name, values) -> {
            if (growth(values) > GROWTH_MAXIMUM) {
                faults.add(name + " grows: " + values);
            }
        });
        return faults;
    }

    /** Of the line through the second half by least squares, from its beginning to its end, as a share of the mean. */
    static double growth(List<Double> values) {
        List<Double> half = values.subList(values.size() / 2, values.size());
        int count = half.size();
        double middle = (count - 1) / 2.0;
        double mean = half.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int i = 0; i < count; i++) {
            above += (i - middle) * (half.get(i) - mean);
            below += (i - middle) * (i - middle);
        }
        return mean == 0 || below == 0 ? 0 : above / below * (count - 1) / mean;
    }
}
