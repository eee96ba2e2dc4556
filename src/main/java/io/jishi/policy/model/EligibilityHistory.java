package io.jishi.policy.model;

import io.jishi.shared.time.YearStart;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * The terms of eligibility of one package over time. They belong to the package and not to its versions, because two
 * days ask for them: the waiting period is that of the day of enrolment, so that a new rule takes no benefits from
 * those who enrolled before it; everything else is that of the reference date.
 *
 * @param yearStart first day of the benefit year
 * @param dated the terms with the day from which they hold, rising
 */
public record EligibilityHistory(MonthDay yearStart, List<Dated> dated) {

    /**
     * Terms from a day on.
     *
     * @param from the day
     * @param terms the terms
     */
    public record Dated(LocalDate from, EligibilityTerms terms) {}

    /** Refuses days that do not rise. */
    public EligibilityHistory {
        dated = List.copyOf(dated);
        for (int i = 1; i < dated.size(); i++) {
            if (!dated.get(i).from().isAfter(dated.get(i - 1).from())) {
                throw new IllegalArgumentException("the days of terms rise");
            }
        }
    }

    /** The terms in force on the day; none before the first. */
    public EligibilityTerms on(LocalDate day) {
        EligibilityTerms terms = EligibilityTerms.NONE;
        for (Dated since : dated) {
            if (!since.from().isAfter(day)) {
                terms = since.terms();
            }
        }
        return terms;
    }

    /** Whether there is a waiting rule on any day; without one only the registry knows who waits. */
    public boolean hasWaitingRules() {
        return dated.stream().anyMatch(since -> since.terms().waiting() != null);
    }

    /** First day of the benefit year that contains the day. */
    public LocalDate yearStartOf(LocalDate day) {
        return YearStart.onOrBefore(day, yearStart);
    }
}
