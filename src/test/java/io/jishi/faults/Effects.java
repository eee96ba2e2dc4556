package io.jishi.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What clients feel in a span of time: answers with how long they took, and everything that was none. */
final class Effects {

    private static final long SLOW_AT_LEAST_MILLISECONDS = 250;
    private static final int SLOW_FACTOR = 3;

    private final List<Long> nanos = new ArrayList<>();
    private long broken;
    private long late;
    private long refused;
    private long faulty;
    private long busy;

    /** A definite answer. */
    synchronized void answered(long nanosTaken) {
        nanos.add(nanosTaken);
    }

    /** The connection was refused, reset or ended. */
    synchronized void broken() {
        broken++;
    }

    /** No answer in time. */
    synchronized void late() {
        late++;
    }

    /** 409: a copy of the same message is under way, which is no failure of anything. */
    synchronized void busy() {
        busy++;
    }

    /** 429, 503 or 504: to be sent again. */
    synchronized void refused() {
        refused++;
    }

    /** 500. */
    synchronized void faulty() {
        faulty++;
    }

    synchronized int answers() {
        return nanos.size();
    }

    synchronized long failures() {
        return broken + late + refused + faulty;
    }

    synchronized long internalErrors() {
        return faulty;
    }

    /** Share of attempts that were answered, from 0 to 1. */
    synchronized double success() {
        long attempts = nanos.size() + failures();
        return attempts == 0 ? 1 : (double) nanos.size() / attempts;
    }

    /** The time within which that share of the answers came, in milliseconds. */
    synchronized double percentile(double share) {
        if (nanos.isEmpty()) {
            return 0;
        }
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int index = (int) Math.min(sorted.size() - 1L, Math.round(Math.ceil(share * sorted.size())) - 1);
        return sorted.get(Math.max(0, index)) / 1e6;
    }

    /** Answers that took much longer than those of another span. */
    synchronized long slowerThan(Effects baseline) {
        double limit = Math.max(SLOW_AT_LEAST_MILLISECONDS, SLOW_FACTOR * baseline.percentile(0.99));
        return nanos.stream()
                .filter(each -> TimeUnit.NANOSECONDS.toMillis(each) > limit)
                .count();
    }

    @Override
    public synchronized String toString() {
        return "answers=" + nanos.size() + " broken=" + broken + " late=" + late + " refused=" + refused + " faulty="
                + faulty + " busy=" + busy;
    }
}
