package io.jishi.support;

import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import io.jishi.support.InsuredPerson.Cover;
import io.jishi.support.InsuredPerson.Enrolment;
import java.time.LocalDate;
import java.util.List;

/**
 * Cover of the demo's people: for most of them one spell of the resident scheme over all five years, for the rest what
 * the gates before a bill are about: cover that lapsed, a second cover, waiting periods and the exemptions from them.
 */
final class DemoCovers {
    private static final LocalDate WAITING_SINCE = LocalDate.of(2021, 3, 1);
    private static final LocalDate EMPLOYABLE_IF_BORN_BEFORE = LocalDate.of(2000, 1, 1);
    private static final int WAITING_MONTHS = 3;
    private static final int NEWBORN_DAYS = 30;
    private static final int WINDOW_DAYS = 47;

    // how many of a thousand get each kind of cover, as running totals; the rest gets the plain one
    private static final int LAPSED = 32;
    private static final int LATE = LAPSED + 20;
    private static final int RURAL_LOW_INCOME = LATE + 5;
    private static final int OTHER_EXEMPT = RURAL_LOW_INCOME + 3;
    private static final int RENEWED = OTHER_EXEMPT + 20;
    private static final int SECOND_COVER = RENEWED + 13;
    private static final int AFTER_EMPLOYEE_COVER = SECOND_COVER + 13;

    private DemoCovers() {}

    /** Cover from the first day to the last, enrolled in the window. */
    static List<Cover> plain() {
        return List.of(inWindow(new DateRange(DemoRegion.COVER_FROM, DemoRegion.COVER_UNTIL)));
    }

    /** Cover that ended before its time; the day is the first without cover. */
    static List<Cover> lapsedOn(LocalDate day) {
        return List.of(inWindow(new DateRange(DemoRegion.COVER_FROM, day)));
    }

    /** The cover of somebody who was born on this day. */
    static List<Cover> drawn(LocalDate birthDate, Draw draw) {
        if (!birthDate.isBefore(DemoRegion.COVER_FROM)) {
            return List.of(joined(birthDate, birthDate.plusDays(NEWBORN_DAYS), Enrolment.NEWBORN));
        }
        int ticket = draw.between(0, 1_000);
        if (ticket < LAPSED) {
            return lapsedOn(draw.firstOfMonth(LocalDate.of(2018, 7, 1), 48));
        }
        if (ticket < OTHER_EXEMPT) {
            return List.of(joinedLater(ticket, draw.firstOfMonth(WAITING_SINCE, 18)));
        }
        if (ticket < RENEWED) {
            return renewed();
        }
        if (ticket < AFTER_EMPLOYEE_COVER && birthDate.isBefore(EMPLOYABLE_IF_BORN_BEFORE)) {
            return ticket < SECOND_COVER ? withSecondCover(draw) : afterEmployeeCover(draw);
        }
        return plain();
    }

    /** Cover from a day outside the window: with a waiting period, or exempt from it. */
    private static Cover joinedLater(int ticket, LocalDate from) {
        if (ticket < LATE) {
            DateRange valid = new DateRange(from, DemoRegion.COVER_UNTIL);
            return new Cover(
                    Scheme.RESIDENT,
                    valid,
                    from,
                    EnrolmentBasis.HOUSEHOLD_REGISTER,
                    Enrolment.LATE,
                    from.plusMonths(WAITING_MONTHS));
        }
        return ticket < RURAL_LOW_INCOME
                ? joined(from, from, Enrolment.RURAL_LOW_INCOME)
                : joined(from, from, Enrolment.OTHER_EXEMPT);
    }

    /** Employee cover of one or two years while the resident cover goes on. */
    private static List<Cover> withSecondCover(Draw draw) {
        LocalDate from = draw.firstOfMonth(LocalDate.of(2019, 1, 1), 24);
        DateRange valid = new DateRange(from, from.plusMonths(draw.between(12, 25)));
        return List.of(plain().get(0), employed(valid));
    }

    /** Resident cover that starts within three months of the end of employee cover. */
    private static List<Cover> afterEmployeeCover(Draw draw) {
        LocalDate left = draw.firstOfMonth(LocalDate.of(2019, 1, 1), 36);
        DateRange employed = new DateRange(DemoRegion.COVER_FROM, left);
        LocalDate from = left.plusMonths(draw.between(0, 3));
        return List.of(employed(employed), joined(from, from, Enrolment.AFTER_EMPLOYEE_COVER));
    }

    /** Two spells without a day between them. */
    private static List<Cover> renewed() {
        LocalDate middle = LocalDate.of(2021, 1, 1);
        return List.of(
                inWindow(new DateRange(DemoRegion.COVER_FROM, middle)),
                inWindow(new DateRange(middle, DemoRegion.COVER_UNTIL)));
    }

    private static Cover employed(DateRange valid) {
        return new Cover(
                Scheme.EMPLOYEE,
                valid,
                valid.from(),
                EnrolmentBasis.HOUSEHOLD_REGISTER,
                Enrolment.IN_WINDOW,
                valid.from());
    }

    /** Enrolled in the window before the year in which the cover begins, on 15 November for one of 1 January. */
    private static Cover inWindow(DateRange valid) {
        return new Cover(
                Scheme.RESIDENT,
                valid,
                valid.from().minusDays(WINDOW_DAYS),
                EnrolmentBasis.HOUSEHOLD_REGISTER,
                Enrolment.IN_WINDOW,
                valid.from());
    }

    /** People of another special group are insured with a residence permit, which changes nothing else. */
    private static Cover joined(LocalDate from, LocalDate enrolledOn, Enrolment enrolment) {
        return new Cover(
                Scheme.RESIDENT,
                new DateRange(from, DemoRegion.COVER_UNTIL),
                enrolledOn,
                enrolment == Enrolment.OTHER_EXEMPT
                        ? EnrolmentBasis.RESIDENCE_PERMIT
                        : EnrolmentBasis.HOUSEHOLD_REGISTER,
                enrolment,
                from);
    }
}
