package io.jishi.verification;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Two sums by region, reference date and payer: what the rows that stand say, and what was posted for all rows. A row
 * and what undoes it are of one reference date, so that the two are equal, and no payer's is below zero.
 */
public final class LedgerDays {

    private final Map<Day, Sums> days = new HashMap<>();

    private record Day(String region, LocalDate settledOn) {}

    private static final class Sums {
        private final long[] standing = new long[Part.PAYERS.size()];
        private final long[] posted = new long[Part.PAYERS.size()];
    }

    /** Adds a row, of which only those that stand count. */
    public void add(BillRow row) {
        if (row.undoes() || row.identity().undoneBy() != null) {
            return;
        }
        Sums sums = of(row.identity().region(), row.terms().settledOn());
        for (int i = 0; i < sums.standing.length; i++) {
            sums.standing[i] += row.amounts().of(Part.PAYERS.get(i));
        }
    }

    /** Adds what was posted for the rows of a day, in the order of {@link Part#PAYERS}. */
    public void addPosted(String region, LocalDate settledOn, long... posted) {
        Sums sums = of(region, settledOn);
        for (int i = 0; i < posted.length; i++) {
            sums.posted[i] += posted[i];
        }
    }

    /** Adds what another worker has summed. */
    public synchronized void addAll(LedgerDays other) {
        other.days.forEach((day, sums) -> {
            Sums mine = of(day.region, day.settledOn);
            for (int i = 0; i < mine.posted.length; i++) {
                mine.standing[i] += sums.standing[i];
                mine.posted[i] += sums.posted[i];
            }
        });
    }

    private Sums of(String region, LocalDate settledOn) {
        return days.computeIfAbsent(new Day(region, settledOn), unused -> new Sums());
    }

    /** Compares the two. */
    public synchronized void compare(Findings findings) {
        days.forEach((day, sums) -> {
            for (int i = 0; i < sums.posted.length; i++) {
                String row = Part.PAYERS.get(i).account() + " on " + day.settledOn;
                if (sums.posted[i] != sums.standing[i]) {
                    findings.add(
                            Invariant.LEDGER_OF_DAY,
                            day.region,
                            row,
                            "the ledger: expected " + sums.standing[i] + " from the rows that stand, found "
                                    + sums.posted[i]);
                }
                if (sums.posted[i] < 0) {
                    findings.add(
                            Invariant.LEDGER_OF_DAY,
                            day.region,
                            row,
                            "the ledger: expected nothing or more, found " + sums.posted[i]);
                }
            }
        });
    }
}
