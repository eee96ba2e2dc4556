package io.jishi.faults;

import io.jishi.faults.Scenario.Play;
import io.jishi.support.FaultProxy;
import io.jishi.support.FaultProxy.Direction;
import io.jishi.support.FaultProxy.Fate;
import io.jishi.support.FaultProxy.Watcher;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** F-5: the network between the gateways and PostgreSQL. */
final class NetworkScenarios {

    private static final long NARROW = 125_000;
    private static final int RESET_WITHIN_BYTES = 200_000;
    private static final int COMMITS_STRUCK = 10;
    private static final double SLOWED_MILLISECONDS = 10;
    private static final double BLACK_HOLE_SECONDS = 20;

    private NetworkScenarios() {}

    static List<Scenario> all() {
        return List.of(
                line("net-20ms", "20 ms to PostgreSQL", delay(20, 0)),
                line("net-200ms", "200 ms to PostgreSQL", delay(200, 0)),
                line("net-1000ms", "1,000 ms to PostgreSQL", delay(1_000, 0)),
                line("net-jitter", "10 to 300 ms to PostgreSQL", delay(10, 290)),
                line("net-narrow", "1 Mbit/s to PostgreSQL", each -> each.bandwidth(NARROW)),
                Scenario.of(
                        "net-reset",
                        "F-5 reset at a random byte",
                        struck(
                                "connections-reset",
                                (random, count) -> Watchers.atByte(RESET_WITHIN_BYTES, random, count))),
                Scenario.of("commit-lost", "F-5 reset before the commit", atCommits(Fate.RESET)),
                Scenario.of("commit-reset", "F-5 reset after the commit", atCommits(Fate.PASS_THEN_RESET)),
                Scenario.of("commit-cut", "F-5 answers cut after the commit", atCommits(Fate.PASS_THEN_CUT_ANSWERS)),
                Scenario.of("net-half", "F-5 server to client cut for ever on all connections", stage -> {
                    stage.cluster().databaseLines().forEach(each -> each.cut(Direction.TO_CLIENT));
                    stage.waitItOut();
                }),
                Scenario.of("net-half-other", "F-5 client to server cut for ever on all connections", stage -> {
                    stage.cluster().databaseLines().forEach(each -> each.cut(Direction.TO_SERVER));
                    stage.waitItOut();
                }),
                Scenario.of("net-black-hole", "F-5 black hole for 20 s", stage -> {
                    stage.cluster().databaseLines().forEach(FaultProxy::blackHole);
                    stage.sleep(BLACK_HOLE_SECONDS);
                }),
                Scenario.of("net-black-hole-one", "F-5 black hole for 20 s before one gateway", stage -> {
                    stage.anyGateway().database().blackHole();
                    stage.sleep(BLACK_HOLE_SECONDS);
                }));
    }

    /** For the way there and back together. */
    private static Consumer<FaultProxy> delay(long milliseconds, long jitter) {
        return each -> each.delay(Duration.ofMillis(milliseconds / 2), Duration.ofMillis(jitter / 2));
    }

    /** A line that is slow is seen in the median, also where nothing fails. */
    private static Scenario line(String name, String title, Consumer<FaultProxy> fault) {
        return Scenario.of(name, "F-5 " + title, stage -> {
            stage.cluster().databaseLines().forEach(fault);
            Effects during = stage.span();
            stage.waitItOut();
            double before = stage.baseline().percentile(0.5);
            double after = during.percentile(0.5);
            stage.note("median-before-ms", before);
            stage.note("median-during-ms", after);
            stage.evidence("answers-slowed", after > before + SLOWED_MILLISECONDS ? during.answers() : 0);
        });
    }

    private static Play atCommits(Fate fate) {
        return struck("commits-struck", (random, count) -> Watchers.atCommit(fate, COMMITS_STRUCK, random, count));
    }

    /** Makes what watches one connection. */
    private interface WatcherMaker {
        Watcher make(SplittableRandom random, AtomicLong count);
    }

    /** Connections that stand are not watched, so they are reset first. */
    private static Play struck(String name, WatcherMaker maker) {
        return stage -> {
            AtomicLong count = new AtomicLong();
            SplittableRandom random = stage.random().split();
            Supplier<Watcher> watchers = () -> maker.make(random, count);
            stage.cluster().databaseLines().forEach(each -> each.watch(watchers).resetAll());
            stage.waitItOut();
            stage.note(name, count);
            stage.require(count.get() > 0, "no connection was struck");
        };
    }
}
