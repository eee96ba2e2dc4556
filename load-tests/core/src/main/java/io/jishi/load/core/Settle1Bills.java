package io.jishi.load.core;

import java.util.SplittableRandom;

/**
 * Bills of SETTLE-1, one after the other and none kept. The same seed gives the same bills; the name of the run is in every
 * message and visit, so that two runs against one database do not meet.
 *
 * <p>One hospital of 500 sends a fifth of them, and one bill of a thousand is followed by another one of the same person.
 */
public final class Settle1Bills {

    private static final int PAIRED_PER_MILLE = 1;
    private static final int BUSY_PROVIDER_PER_CENT = 20;
    private static final int SMALL_PER_CENT = 60;
    private static final int MIDDLING_PER_CENT = 35;

    private final SplittableRandom random;
    private final String run;
    private final boolean withLines;
    private int absent = -1;
    private int paired = -1;
    private long number;

    /**
     * Bills that follow from a seed.
     *
     * @param withLines whether the bills have 5, 60 or 200 fee lines, or only a total
     */
    public Settle1Bills(long seed, String run, boolean withLines) {
        this.random = new SplittableRandom(seed);
        this.run = run;
        this.withLines = withLines;
    }

    /**
     * What is sent.
     *
     * @param message its idempotency key, which is the number of the visit too
     * @param provider who sends it
     * @param person for whom
     * @param body the JSON document
     */
    public record Bill(String message, int provider, int person, String body) {}

    /** The same without a hospital, which sends its bills elsewhere. */
    public Settle1Bills without(int provider) {
        absent = provider;
        return this;
    }

    /** What is sent next. */
    public synchronized Bill next() {
        int provider;
        do {
            provider = random.nextInt(100) < BUSY_PROVIDER_PER_CENT ? 0 : random.nextInt(Settle1.PROVIDERS);
        } while (provider == absent);
        return next(provider);
    }

    /** What this hospital sends next. */
    public synchronized Bill next(int provider) {
        String message = run + "-" + ++number;
        int person = person();
        String fees;
        if (withLines) {
            Settle1Lines lines = lines();
            fees = "\"lines\":" + lines.text() + ",\"fees\":{\"total\":" + lines.total() + "}";
        } else {
            fees = "\"fees\":{\"total\":" + Settle1Lines.yuan(random.nextInt(50_000, 2_000_000)) + "}";
        }
        return new Bill(
                message,
                provider,
                person,
                "{\"insuredRegion\":\"" + Settle1.county(person) + "\",\"personId\":\"" + Settle1.personId(person)
                        + "\",\"scheme\":\"RESIDENT\",\"careType\":\"INPATIENT\",\"visitNumber\":\"" + message
                        + "\",\"admittedOn\":\"2020-05-01\",\"dischargedOn\":\"" + Settle1.DISCHARGED_ON + "\"," + fees
                        + "}");
    }

    /** A number below a bound from the same seed, for whatever else is drawn. */
    public synchronized int draw(int bound) {
        return random.nextInt(bound);
    }

    private int person() {
        int person = paired;
        paired = -1;
        if (person < 0) {
            do {
                person = random.nextInt(Settle1.PERSONS);
            } while (!Settle1.isCovered(person));
            paired = random.nextInt(1000) < PAIRED_PER_MILLE ? person : -1;
        }
        return person;
    }

    private Settle1Lines lines() {
        int kind = random.nextInt(100);
        int count = kind < SMALL_PER_CENT ? 5 : kind < SMALL_PER_CENT + MIDDLING_PER_CENT ? 60 : 200;
        return Settle1Lines.draw(random, count);
    }
}
