package io.jishi.faults;

import io.jishi.faults.Checks.Findings;
import io.jishi.support.DemoPerson;
import io.jishi.support.PostgresNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Plays a scenario and judges it: lets hospitals work, breaks something, heals it, waits until every message has a
 * fate, compares all that clients were told in the whole run with what is stored, and prints one line.
 */
final class Referee {

    private static final double HEALED_LIMIT_SECONDS = 10;
    private static final double PATIENCE_SECONDS = 60;
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final long PROBE_PAUSE_MILLISECONDS = 50;
    private static final int SHOWN = 5;
    private static final long WARM_UP_SETTLEMENTS = 300;
    private static final long WARM_UP_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Somebody whom no hospital of the workload has. */
    private static final int PROBED_PERSON = 1_050;

    private final Cluster cluster;
    private final Journal journal;
    private final FaultsOptions options;
    private final PrintStream out;
    private final Rest rest;
    private final Invariants invariants = new Invariants();
    private final Set<String> known = new HashSet<>();
    private int plays;

    Referee(Cluster cluster, Journal journal, FaultsOptions options, PrintStream out) {
        this.cluster = cluster;
        this.journal = journal;
        this.options = options;
        this.out = out;
        this.rest = new Rest(cluster);
        rest.remember();
    }

    /** Lets hospitals work until the gateways are warm: what is felt before a fault is what it is compared with. */
    void warmUp() throws InterruptedException {
        Workload workload = new Workload("warm-" + options.seed(), options.seed(), cluster::ports, journal);
        workload.start(cluster.data(), options.hospitals());
        long end = System.nanoTime() + WARM_UP_LIMIT_NANOS;
        while (workload.settlements() < WARM_UP_SETTLEMENTS && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(PROBE_PAUSE_MILLISECONDS);
        }
        workload.finish();
    }

    /** Whether it went as it must. */
    boolean play(Scenario scenario, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        String name = scenario.name() + "-" + Long.toString(seed, Character.MAX_RADIX) + "-" + ++plays;
        Workload workload = new Workload(name, random.nextLong(), cluster::ports, journal)
                .limit(scenario.traits().limit());
        rest.remember();
        Effects baseline = workload.span();
        int hospitals = scenario.traits().hospitals();
        workload.start(cluster.data(), hospitals == 0 ? options.hospitals() : hospitals);
        TimeUnit.MILLISECONDS.sleep(options.baselineMilliseconds());
        workload.mischief(scenario.traits().mischief());
        Stage stage = new Stage(cluster, workload, random, baseline, options.seconds(), options.slack());
        stage.span();
        try {
            scenario.play().on(stage);
        } catch (Exception failed) {
            stage.require(false, "the scenario itself failed: " + failed);
        }
        workload.mischief((draw, length) -> Wire.Mischief.NONE);
        cluster.heal();
        double healed = awaitService(workload, name);
        workload.finish();
        boolean held = judge(scenario, seed, stage, healed);
        if (!held) {
            // what a gateway has not got over must not be taken for the effect of the next fault
            for (Gateway gateway : cluster.gateways()) {
                gateway.restart();
            }
        }
        return held;
    }

    private boolean judge(Scenario scenario, long seed, Stage stage, double healed) throws Exception {
        Workload workload = stage.workload();
        List<String> restless = rest.findings();
        journal.flush();
        Findings findings = new StoredRows(() -> cluster.postgres().primary().connect()).compare(journal);
        List<String> lost = news(findings.lost());
        List<String> doubled = news(findings.doubled());
        List<String> unknown = news(journal.open());
        List<String> reasons = new ArrayList<>(stage.broken());
        reasons.addAll(workload.complaints());
        reasons.addAll(lost);
        reasons.addAll(doubled);
        reasons.addAll(news(findings.other()));
        reasons.addAll(news(invariants.broken(cluster.postgres(), journal)));
        restless.forEach(each -> reasons.add("not at rest: " + each));
        unknown.forEach(each -> reasons.add("no fate: " + each));
        addIf(stage.visible() == 0, "the fault had no visible effect", reasons);
        addIf(healed > HEALED_LIMIT_SECONDS * options.slack(), "the service was back too late", reasons);
        addIf(cluster.cancelRequests() > 0, "a request to cancel was sent to PostgreSQL", reasons);
        addIf(stage.settlements() == 0, "nothing was settled", reasons);
        out.println(String.format(
                Locale.ROOT,
                "%s %s settles=%d visible=%d lost=%d doubled=%d unknown=%d healed=%.1fs%s%s",
                reasons.isEmpty() ? "held  " : "BROKEN",
                scenario.title() + (scenario.title().contains(" ") ? ":" : ""),
                stage.settlements(),
                stage.visible(),
                lost.size(),
                doubled.size(),
                unknown.size(),
                healed,
                stage.internalErrors() == 0 ? "" : " internal-errors=" + stage.internalErrors(),
                stage.notes().isEmpty() ? "" : " " + String.join(" ", stage.notes())));
        if (!reasons.isEmpty()) {
            explain(scenario, seed, reasons);
        }
        return reasons.isEmpty();
    }

