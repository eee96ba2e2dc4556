package io.jishi.faults;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** All faults in an order that the seed decides, one after the other while the hospitals never stop. */
final class Nemesis {

    private static final double QUIET_SECONDS = 4;
    private static final long LONGEST_SECONDS = 12;
    private static final long SLOWEST_PER_SECOND = 5;

    private Nemesis() {}

    /**
     * Goes on until so many stays are settled.
     *
     * @param faults what may happen; what these ask of a single fault is not asked here
     */
    static Scenario of(List<Scenario> faults, long settlements, PrintStream out) {
        return Scenario.of("nemesis", "NEMESIS", stage -> {
            long begun = System.nanoTime();
            long limit = begun + TimeUnit.SECONDS.toNanos(300 + settlements / SLOWEST_PER_SECOND);
            List<Scenario> left = new ArrayList<>();
            int played = 0;
            while (stage.settlements() < settlements && System.nanoTime() < limit) {
                if (left.isEmpty()) {
                    left.addAll(faults);
                }
                Scenario fault = left.remove(stage.random().nextInt(left.size()));
                long before = stage.settlements();
                play(stage, fault);
                stage.cluster().heal();
                stage.sleep(QUIET_SECONDS);
                played++;
                out.println(String.format(
                        Locale.ROOT,
                        "       %5.0f s, %d settled: %s, %d settled meanwhile",
                        (System.nanoTime() - begun) / 1e9,
                        stage.settlements(),
                        fault.title(),
                        stage.settlements() - before));
            }
            stage.note("faults", played);
            stage.require(stage.settlements() >= settlements, "too few were settled in time");
        });
    }

    /** A fault that cannot be brought about or undone is one of the harness: it is reported, and the others go on. */
    private static void play(Stage stage, Scenario fault) throws InterruptedException {
        try {
            stage.during(Math.min(LONGEST_SECONDS, stage.seconds()), fault.play());
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failed) {
            stage.require(false, fault.name() + " itself failed: " + failed);
        }
    }
}
