package io.jishi.shared.time;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Days from {@code from} (inclusive) until {@code until} (exclusive).
 *
 * @param from first day
 * @param until first day after the range; null for an open end
 */
public record DateRange(LocalDate from, @Nullable LocalDate until) {

    /** Refuses an empty range. */
    public DateRange {
        Objects.requireNonNull(from, "from");
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("a range ends after it starts: " + from + " to " + until);
        }
    }

    /** Whether the day lies in the range. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
