package io.jishi.eligibility;

import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody born in 1970 without any cover; a test adds what it is about. Every change gives new facts. */
record Facts(LocalDate birthDate, List<CoverageSpell> covers, List<AssistanceSpell> assistance) {

    static final Facts NOBODY_YET = new Facts(LocalDate.of(1970, 1, 1), List.of(), List.of());

    Facts born(LocalDate day) {
        return new Facts(day, covers, assistance);
    }

    /** Residents' cover without end that the registry calls late. */
    Facts resident(LocalDate from, LocalDate enrolledOn) {
        return with(cover(Scheme.RESIDENT, from, null, enrolledOn, EnrolmentBasis.HOUSEHOLD_REGISTER, Enrolment.LATE));
    }

    Facts residentAs(LocalDate from, LocalDate enrolledOn, EnrolmentBasis basis, Enrolment enrolment) {
        return with(cover(Scheme.RESIDENT, from, null, enrolledOn, basis, enrolment));
    }

    /** Employees' cover; the day is the first without it. */
    Facts employed(LocalDate from, @Nullable LocalDate until) {
        return with(cover(Scheme.EMPLOYEE, from, until, from, EnrolmentBasis.HOUSEHOLD_REGISTER, Enrolment.IN_WINDOW));
    }

    Facts assisted(AssistanceCategory category, LocalDate from, @Nullable LocalDate until) {
        List<AssistanceSpell> more = new ArrayList<>(assistance);
        more.add(new AssistanceSpell(category, new DateRange(from, until), AssistanceBasis.IDENTITY));
        return new Facts(birthDate, covers, more);
    }

    Facts with(CoverageSpell cover) {
        List<CoverageSpell> more = new ArrayList<>(covers);
        more.add(cover);
        return new Facts(birthDate, more, assistance);
    }

    Coverage coverage() {
        return new Coverage(1, "141024", birthDate, covers, assistance);
    }

    private static CoverageSpell cover(
            Scheme scheme,
            LocalDate from,
            @Nullable LocalDate until,
            LocalDate enrolledOn,
            EnrolmentBasis basis,
            Enrolment enrolment) {
        return new CoverageSpell(scheme, new DateRange(from, until), enrolledOn, basis, enrolment, from.plusYears(1));
    }
}
