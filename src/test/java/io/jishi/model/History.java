package io.jishi.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** What has happened, for a reader; kept only when a schedule is played again, and the newest part of it. */
final class History {

    private static final int LINES = 400;

    private final boolean kept;
    private final VirtualTime time;
    private final Deque<String> lines = new ArrayDeque<>();
    private long dropped;

    History(boolean kept, VirtualTime time) {
        this.kept = kept;
        this.time = time;
    }

    void note(Supplier<String> line) {
        if (!kept) {
            return;
        }
        if (lines.size() == LINES) {
            lines.removeFirst();
            dropped++;
        }
        long now = time.now();
        lines.add("%6d.%06d s  %s".formatted(now / 1_000_000, now % 1_000_000, line.get()));
    }

    @Override
    public String toString() {
        String earlier = dropped == 0 ? "" : "(" + dropped + " earlier lines are left out)\n";
        return earlier + String.join("\n", lines);
    }
}
