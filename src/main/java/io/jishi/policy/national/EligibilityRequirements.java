package io.jishi.policy.national;

import io.jishi.policy.model.EligibilityHistory;
import io.jishi.policy.model.EligibilityTerms;
import io.jishi.policy.model.Exemption;
import io.jishi.policy.model.WaitingTerms;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.RecordedGroup;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is demanded of who has benefits and from when. */
public final class EligibilityRequirements {

    private EligibilityRequirements() {}

    /**
     * Where there is a waiting period, nobody waits who enrolled in the window, who left employees' cover at most so
     * many months ago, who was just born, or who belongs to a special group.
     */
    public static Requirement waitingIsExemptFor(int monthsAfterEmployeeCover) {
        return ofTerms(terms -> {
            WaitingTerms waiting = terms.waiting();
            return waiting == null ? Requirement.Seen.passes() : exempt(waiting, monthsAfterEmployeeCover);
        });
    }

    private static Requirement.Seen exempt(WaitingTerms waiting, int months) {
        Set<Exemption.Kind> missing =
                EnumSet.of(Exemption.Kind.IN_WINDOW, Exemption.Kind.AFTER_EMPLOYEE_COVER, Exemption.Kind.NEWBORN);
        boolean groups = false;
        for (Exemption exemption : waiting.exemptions()) {
            boolean tooShort = exemption instanceof Exemption.AfterEmployeeCover after && after.months() < months;
            if (!tooShort) {
                missing.remove(exemption.kind());
            }
            groups |= exemption instanceof Exemption.InRecordedGroup recorded
                    && recorded.groups().contains(RecordedGroup.RURAL_LOW_INCOME);
        }
        if (!missing.isEmpty()) {
            return Requirement.Seen.fails("no exemption, or a shorter one, for " + missing);
        }
        return groups ? Requirement.Seen.passes() : Requirement.Seen.fails("no exemption for rural low-income people");
    }

    /** Who has another public cover is not covered by this scheme. */
    public static Requirement secondCoverExcludes() {
        return ofTerms(terms -> {
            if (terms.secondCover() == null) {
                return Requirement.Seen.missing("the package does not say which covers exclude this one");
            }
            return terms.secondCover().value().excludedBy().contains(Scheme.EMPLOYEE)
                    ? Requirement.Seen.passes()
                    : Requirement.Seen.fails("employees' cover does not exclude this one");
        });
    }

    /** Who holds a residence permit is insured like everybody else. */
    public static Requirement residencePermitInsures() {
        return ofTerms(terms -> {
            if (terms.insured() == null) {
                return Requirement.Seen.missing("the package does not say on what grounds people are insured");
            }
            return terms.insured().value().contains(EnrolmentBasis.RESIDENCE_PERMIT)
                    ? Requirement.Seen.passes()
                    : Requirement.Seen.fails("a residence permit is no ground");
        });
    }

    private interface OfTerms {
        Requirement.Seen examine(EligibilityTerms terms);
    }

    /** Looks at the terms between the days on which they change. */
    private static Requirement ofTerms(OfTerms requirement) {
        return (subject, period) -> Requirement.common(subject.inForce(), period).stream()
                .flatMap(days -> between(subject.eligibility(), days).stream())
                .map(days ->
                        seen(subject.eligibility(), days.from(), requirement).on(days))
                .toList();
    }

    private static Requirement.Seen seen(EligibilityHistory history, LocalDate day, OfTerms requirement) {
        return history.dated().isEmpty()
                ? Requirement.Seen.missing("the package has no rules of eligibility")
                : requirement.examine(history.on(day));
    }

    private static List<DateRange> between(EligibilityHistory history, DateRange days) {
        TreeSet<LocalDate> starts = new TreeSet<>(Set.of(days.from()));
        history.dated().stream()
                .map(EligibilityHistory.Dated::from)
                .filter(days::contains)
                .forEach(starts::add);
        List<DateRange> ranges = new ArrayList<>();
        for (LocalDate start : starts) {
            LocalDate next = starts.higher(start);
            ranges.add(new DateRange(start, next == null ? days.until() : next));
        }
        return ranges;
    }
}
