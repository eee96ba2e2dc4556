package io.jishi.shared.time;

import java.time.LocalDate;
import java.time.MonthDay;

/** Years that begin on any day of the calendar. */
public final class YearStart {

    private YearStart() {}

    /** First day of the year that contains the day, where years begin on this month and day. */
    public static LocalDate onOrBefore(LocalDate day, MonthDay first) {
        LocalDate start = first.atYear(day.getYear());
        return start.isAfter(day) ? first.atYear(day.getYear() - 1) : start;
    }
}
