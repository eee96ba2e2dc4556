package io.jishi.settlement.model;

import io.jishi.visit.model.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message changes about visits and their lines.
 *
 * @param visits as they are now
 * @param lines new lines
 * @param withdrawals lines that count no more
 * @param records what else was reported
 */
public record VisitChange(
        List<Visit> visits, List<StoredLine> lines, List<Withdrawal> withdrawals, List<VisitRecord> records) {

    /** Nothing. */
    public static final VisitChange NONE = new VisitChange(List.of(), List.of(), List.of(), List.of());

    /** Copies its lists. */
    public VisitChange {
        visits = List.copyOf(visits);
        lines = List.copyOf(lines);
        withdrawals = List.copyOf(withdrawals);
        records = List.copyOf(records);
    }

    /** A visit, and what was reported of it. */
    public static VisitChange of(Visit visit, List<VisitRecord> records) {
        return new VisitChange(List.of(visit), List.of(), List.of(), records);
    }

    /**
     * Lines that count no more.
     *
     * @param visit as it is now; its generation is the one in which they stop to count
     * @param serial one line; null for all that are in force
     */
    public record Withdrawal(Visit visit, @Nullable String serial) {}
}
