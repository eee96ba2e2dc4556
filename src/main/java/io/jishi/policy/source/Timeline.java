package io.jishi.policy.source;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The dated values of one parameter. A value holds until the next date; a repeal ends it. */
final class Timeline<T> {

    private final TreeMap<LocalDate, Optional<T>> values = new TreeMap<>();

    void put(LocalDate from, @Nullable T value) {
        values.put(from, Optional.ofNullable(value));
    }

    @Nullable
    T on(LocalDate day) {
        Map.Entry<LocalDate, Optional<T>> entry = values.floorEntry(day);
        return entry == null ? null : entry.getValue().orElse(null);
    }

    Set<LocalDate> dates() {
        return values.keySet();
    }

    /** First day after the block that starts on this date; null for the last block. */
    @Nullable
    LocalDate endOf(LocalDate from) {
        return values.higherKey(from);
    }

    boolean isRepeal(LocalDate from) {
        return Objects.requireNonNull(values.get(from)).isEmpty();
    }
}
