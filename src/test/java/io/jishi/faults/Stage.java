package io.jishi.faults;

import io.jishi.support.PostgresNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What a scenario has at hand, and where it says what it has seen. */
final class Stage {

    private static final long SLOWEST_PER_SECOND = 5;

    private final Cluster cluster;
    private final Workload workload;
    private final SplittableRandom random;
    private final Effects baseline;
    private final long seconds;
    private final int slack;
    private final long settledAtFirst;
    private final List<String> notes = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<Effects> felt = new ArrayList<>();
    private final Set<String> refusals = new HashSet<>();
    private long evidence;

    Stage(Cluster cluster, Workload workload, SplittableRandom random, Effects baseline, long seconds, int slack) {
        this.cluster = cluster;
        this.workload = workload;
        this.random = random;
        this.baseline = baseline;
        this.seconds = seconds;
        this.slack = slack;
        this.settledAtFirst = workload.settlements();
    }

    Cluster cluster() {
        return cluster;
    }

    Workload workload() {
        return workload;
    }

    SplittableRandom random() {
        return random;
    }

    /** How long faults last that have no length of their own. */
    long seconds() {
        return seconds;
    }

    /** How many times longer than on an idle machine things may take. */
    int slack() {
        return slack;
    }

    /** What was felt before anything happened. */
    Effects baseline() {
        return baseline;
    }

    /** Begins a new span of time. */
    Effects span() {
        Effects span = workload.span();
        felt.add(span);
        return span;
    }

    PostgresNode primary() {
        return cluster.postgres().primary();
    }

    /** One of the gateways. */
    Gateway anyGateway() {
        return random.nextBoolean() ? cluster.first() : cluster.second();
    }

    /** As long as a fault lasts that has no length of its own. */
    void waitItOut() throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }

    void sleep(double some) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.round(some * 1_000));
    }

    void sleep(Duration some) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(some.toMillis());
    }

    /** Runs one statement at the primary, which may refuse it. */
    void tryExecute(String sql) {
        try {
            primary().execute(sql);
        } catch (SQLException refused) {
            if (refusals.add(String.valueOf(refused.getSQLState()))) {
                note("refused", refused.getSQLState());
            }
        }
    }

    /** Prints a number with the result. */
    void note(String name, Object value) {
        notes.add(name + "=" + value);
    }

    /** Prints a number with the result. */
    void note(String name, long value) {
        notes.add(name + "=" + value);
    }

    /** Prints a number with one digit after the point. */
    void note(String name, double value) {
        notes.add(String.format(Locale.ROOT, "%s=%.1f", name, value));
    }

    /** What only somebody who looks closely sees; it counts as a visible effect. */
    void evidence(String name, double count) {
        if (count > 0) {
            evidence += Math.round(count);
        }
        note(name, count);
    }

    /** Something that must be. */
    void require(boolean held, String what) {
        if (!held) {
            broken.add(what);
        }
    }

    /** Plays a fault within another scenario: it is felt, but what it asks for itself and notes is left out. */
    void during(long length, Scenario.Play play) throws Exception {
        Stage inner = new Stage(cluster, workload, random.split(), baseline, length, slack);
        play.on(inner);
        felt.addAll(inner.felt);
        evidence += inner.evidence;
    }

    /** Hospitals wait so long between two stays. */
    void pause(long milliseconds) {
        workload.pause(milliseconds);
    }

    /** Waits until so many more stays are settled, without a pause between them; for so long that it must be enough. */
    void untilSettled(long more) throws InterruptedException {
        workload.pause(0);
        long before = workload.settlements();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(slack * (60 + more / SLOWEST_PER_SECOND));
        while (workload.settlements() < before + more && System.nanoTime() < end) {
            sleep(0.02);
        }
        long done = workload.settlements() - before;
        require(done >= more, "only " + done + " of " + more + " were settled in time");
    }

    List<String> notes() {
        return notes;
    }

    List<String> broken() {
        return broken;
    }

    /** How many stays were settled since the scenario began. */
    long settlements() {
        return workload.settlements() - settledAtFirst;
    }

    /** How much was felt since the baseline. */
    long visible() {
        return evidence
                + felt.stream()
                        .mapToLong(span -> span.failures() + span.slowerThan(baseline))
                        .sum();
    }

    long internalErrors() {
        return felt.stream().mapToLong(Effects::internalErrors).sum();
    }
}
