package io.jishi.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/** Sends load for some seconds and measures what it cost. */
final class Meter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final Pattern DONE = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final double MICROS = 1e6;

    private final Stage stage;
    private final Path folder;
    private final Path pgbench;
    private int runs;

    Meter(Stage stage, Path folder, Path pgbench) {
        this.stage = stage;
        this.folder = folder;
        this.pgbench = pgbench;
    }

    /**
     * What is sent.
     *
     * @param name of the work
     * @param path of the request
     * @param persons for how many people the bills are
     * @param list the file of stays that are to be settled; null if each bill has a stay of its own
     */
    record Work(String name, String path, int persons, Path list) {

        /** Bills with stays of their own. */
        Work(String name, String path, int persons) {
            this(name, path, persons, null);
        }

        /** The same about stays in a file. */
        Work of(Path stays) {
            return new Work(name, path, persons, stays);
        }
    }

    /** Processor time, log and counters at one moment. */
    private record Reading(
            double contender,
            double postgres,
            double redis,
            double generator,
            long wal,
            long flushes,
            double batches,
            double batched,
            double allocated) {}

    Window http(int round, String name, Contender contender, Work work, int clients, int seconds)
            throws IOException, InterruptedException, SQLException {
        Path script = script(work.list() == null ? "settle.lua" : "uploaded.lua");
        Reading before = reading(contender);
        JsonNode told = JSON.readTree(lastLine(run(
                List.of(
                        "wrk",
                        "-t1",
                        "-c" + clients,
                        "-d" + seconds + "s",
                        "--timeout",
                        "10s",
                        "-s",
                        script.toString(),
                        contender.address()),
                Map.of(
                        "BENCH_PATH", work.path(),
                        "BENCH_PERSONS", Integer.toString(work.persons()),
                        "BENCH_RUN", Long.toString(ProcessHandle.current().pid(), 36) + "-" + ++runs,
                        "BENCH_SEED", Integer.toString(runs),
                        "BENCH_LIST", String.valueOf(work.list())))));
        Reading after = reading(contender);
        long done = told.get("requests").asLong();
        if (told.get("broken").asLong()
                                + told.get("refused").asLong()
                                + told.get("wrong").asLong()
                        > 0
                || done == 0) {
            throw new IllegalStateException(
                    name + ": every request of the benchmark can be answered, and was not: " + told);
        }
        double batches = after.batches() - before.batches();
        return new Window(
                round,
                name,
                work.name(),
                clients,
                done,
                told.get("seconds").asDouble(),
                told.get("p50").asDouble(),
                told.get("p90").asDouble(),
                told.get("p99").asDouble(),
                told.get("p999").asDouble(),
                (after.contender() - before.contender()) * MICROS / done,
                (after.postgres() - before.postgres()) * MICROS / done,
                Math.max(0, after.redis() - before.redis()) * MICROS / done,
                (after.generator() - before.generator()) * MICROS / done,
                (double) (after.wal() - before.wal()) / done,
                (double) (after.flushes() - before.flushes()) / done,
                batches > 0 ? 2 * batches / (after.batched() - before.batched()) : null,
                after.allocated() > 0 ? (after.allocated() - before.allocated()) / done : null);
    }

    Window floor(int round, Path script, String database, int clients, int seconds)
            throws IOException, InterruptedException, SQLException {
        Reading before = reading(null);
        String told = run(
                List.of(
                        pgbench.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(stage.servers().postgresPort()),
                        "-U",
                        stage.servers().user(),
                        "-n",
                        "-M",
                        "prepared",
                        "-j",
                        "1",
                        "-c",
                        Integer.toString(clients),
                        "-T",
                        Integer.toString(seconds),
                        "-f",
                        script.toString(),
                        database),
                Map.of("PGPASSWORD", stage.servers().password()));
        Reading after = reading(null);
        long done = Long.parseLong(found(DONE, told));
        double average = Double.parseDouble(found(LATENCY, told));
        return new Window(
                round,
                "floor",
                Works.UNIFORM.name(),
                clients,
                done,
                seconds,
                average,
                null,
                null,
                null,
                null,
                (after.postgres() - before.postgres()) * MICROS / done,
                0,
                (after.generator() - before.generator()) * MICROS / done,
                (double) (after.wal() - before.wal()) / done,
                (double) (after.flushes() - before.flushes()) / done,
                1.0,
                null);
    }

    /** The script of a generator, with what each tells at its end. */
    private Path script(String name) throws IOException {
        Path script = folder.resolve(name);
        try (InputStream own = Meter.class.getResourceAsStream("/" + name);
                InputStream end = Meter.class.getResourceAsStream("/done.lua")) {
            Files.write(script, own.readAllBytes());
            Files.write(script, end.readAllBytes(), StandardOpenOption.APPEND);
        }
        return script;
    }

    private Reading reading(Contender contender) throws IOException, InterruptedException, SQLException {
        Map<String, Double> metrics = contender == null ? Map.of() : Metrics.of(contender);
        long wal;
        long flushes;
        try (Connection connection = stage.connect("postgres")) {
            wal = Stage.number(connection, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");
            flushes = flushes(connection);
        }
        return new Reading(
                contender == null ? 0 : ProcessTime.of(contender.pid()),
                ProcessTime.withChildren(stage.servers().postgresPid()),
                stage.redisRuns() ? ProcessTime.of(stage.servers().redisPid()) : 0,
                ProcessTime.endedChildren(),
                wal,
                flushes,
                metrics.getOrDefault("jishi_lane_batch_count", 0.0),
                metrics.getOrDefault("jishi_lane_batch_sum", 0.0),
                metrics.getOrDefault("jvm_gc_memory_allocated_bytes_total", 0.0));
    }

    private static long flushes(Connection connection) throws SQLException {
        try {
            return Stage.number(connection, "select sum(fsyncs) from pg_stat_io where object = 'wal'");
        } catch (PSQLException beforeVersion18) {
            return Stage.number(connection, "select wal_sync from pg_stat_wal");
        }
    }

    private String run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command.get(0) + " failed: " + output);
        }
        return output;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not understood: " + text);
        }
        return matcher.group(1);
    }

    private static String lastLine(String text) {
        String[] lines = text.strip().split("\n");
        return lines[lines.length - 1];
    }
}
