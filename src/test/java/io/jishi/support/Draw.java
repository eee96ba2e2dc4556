package io.jishi.support;

import io.jishi.shared.id.TimeOrderedId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

/** What the demo data leaves to chance, drawn from a seeded generator: the same seed draws the same. */
final class Draw {

    /** The clocks of the offices and hospitals of the demo. */
    static final ZoneOffset LOCAL_OFFSET = ZoneOffset.ofHours(8);

    private static final int OPENING_HOUR = 8;
    private static final int OPENING_SECONDS = 9 * 3_600;

    private final RandomGenerator random;

    Draw(RandomGenerator random) {
        this.random = random;
    }

    /** True in so many of a thousand cases. */
    boolean happens(int perThousand) {
        return between(0, 1_000) < perThousand;
    }

    /** A number of the range [from, until). */
    int between(int from, int until) {
        return random.nextInt(from, until);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(between(0, choices.size()));
    }

    /** A day of the range [from, until). */
    LocalDate day(LocalDate from, LocalDate until) {
        return from.plusDays(between(0, Math.toIntExact(ChronoUnit.DAYS.between(from, until))));
    }

    /** The first day of a month that is so many months, [0, until), after the month of the day. */
    LocalDate firstOfMonth(LocalDate from, int until) {
        return from.withDayOfMonth(1).plusMonths(between(0, until));
    }

    /** A second of the opening hours of the day. */
    Instant officeHour(LocalDate day) {
        return day.atTime(LocalTime.of(OPENING_HOUR, 0))
                .plusSeconds(between(0, OPENING_SECONDS))
                .toInstant(LOCAL_OFFSET);
    }

    /** A new id of something that belongs to the demo region. */
    String id(Instant createdAt) {
        return TimeOrderedId.of(DemoRegion.CODE, createdAt.toEpochMilli(), random.nextInt(), random.nextLong());
    }
}
