package io.jishi.faults;

import io.jishi.support.FaultProxy;
import io.jishi.support.GatewayProcess;
import io.jishi.support.ProcessSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A gateway in a process of its own, with a line of its own to everything, that is started again when it ends. */
final class Gateway implements AutoCloseable {

    /** Without the second compiler, which on two processors takes longer than most scenarios last. */
    static final List<String> OPTIONS =
            List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(2);
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);
    private static final long WATCH_MILLISECONDS = 50;
    private static final long RESTART_PAUSE_MILLISECONDS = 500;
    private static final int OK = 200;

    private final String name;
    private final int port;
    private final Path folder;
    private Path logFolder;
    private final FaultProxy clients;
    private final FaultProxy database;
    private final FaultProxy redis;
    private final Map<String, String> configuration = new HashMap<>();
    private final Map<String, String> extra = new HashMap<>();
    private final List<Double> readyAfter = new ArrayList<>();
    private List<String> options = OPTIONS;
    private @Nullable GatewayProcess process;
    private boolean supervised = true;
    private boolean closed;
    private int starts;
    private long startedAt;
    private boolean awaited;

    Gateway(String name, Path folder, int postgresPort, int redisPort) throws IOException {
        this.name = name;
        this.folder = folder;
        this.logFolder = folder;
        this.port = GatewayProcess.freePort();
        this.clients = FaultProxy.to(port);
        this.database = FaultProxy.to(postgresPort);
        this.redis = FaultProxy.to(redisPort);
        Thread supervisor = new Thread(this::watch, "supervisor-" + name);
        supervisor.setDaemon(true);
        supervisor.start();
    }

    String name() {
        return name;
    }

    /** The line from the hospitals. */
    FaultProxy clients() {
        return clients;
    }

    /** The line to PostgreSQL. */
    FaultProxy database() {
        return database;
    }

    /** The line to Redis. */
    FaultProxy redis() {
        return redis;
    }

    /** Where it listens, past the line. */
    int port() {
        return port;
    }

    /** Every start is told this. */
    synchronized void configure(Map<String, String> settings) {
        configuration.putAll(settings);
    }

    /** What every start is told. */
    synchronized Map<String, String> configuration() {
        return Map.copyOf(configuration);
    }

    /** What the next starts are told beside; empty for nothing. */
    synchronized void configureBeside(Map<String, String> settings) {
        extra.clear();
        extra.putAll(settings);
    }

    /** Options of the virtual machine for the next starts; none for the usual ones. */
    synchronized void options(String... others) {
        options = others.length == 0 ? OPTIONS : List.of(others);
    }

    /** Whether it is started again when it ends. */
    synchronized void supervised(boolean on) {
        supervised = on;
    }

    synchronized void start() {
        Map<String, String> settings = new HashMap<>(configuration);
        settings.putAll(extra);
        process = GatewayProcess.launch(port, settings, logFolder.resolve(name + "-" + ++starts + ".log"), options);
        startedAt = System.nanoTime();
        awaited = true;
    }

    /** Where the logs of all starts are. */
    Path folder() {
        return folder;
    }

    /** The logs of the next starts go elsewhere. */
    synchronized void logTo(Path other) {
        logFolder = other;
    }

    /** The log of the last start. */
    synchronized Path log() {
        return logFolder.resolve(name + "-" + starts + ".log");
    }

    synchronized int starts() {
        return starts;
    }

    synchronized boolean isAlive() {
        return process != null && process.process().isAlive();
    }

    synchronized long pid() {
        return process == null ? -1 : process.process().pid();
    }

    /** Sends a signal to the process, if it lives. */
    synchronized void signal(String signal) {
        if (process != null && process.process().isAlive()) {
            ProcessSignal.send(process.process().toHandle(), signal);
        }
    }

    /** Kills it with signal 9 and returns when it has ended. */
    void kill() throws InterruptedException {
        GatewayProcess killed;
        synchronized (this) {
            killed = process;
        }
        signal("KILL");
        if (killed != null) {
            killed.process().waitFor(5, TimeUnit.SECONDS);
        }
    }

    /** Ends it in order and starts it again, with what it is told now. */
    void restart() throws InterruptedException {
        signal("TERM");
        GatewayProcess ending;
        synchronized (this) {
            ending = process;
        }
        if (ending != null && !ending.process().waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
        awaitReady();
    }

    /** Waits until it says that it is ready. */
    boolean awaitReady() throws InterruptedException {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (isReady()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(WATCH_MILLISECONDS);
        }
        return false;
    }

    boolean isReady() {
        try {
            return get("/q/health/ready").status() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asks it past the line. */
    Reply get(String path) throws IOException {
        return Wire.exchange(port, Message.get(path, "none"), QUESTION_LIMIT);
    }

    /** The sum of a metric over its labels; -1 if it does not answer, 0 if there is none. */
    double metric(String metric, String label) {
        try {
            return samples(metric)
                    .filter(line -> line.contains(label))
                    .mapToDouble(Gateway::valueOf)
                    .sum();
        } catch (IOException noAnswer) {
            return -1;
        }
    }

    /** Each sample of a metric that is not zero, as it is written; none if it does not answer. */
    List<String> notZero(String metric) {
        try {
            return samples(metric).filter(line -> valueOf(line) != 0).toList();
        } catch (IOException noAnswer) {
            return List.of();
        }
    }

    private Stream<String> samples(String metric) throws IOException {
        return new String(get("/metrics").body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(metric))
                .filter(line -> line.length() == metric.length() || "{ ".indexOf(line.charAt(metric.length())) >= 0);
    }

    private static double valueOf(String sample) {
        return Double.parseDouble(sample.substring(sample.lastIndexOf(' ') + 1));
    }

    /** How many files and sockets it has open; -1 if that cannot be seen. */
    long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
            return open.count();
        } catch (IOException gone) {
            return -1;
        }
    }

    /** How many seconds each start took until it was ready. */
    synchronized List<Double> readyAfter() {
        return List.copyOf(readyAfter);
    }

    private void watch() {
        while (true) {
            try {
                TimeUnit.MILLISECONDS.sleep(WATCH_MILLISECONDS);
                if (isClosed()) {
                    return;
                }
                noteReadiness();
                restartIfEnded();
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void noteReadiness() {
        synchronized (this) {
            if (!awaited) {
                return;
            }
        }
        if (isReady()) {
            synchronized (this) {
                awaited = false;
                readyAfter.add((System.nanoTime() - startedAt) / 1e9);
            }
        }
    }

    private void restartIfEnded() throws InterruptedException {
        boolean again;
        synchronized (this) {
            boolean ended = process != null && !process.process().isAlive();
            again = ended && supervised && !closed;
            if (again && System.nanoTime() - startedAt > TimeUnit.MILLISECONDS.toNanos(RESTART_PAUSE_MILLISECONDS)) {
                start();
                return;
            }
        }
        if (again) {
            TimeUnit.MILLISECONDS.sleep(RESTART_PAUSE_MILLISECONDS);
        }
    }

    @Override
    public void close() {
        GatewayProcess ending;
        synchronized (this) {
            closed = true;
            ending = process;
        }
        signal("CONT");
        if (ending != null) {
            ending.close();
        }
        clients.close();
        database.close();
        redis.close();
    }
}
