package io.jishi.load.core;

import java.util.Locale;
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

    /** What is sent next. */
    public synchronized Bill next() {
        return next(random.nextInt(100) < BUSY_PROVIDER_PER_CENT ? 0 : random.nextInt(Settle1.PROVIDERS));
    }

    /** What this hospital sends next. */
    public synchronized Bill next(int provider) {
        String message = run + "-" + ++number;
        int person = person();
        StringBuilder fees = new StringBuilder();
        if (withLines) {
            lines(fees);
        } else {
            fees.append("\"fees\":{\"total\":")
                    .append(yuan(random.nextInt(50_000, 2_000_000)))
                    .append('}');
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

    private void lines(StringBuilder into) {
        int kind = random.nextInt(100);
        int count = kind < SMALL_PER_CENT ? 5 : kind < SMALL_PER_CENT + MIDDLING_PER_CENT ? 60 : 200;
        into.append("\"lines\":[");
        long total = 0;
        for (int line = 1; line <= count; line++) {
            long price = random.nextInt(100, 20_000);
            int quantity = random.nextInt(1, 6);
            total += price * quantity;
            into.append(line == 1 ? "" : ",").append(line(line, random.nextInt(Settle1.ITEMS), price, quantity));
        }
        into.append("],\"fees\":{\"total\":").append(yuan(total)).append('}');
    }

    /** The text of one fee line; the price in fen. */
    static String line(int serial, int item, long price, int quantity) {
        return "{\"serial\":\"" + serial + "\",\"itemCode\":\"" + Settle1.itemCode(item)
                + "\",\"feeDate\":\"2020-05-0" + (1 + serial % 9) + "\",\"price\":" + yuan(price) + ",\"quantity\":"
                + quantity + ",\"amount\":" + yuan(price * quantity) + "}";
    }

    private static String yuan(long fen) {
        return String.format(Locale.ROOT, "%d.%02d", fen / 100, fen % 100);
    }
}
