package io.jishi.model;

import java.util.SplittableRandom;

/**
 * Which faults a schedule has and how often, in thousandths, drawn anew for each seed: a fault that always comes with
 * all others is hidden by them.
 */
final class Faults {

    final int requestLost;
    final int answerLost;
    final int copied;
    final int longDelay;
    final int failsBeforeCommit;
    final int cutAndCommitted;
    final int cutAndNotCommitted;
    final int frozen;
    final int readFails;
    final int crashes;
    final int changes;
    final int slow;
    private final SplittableRandom random;
    private boolean active = true;

    Faults(SplittableRandom random) {
        this.random = random;
        this.requestLost = often(150);
        this.answerLost = often(250);
        this.copied = often(300);
        this.longDelay = often(200);
        this.failsBeforeCommit = often(150);
        this.cutAndCommitted = often(200);
        this.cutAndNotCommitted = often(150);
        this.frozen = often(60);
        this.readFails = often(50);
        this.crashes = often(700);
        this.changes = often(1000);
        this.slow = often(120);
    }

    private int often(int most) {
        return random.nextInt(10) < 4 ? 0 : 1 + random.nextInt(most);
    }

    /** Whether a fault of this frequency happens now. */
    boolean happens(int thousandths) {
        return active && thousandths > 0 && random.nextInt(1000) < thousandths;
    }

    boolean isActive() {
        return active;
    }

    /** From now on nothing fails any more. */
    void end() {
        active = false;
    }

    /** Some time between these, in milliseconds; given in microseconds. */
    long between(int from, int until) {
        return from * 1000L + random.nextInt((until - from) * 1000);
    }

    /** A way between two machines. */
    long latency() {
        return happens(slow) ? between(50, 1500) : between(0, 4);
    }
}
