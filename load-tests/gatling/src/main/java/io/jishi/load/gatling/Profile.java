package io.jishi.load.gatling;

import java.util.ArrayList;
import java.util.List;

/**
 * How load comes. A rate is in requests a second; whoever runs a profile says how many, and for how long it is held.
 *
 * <p>All are open: hospitals do not wait for each other, so that a gateway that stalls is sent what it would be sent.
 */
public enum Profile {

    /** Whether everything works at all. */
    SMOKE(Expectation.NOTHING_REFUSED),

    /** The rate that is expected, held. */
    BASELINE(Expectation.NOTHING_REFUSED),

    /** From a tenth of the rate to twice the rate. */
    RAMP(Expectation.NOTHING_REFUSED),

    /** Half the rate and six steps of as much more. */
    STRESS(Expectation.REFUSED_CLEARLY),

    /** Four times the rate for a moment, with half of it before and after. */
    SPIKE(Expectation.REFUSED_CLEARLY),

    /** Half the rate for a long time. */
    SOAK(Expectation.NOTHING_REFUSED),

    /** Ever higher rates, each a quarter above the one before, to see where it breaks. */
    BREAKPOINT(Expectation.REFUSED_CLEARLY),

    /** The gateway is killed and started again, and whoever was not answered sends the same again. */
    RECOVERY(Expectation.DONE_IN_THE_END),

    /** One hospital sends more than it may, and the others must not notice. */
    TENANTS(Expectation.NOTHING_REFUSED),

    /** The rates that it is given, for a picture of latency over load. */
    RATES(Expectation.NOTHING_REFUSED),

    /** For the meter itself: somebody stops the gateway for two seconds of twenty. */
    CALIBRATION(Expectation.NOTHING_REFUSED);

    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final int STRESS_STEPS = 7;
    private static final int BREAKPOINT_STEPS = 12;
    private static final double BREAKPOINT_FACTOR = 1.25;
    private static final int SPIKE_SECONDS = 10;

    private final Expectation expectation;

    Profile(Expectation expectation) {
        this.expectation = expectation;
    }

    /** What must be true of the answers; that none is wrong goes without saying. */
    enum Expectation {
        /** Every request does what it asks for, the first time. */
        NOTHING_REFUSED,
        /** What is too much is refused with a code that says that nothing was done. */
        REFUSED_CLEARLY,
        /** Attempts may fail; everything that was asked for is done in the end. */
        DONE_IN_THE_END
    }

    /** Whether whoever is not answered sends the same again. */
    boolean repeats() {
        return expectation == Expectation.DONE_IN_THE_END;
    }

    /** Whether nothing may be refused, so that attempts are counted by the assertions of the report too. */
    boolean refusesNothing() {
        return expectation == Expectation.NOTHING_REFUSED;
    }

    /** Whether everything that is asked for in a level must be done. */
    boolean allIsDone(String level) {
        return !level.equals(Tally.WARM)
                && (expectation != Expectation.REFUSED_CLEARLY || level.equals(BEFORE) || level.equals(AFTER));
    }

    /** Whether 99 of 100 answers of a level must come within a second. */
    boolean isInTime(String level) {
        return !repeats() && this != CALIBRATION && allIsDone(level);
    }

    /**
     * What comes after what.
     *
     * @param rates requests a second; only {@link #RATES} takes more than one
     * @param warm seconds before anything counts, at the first rate
     * @param seconds of the profile; of each level where there are many
     */
    List<Level> levels(List<Double> rates, int warm, int seconds) {
        double rate = rates.get(0);
        List<Level> levels = new ArrayList<>();
        switch (this) {
            case RAMP -> {
                warm(levels, rate / 10, warm);
                levels.add(new Level("ramp", rate / 10, rate * 2, seconds));
            }
            case STRESS -> {
                warm(levels, rate / 2, warm);
                for (int step = 1; step <= STRESS_STEPS; step++) {
                    levels.add(step(rate * step / 2, seconds));
                }
            }
            case SPIKE -> {
                warm(levels, rate / 2, warm);
                levels.add(Level.at(BEFORE, rate / 2, seconds));
                levels.add(Level.at("spike", rate * 4, SPIKE_SECONDS));
                levels.add(Level.at("while it ebbs", rate / 2, SPIKE_SECONDS));
                levels.add(Level.at(AFTER, rate / 2, seconds));
            }
            case SOAK -> {
                warm(levels, rate / 2, warm);
                levels.add(Level.at("soak", rate / 2, seconds));
            }
            case BREAKPOINT -> {
                warm(levels, rate, warm);
                for (int step = 0; step < BREAKPOINT_STEPS; step++) {
                    levels.add(step(rate * Math.pow(BREAKPOINT_FACTOR, step), seconds));
                }
            }
            case RATES -> {
                warm(levels, rates.get(rates.size() - 1), warm);
                rates.forEach(each -> levels.add(step(each, seconds)));
            }
            default -> {
                warm(levels, rate, warm);
                levels.add(Level.at("held", rate, seconds));
            }
        }
        return levels;
    }

    private static void warm(List<Level> levels, double rate, int seconds) {
        if (seconds > 0) {
            levels.add(Level.at(Tally.WARM, rate, seconds));
        }
    }

    private static Level step(double rate, int seconds) {
        double rounded = Math.max(1, Math.round(rate));
        return Level.at(Math.round(rounded) + "/s", rounded, seconds);
    }
}
