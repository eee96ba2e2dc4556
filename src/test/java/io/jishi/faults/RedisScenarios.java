package io.jishi.faults;

import io.jishi.faults.Scenario.Play;
import io.jishi.support.ProcessSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** F-2: Redis in every bad state. No amount and no answer may depend on it. */
final class RedisScenarios {

    private static final double SETTLING_SECONDS = 2;
    private static final double SUCCESS = 0.999;
    private static final double SLOWER = 1.5;

    /** What another process on a small machine adds to a p99 by itself. */
    private static final double NOISE_MILLISECONDS = 30;

    private static final String FAILURES = "jishi_cache_redis_failures_total";
    private static final String READS = "jishi_cache_reads_total";
    private static final String PASSWORD = "nobody-knows";

    private RedisScenarios() {}

    /** Something that is done to Redis, or undone. */
    private interface Step {
        void on(Stage stage) throws IOException, InterruptedException;
    }

    static List<Scenario> all() {
        return List.of(
                redis("redis-kill", "kill -9", stage -> stage.cluster().redis().kill(), stage -> {}),
                redis(
                        "redis-halt",
                        "SIGSTOP",
                        stage -> ProcessSignal.send(stage.cluster().redis().handle(), "STOP"),
                        stage -> ProcessSignal.send(stage.cluster().redis().handle(), "CONT")),
                redis(
                        "redis-slow",
                        "500 ms away",
                        stage -> stage.cluster()
                                .redisLines()
                                .forEach(line -> line.delay(Duration.ofMillis(500), Duration.ZERO)),
                        stage -> {}),
                redis("redis-full", "full", says("CONFIG SET maxmemory 1"), says("CONFIG SET maxmemory 0")),
                redis("redis-flush", "flushed", says("FLUSHALL"), stage -> {}),
                redis("redis-password", "with another password", RedisScenarios::lock, RedisScenarios::unlock),
                redis("redis-read-only", "read-only", says("REPLICAOF 127.0.0.1 1"), says("REPLICAOF NO ONE")));
    }

    private static Scenario redis(String name, String title, Step breaks, Step mends) {
        return Scenario.of(name, "F-2 Redis " + title, measured(breaks, mends));
    }

    /** What is felt after two seconds, against what was felt before. */
    private static Play measured(Step breaks, Step mends) {
        return stage -> {
            double failuresBefore = failures(stage);
            double loadsBefore = loads(stage);
            breaks.on(stage);
            stage.sleep(SETTLING_SECONDS);
            Effects during = stage.span();
            stage.waitItOut();
            double failures = failures(stage) - failuresBefore;
            double loads = loads(stage) - loadsBefore;
            stage.span();
            mends.on(stage);
            stage.evidence("redis-failures", failures);
            stage.evidence("loads-of-the-store", loads);
            double before = stage.baseline().percentile(0.99);
            double after = during.percentile(0.99);
            stage.note("success", String.format(Locale.ROOT, "%.4f", during.success()));
            stage.note("p99-before-ms", before);
            stage.note("p99-during-ms", after);
            stage.require(during.success() >= SUCCESS, "fewer than 99.9 % were answered: " + during);
            stage.note("p99-ratio", before == 0 ? 0 : after / before);
            stage.require(
                    after <= Math.max(SLOWER * before, before + NOISE_MILLISECONDS), "p99 rose to " + after + " ms");
        };
    }

    private static double failures(Stage stage) {
        return stage.cluster().gateways().stream()
                .mapToDouble(gateway -> gateway.metric(FAILURES, ""))
                .sum();
    }

    private static double loads(Stage stage) {
        return stage.cluster().gateways().stream()
                .mapToDouble(gateway -> gateway.metric(READS, "source=\"store\""))
                .sum();
    }

    private static Step says(String command) {
        return stage -> RedisCommand.send(stage.cluster().redis().port(), command);
    }

    /** Connections that stand are closed: a password is asked for at the beginning of one only. */
    private static void lock(Stage stage) throws IOException {
        RedisCommand.send(
                stage.cluster().redis().port(), "CONFIG SET requirepass " + PASSWORD, "CLIENT KILL TYPE normal");
    }

    private static void unlock(Stage stage) throws IOException {
        RedisCommand.send(stage.cluster().redis().port(), "AUTH " + PASSWORD, "CONFIG SET requirepass \"\"");
    }
}
