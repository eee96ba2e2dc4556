package io.jishi.policy.model;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * The central enrolment window (集中参保期) of every benefit year. It opens before the year or with it, and may end in
 * the year.
 *
 * @param from its first day
 * @param until its last day
 */
public record EnrolmentWindow(MonthDay from, MonthDay until) {

    /**
     * The first day of the window for a benefit year.
     *
     * @param yearStart first day of the benefit year
     */
    public LocalDate firstDay(LocalDate yearStart) {
        LocalDate day = from.atYear(yearStart.getYear());
        return day.isAfter(yearStart) ? from.atYear(yearStart.getYear() - 1) : day;
    }

    /**
     * The last day of the window for a benefit year.
     *
     * @param yearStart first day of the benefit year
     */
    public LocalDate lastDay(LocalDate yearStart) {
        LocalDate first = firstDay(yearStart);
        LocalDate day = until.atYear(first.getYear());
        return day.isBefore(first) ? until.atYear(first.getYear() + 1) : day;
    }
}
