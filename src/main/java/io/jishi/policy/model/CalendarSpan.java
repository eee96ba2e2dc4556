package io.jishi.policy.model;

import java.time.LocalDate;

/**
 * A length of time in whole months or whole days; a package gives one of the two.
 *
 * @param months at least zero
 * @param days at least zero
 */
public record CalendarSpan(int months, int days) {

    /** Refuses a negative length. */
    public CalendarSpan {
        if (months < 0 || days < 0) {
            throw new IllegalArgumentException("a span is not negative");
        }
    }

    /** The day that lies this span after another; in a shorter month its last day. */
    public LocalDate after(LocalDate day) {
        return day.plusMonths(months).plusDays(days);
    }
}
