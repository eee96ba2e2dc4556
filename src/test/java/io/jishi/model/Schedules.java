package io.jishi.model;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Plays schedules one after the other, and plays one that breaks a promise again to tell what happened in it. */
final class Schedules {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The property that names one schedule. */
    static final String PROPERTY = "jishi.model.seed";

    private final Mutation mutation;
    private final Counters counters = new Counters();
    private long played;
    private long nanoseconds;
    private long processorNanoseconds;

    Schedules(Mutation mutation) {
        this.mutation = mutation;
    }

    Counters counters() {
        return counters;
    }

    long played() {
        return played;
    }

    /** How many would be played in a minute at this pace. */
    long inAMinute() {
        return played * Duration.ofMinutes(1).toMillis() / Math.max(1, nanoseconds / 1_000_000);
    }

    /** The same where nothing else runs on the processor. */
    long inAMinuteOfProcessorTime() {
        return played * Duration.ofMinutes(1).toMillis() / Math.max(1, processorNanoseconds / 1_000_000);
    }

    /**
     * Plays schedules until one breaks a promise.
     *
     * @param seeds the next seed, as often as it is asked
     * @param enough whether that is enough
     * @return what was broken and how, with the command that plays it again; null if nothing was
     */
    @Nullable
    String play(LongSupplier seeds, BooleanSupplier enough) {
        long begun = System.nanoTime();
        long processor = THREADS.getCurrentThreadCpuTime();
        try (VirtualScheduler scheduler = VirtualScheduler.install()) {
            while (!enough.getAsBoolean()) {
                long seed = seeds.getAsLong();
                String violation = play(scheduler, seed, false);
                played++;
                if (violation != null) {
                    return tell(scheduler, seed);
                }
            }
        } finally {
            nanoseconds += System.nanoTime() - begun;
            processorNanoseconds += THREADS.getCurrentThreadCpuTime() - processor;
        }
        return null;
    }

    private @Nullable String play(VirtualScheduler scheduler, long seed, boolean tells) {
        World world = new World(seed, mutation, tells ? new Counters() : counters, tells);
        scheduler.use(world.time);
        String violation = world.play();
        counters.endOfSchedule();
        return violation == null || !tells ? violation : told(world, seed, violation);
    }

    private String tell(VirtualScheduler scheduler, long seed) {
        String told = play(scheduler, seed, true);
        return told == null ? "seed " + seed + " breaks a promise and keeps it when it is played again" : told;
    }

    private static String told(World world, long seed, String violation) {
        return """
                seed %d breaks a promise: %s
                play it again with: ./mvnw test -Dtest=ModelTest -D%s=%d
                %s""".formatted(seed, violation, PROPERTY, seed, world.history);
    }

    /** Every event of a schedule, to compare it with itself. */
    static String historyOf(long seed) {
        try (VirtualScheduler scheduler = VirtualScheduler.install()) {
            World world = new World(seed, Mutation.NONE, new Counters(), true);
            scheduler.use(world.time);
            return world.play() + "\n" + world.history;
        }
    }
}