    /** What was not found after an earlier scenario already. */
    private List<String> news(List<String> findings) {
        return findings.stream().filter(known::add).toList();
    }

    private static void addIf(boolean condition, String reason, List<String> reasons) {
        if (condition) {
            reasons.add(reason);
        }
    }

    private void explain(Scenario scenario, long seed, List<String> reasons) {
        reasons.stream().limit(SHOWN).forEach(each -> out.println("       - " + each));
        if (reasons.size() > SHOWN) {
            out.println("       - and " + (reasons.size() - SHOWN) + " more");
        }
        out.println("       replay: " + options.replay(scenario.name(), seed));
        out.println("       journal: " + journal.file() + ", with the logs beside it");
        keepLog(scenario, cluster.postgres().primary());
        keepLog(scenario, cluster.postgres().standby());
    }

    /** The servers' own folders go with them. */
    private void keepLog(Scenario scenario, PostgresNode node) {
        try {
            Files.copy(
                    node.log(),
                    options.folder().resolve("postgres-" + node.name() + "-" + scenario.name() + ".log"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException gone) {
            out.println("       there is no log of PostgreSQL " + node.name());
        }
    }

    /** Seconds from now until every gateway has settled a new bill at the first attempt and says that it is ready. */
    private double awaitService(Workload workload, String name) throws InterruptedException {
        long begun = System.nanoTime();
        List<Message> unanswered = new ArrayList<>();
        List<Gateway> waiting = new ArrayList<>(cluster.gateways());
        for (int number = 1; !waiting.isEmpty() && seconds(begun) < PATIENCE_SECONDS; number++) {
            Gateway gateway = waiting.get(0);
            Message probe = probe(name + "-p" + number);
            if (!gateway.isReady()) {
                TimeUnit.MILLISECONDS.sleep(PROBE_PAUSE_MILLISECONDS);
            } else if (settles(gateway, probe)) {
                waiting.remove(0);
            } else {
                unanswered.add(probe);
            }
        }
        double healed = seconds(begun);
        workload.limit(PROBE_LIMIT);
        workload.stopSoon();
        Teller teller = workload.teller();
        unanswered.forEach(teller::deliver);
        return healed;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private Message probe(String name) {
        DemoPerson person = cluster.data().spare(PROBED_PERSON);
        String body = "{\"insuredRegion\":\"" + person.county() + "\",\"personId\":\"" + person.personId()
                + "\",\"scheme\":\"RESIDENT\",\"careType\":\"INPATIENT\",\"visitNumber\":\"" + name
                + "\",\"admittedOn\":\"2021-03-01\",\"dischargedOn\":\"2021-03-02\",\"fees\":{\"total\":100.00}}";
        return Message.settlement(cluster.data().cityHospital(), name, body, person.personId(), name);
    }

    private boolean settles(Gateway gateway, Message probe) {
        try {
            Reply reply = Wire.exchange(gateway.clients().port(), probe.request(), PROBE_LIMIT);
            if (reply.status() == 200) {
                journal.write(new Journal.Entry(probe, Told.SETTLED, reply.at("settlementId"), reply.sha256()));
                return true;
            }
            return false;
        } catch (IOException noAnswer) {
            return false;
        }
    }
}
