package io.jishi.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * The gateway's own use cases, lanes and decisions in a simulated world: several gateways over one database, hospitals
 * that keep the recovery rule and some that do not, and everything that goes wrong among them, drawn from a seed.
 *
 * <p>{@code -Djishi.model.seed=7} plays one schedule; {@code -Djishi.model.minutes=10} plays new ones for so long.
 */
class ModelTest {

    private static final Logger LOG = Logger.getLogger(ModelTest.class);
    private static final int SCHEDULES = 10_000;

    /** Schedules that are played first, each for what happens in it. */
    private static final Map<Long, Counters.Event> KEPT = KeptSeeds.ALL;

    @Test
    void everyScheduleKeepsEveryPromise() {
        Schedules schedules = new Schedules(Mutation.NONE);
        Long one = Long.getLong(Schedules.PROPERTY);
        Integer minutes = Integer.getInteger("jishi.model.minutes");
        if (one != null) {
            assertNull(schedules.play(() -> one, () -> schedules.played() == 1));
            return;
        }
        if (minutes != null) {
            long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
            play(schedules, new Seeds(System.nanoTime()), () -> System.nanoTime() > end);
            return;
        }
        play(schedules, new Seeds(1), () -> schedules.played() == SCHEDULES);
        assertEquals(List.of(), schedules.counters().never(), "what never happens is proved by nothing");
    }

    private static void play(Schedules schedules, LongSupplier seeds, BooleanSupplier enough) {
        String violation = schedules.play(seeds, enough);
        LOG.infof(
                "%d schedules with %d messages, %d schedules a minute, %d a minute of processor time; %s",
                schedules.played(),
                schedules.counters().messages(),
                schedules.inAMinute(),
                schedules.inAMinuteOfProcessorTime(),
                schedules.counters());
        assertNull(violation);
    }

    /** Seeds one after the other. */
    private static final class Seeds implements LongSupplier {
        private long next;

        private Seeds(long first) {
            this.next = first;
        }

        @Override
        public long getAsLong() {
            return next++;
        }
    }

    @Test
    void keptSeedsStillShowWhatTheyAreKeptFor() {
        KEPT.forEach((seed, event) -> {
            Schedules schedules = new Schedules(Mutation.NONE);
            assertNull(schedules.play(() -> seed, () -> schedules.played() == 1));
            assertEquals(1, schedules.counters().of(event), () -> "seed " + seed + " has no " + event + " any more");
        });
    }

    @Test
    void oneSeedIsOneScheduleToTheLastEvent() {
        for (long seed = 1; seed <= 20; seed++) {
            String history = Schedules.historyOf(seed);
            assertEquals(history, Schedules.historyOf(seed));
            assertTrue(history.startsWith("null\n"), history);
        }
        assertNotEquals(Schedules.historyOf(1), Schedules.historyOf(2));
    }

    /** A broken promise comes with the events that led to it and the command that plays them again. */
    @Test
    void whatIsBrokenIsToldWithItsSeedAndItsHistory() {
        Schedules schedules = new Schedules(Mutation.COMMITS_ARE_LOST);
        long[] seed = {0};
        String told = schedules.play(() -> ++seed[0], () -> schedules.played() == 1000);
        assertTrue(told != null && told.contains("./mvnw test -Dtest=ModelTest -Djishi.model.seed=" + seed[0]), told);
        assertTrue(told.contains("hospital sends SETTLE") && told.contains("BROKEN: "), told);
        assertTrue(told.lines().count() < 420, "a history that nobody can read");
    }
}
