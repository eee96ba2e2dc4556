package io.jishi.eligibility;

import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.policy.model.BenefitStart;
import io.jishi.policy.model.EligibilityHistory;
import io.jishi.policy.model.Exemption;
import io.jishi.policy.model.WaitingTerms;
import io.jishi.shared.code.RecordedGroup;
import io.jishi.shared.code.Scheme;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The waiting period of one cover (S4-02-9). It is counted from the day of enrolment under the terms of that day; every
 * exemption that applies gives a day of its own, and the earliest day of all counts. So an exemption can bring benefits
 * forward and never put them off.
 */
final class WaitingPeriod {

    private final Coverage coverage;
    private final CoverageSpell spell;
    private final EligibilityHistory history;
    private final LocalDate enrolledOn;

    private WaitingPeriod(Coverage coverage, CoverageSpell spell, EligibilityHistory history, LocalDate enrolledOn) {
        this.coverage = coverage;
        this.spell = spell;
        this.history = history;
        this.enrolledOn = enrolledOn;
    }

    /** From when the cover has benefits; {@code history} is null for a scheme without package. */
    static BenefitsFrom of(Coverage coverage, CoverageSpell spell, @Nullable EligibilityHistory history) {
        LocalDate enrolledOn = spell.enrolledOn();
        if (enrolledOn == null || history == null || !history.hasWaitingRules()) {
            return new BenefitsFrom(
                    spell.valid().from(), spell.recordedBenefitsFrom(), null, BenefitsFrom.Decider.REGISTRY, List.of());
        }
        return new WaitingPeriod(coverage, spell, history, enrolledOn).benefitsFrom();
    }

    private BenefitsFrom benefitsFrom() {
        LocalDate coveredFrom = spell.valid().from();
        WaitingTerms terms = history.on(enrolledOn).waiting();
        if (terms == null) {
            return new BenefitsFrom(coveredFrom, coveredFrom, null, BenefitsFrom.Decider.RULES, List.of());
        }
        LocalDate over = notBeforeCover(terms.period().value().after(enrolledOn));
        BenefitsFrom best = new BenefitsFrom(
                coveredFrom,
                over,
                null,
                BenefitsFrom.Decider.RULES,
                List.of(terms.period().citation()));
        for (Exemption exemption : terms.exemptions()) {
            LocalDate start = start(exemption, terms).orElse(null);
            if (start != null
                    && (start.isBefore(best.day()) || (best.exemption() == null && start.equals(best.day())))) {
                best = new BenefitsFrom(
                        start.isBefore(coveredFrom) ? start : coveredFrom,
                        start,
                        exemption.kind(),
                        BenefitsFrom.Decider.RULES,
                        List.of(exemption.citation()));
            }
        }
        return best;
    }

    /** First day with benefits under an exemption; empty if it does not apply. */
    private Optional<LocalDate> start(Exemption exemption, WaitingTerms terms) {
        return exemption.fold(
                inWindow -> isInWindow(terms) ? Optional.of(start(inWindow.start())) : Optional.empty(),
                this::afterEmployeeCover,
                newborn -> isNewborn(newborn) ? Optional.of(start(newborn.start())) : Optional.empty(),
                this::inCategory,
                inGroup -> isRecorded(inGroup) ? Optional.of(start(inGroup.start())) : Optional.empty());
    }

    /**
     * The window is that of the benefit year in which the cover begins. Somebody who is enrolled before it opens is not
     * late either.
     */
    private boolean isInWindow(WaitingTerms terms) {
        LocalDate year = history.yearStartOf(spell.valid().from());
        return !enrolledOn.isAfter(terms.window().value().lastDay(year));
    }

    /** Employees' cover counts by calendar months: its last month, and so many after it to their last day. */
    private Optional<LocalDate> afterEmployeeCover(Exemption.AfterEmployeeCover exemption) {
        LocalDate start = start(exemption.start());
        YearMonth enrolled = YearMonth.from(enrolledOn);
        return coverage.spells().stream()
                .filter(other -> other.scheme() == Scheme.EMPLOYEE && spell.scheme() != Scheme.EMPLOYEE)
                .map(other -> other.valid().until())
                .filter(Objects::nonNull)
                .filter(until ->
                        !enrolled.isAfter(YearMonth.from(until.minusDays(1)).plusMonths(exemption.months())))
                .map(until -> later(start, until)) // no gap: the first day after the old cover, and no day before it
                .min(LocalDate::compareTo);
    }

    private boolean isNewborn(Exemption.Newborn exemption) {
        LocalDate birthDate = coverage.birthDate();
        return birthDate != null && !enrolledOn.isAfter(exemption.within().after(birthDate));
    }

    /** Who comes into a category during the waiting period waits no longer. */
    private Optional<LocalDate> inCategory(Exemption.InCategory exemption) {
        LocalDate start = start(exemption.start());
        return coverage.assistance().stream()
                .filter(assisted -> assisted.basis() == AssistanceBasis.IDENTITY) // a grant makes nobody of a group
                .filter(assisted -> exemption.categories().contains(assisted.category()))
                .map(AssistanceSpell::valid)
                .filter(valid -> valid.until() == null || valid.until().isAfter(enrolledOn))
                .map(valid -> later(start, valid.from()))
                .min(LocalDate::compareTo);
    }

    private boolean isRecorded(Exemption.InRecordedGroup exemption) {
        Stream<RecordedGroup> groups = exemption.groups().stream();
        return groups.anyMatch(group -> group.name().equals(spell.enrolment().name()));
    }

    private LocalDate start(BenefitStart start) {
        return switch (start) {
            case COVER -> spell.valid().from();
            case ENROLMENT -> notBeforeCover(enrolledOn);
            case NEXT_DAY -> notBeforeCover(enrolledOn.plusDays(1));
            case NEXT_MONTH -> notBeforeCover(enrolledOn.plusMonths(1).withDayOfMonth(1));
            case BIRTH -> birth();
            case BIRTH_IN_YEAR ->
                later(birth(), history.yearStartOf(spell.valid().from()));
        };
    }

    private LocalDate birth() {
        return Objects.requireNonNullElse(coverage.birthDate(), spell.valid().from());
    }

    private LocalDate notBeforeCover(LocalDate day) {
        return later(day, spell.valid().from());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
