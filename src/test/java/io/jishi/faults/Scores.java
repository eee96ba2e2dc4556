package io.jishi.faults;

import io.jishi.faults.Watchers.Struck;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** The two measures that can be taken of any gateway: RETRY-1 and CRASH-1. */
final class Scores {

    private static final Duration LATE = Duration.ofSeconds(3);
    private static final long CRASH_SECONDS = 60;

    private Scores() {}

    /**
     * A line cuts ten of a hundred connections before the commit and ten after it, and delays five answers beyond what
     * clients wait, until so many stays are settled.
     */
    static Scenario retryOne(long settlements) {
        return Scenario.of("retry-1", "RETRY-1", stage -> {
            Struck struck = new Struck();
            SplittableRandom random = stage.random().split();
            stage.cluster()
                    .gateways()
                    .forEach(gateway -> gateway.clients().watch(() -> Watchers.lossy(LATE, random, struck)));
            stage.untilSettled(settlements);
            stage.note("cut-before", struck.before());
            stage.note("cut-after", struck.after());
            stage.note("delayed", struck.late());
        });
    }

    /** For a minute something is killed with signal 9 at a moment that is drawn: a gateway, Redis or PostgreSQL. */
    static Scenario crashOne() {
        return Scenario.of("crash-1", "CRASH-1", stage -> {
            int gateways = 0;
            int caches = 0;
            int databases = 0;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Math.max(CRASH_SECONDS, stage.seconds()));
            while (System.nanoTime() < end) {
                stage.sleep(1 + stage.random().nextDouble(4));
                switch (stage.random().nextInt(4)) {
                    case 0, 1 -> {
                        stage.anyGateway().kill();
                        gateways++;
                    }
                    case 2 -> {
                        stage.cluster().redis().kill();
                        stage.sleep(stage.random().nextDouble(2));
                        stage.cluster().redis().startAgain();
                        caches++;
                    }
                    default -> {
                        stage.primary().kill();
                        stage.sleep(stage.random().nextDouble(2));
                        stage.primary().start();
                        databases++;
                    }
                }
            }
            stage.note("gateways-killed", gateways);
            stage.note("redis-killed", caches);
            stage.note("databases-killed", databases);
        });
    }
}
