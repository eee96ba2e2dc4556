package io.jishi.eligibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.policy.model.BenefitStart;
import io.jishi.policy.model.CalendarSpan;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.EligibilityHistory;
import io.jishi.policy.model.EligibilityTerms;
import io.jishi.policy.model.EnrolmentWindow;
import io.jishi.policy.model.Exemption;
import io.jishi.policy.model.Provenance;
import io.jishi.policy.model.SecondCoverTerms;
import io.jishi.policy.model.WaitingTerms;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.RecordedGroup;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of the waiting period under any rules and facts. */
class EligibilityPropertyTest {

    private static final LocalDate EPOCH = LocalDate.of(2021, 1, 1);
    private static final LocalDate EVER = LocalDate.of(2999, 1, 1);
    private static final Citation SOURCE = new Citation("any", "any", EPOCH, Provenance.PLACEHOLDER);

    private static final Cited<Set<EnrolmentBasis>> INSURED = new Cited<>(EnumSet.allOf(EnrolmentBasis.class), SOURCE);
    private static final Cited<SecondCoverTerms> NOTHING_EXCLUDES =
            new Cited<>(new SecondCoverTerms(Set.of(), SecondCoverTerms.Counting.BENEFITS), INSURED.citation());

    @Property(tries = 2_000)
    void anExemptionNeverPutsBenefitsOff(@ForAll long seed) {
        Any any = new Any(seed);
        List<Exemption> exemptions = any.exemptions();
        CalendarSpan period = any.period();
        EnrolmentWindow window = any.window();
        Facts facts = any.facts();
        LocalDate enrolledOn = any.day();
        LocalDate without = first(period, window, List.of(), facts, enrolledOn);
        LocalDate before = without;
        for (int i = 1; i <= exemptions.size(); i++) {
            LocalDate with = first(period, window, exemptions.subList(0, i), facts, enrolledOn);
            assertFalse(with.isAfter(before), () -> with + " is later");
            before = with;
        }
    }

    @Property(tries = 2_000)
    void anEarlierEnrolmentNeverPutsBenefitsOff(@ForAll long seed) {
        Any any = new Any(seed);
        List<Exemption> exemptions = any.exemptions();
        CalendarSpan period = any.period();
        EnrolmentWindow window = any.window();
        Facts facts = any.facts();
        LocalDate late = any.day();
        LocalDate early = late.minusDays(any.upTo(200));
        LocalDate ofEarly = first(period, window, exemptions, facts, early);
        LocalDate ofLate = first(period, window, exemptions, facts, late);
        assertFalse(ofEarly.isAfter(ofLate), () -> early + " gives " + ofEarly + ", " + late + " " + ofLate);
    }

    @Property(tries = 500)
    void aResidencePermitIsLikeTheHouseholdRegister(@ForAll long seed) {
        Any any = new Any(seed);
        WaitingTerms terms = terms(any.period(), any.window(), any.exemptions());
        Facts facts = any.facts();
        LocalDate enrolledOn = any.day();
        LocalDate asked = any.day();
        Entitlement register = decide(terms, facts, enrolledOn, EnrolmentBasis.HOUSEHOLD_REGISTER, asked);
        assertEquals(register, decide(terms, facts, enrolledOn, EnrolmentBasis.RESIDENCE_PERMIT, asked));
    }

    /** Once begun, benefits last as long as the cover: no later day of it is refused. */
    @Property(tries = 500)
    void benefitsThatHaveBegunGoOn(@ForAll long seed) {
        Any any = new Any(seed);
        WaitingTerms terms = terms(any.period(), any.window(), any.exemptions());
        Facts facts = any.facts();
        LocalDate enrolledOn = any.day();
        LocalDate first = first(terms.period().value(), terms.window().value(), terms.exemptions(), facts, enrolledOn);
        EnrolmentBasis basis = EnrolmentBasis.HOUSEHOLD_REGISTER;
        assertFalse(decide(terms, facts, enrolledOn, basis, first).closed().isPresent());
        LocalDate later = first.plusDays(any.upTo(1_000));
        assertFalse(decide(terms, facts, enrolledOn, basis, later).closed().isPresent());
        assertEquals(
                true,
                decide(terms, facts, enrolledOn, basis, first.minusDays(1))
                        .closed()
                        .isPresent());
    }

    private static LocalDate first(
            CalendarSpan period,
            EnrolmentWindow window,
            List<Exemption> exemptions,
            Facts facts,
            LocalDate enrolledOn) {
        Entitlement entitlement =
                decide(terms(period, window, exemptions), facts, enrolledOn, EnrolmentBasis.HOUSEHOLD_REGISTER, EVER);
        BenefitsFrom benefits = entitlement.benefits();
        if (benefits == null) {
            throw new AssertionError("cover without end is active");
        }
        return benefits.day();
    }

    private static WaitingTerms terms(CalendarSpan period, EnrolmentWindow window, List<Exemption> exemptions) {
        return new WaitingTerms(new Cited<>(period, SOURCE), new Cited<>(window, SOURCE), exemptions);
    }

    /** The facts with residents' cover from the first day of 2021, enrolled on the day. */
    private static Entitlement decide(
            WaitingTerms terms, Facts facts, LocalDate enrolledOn, EnrolmentBasis basis, LocalDate asked) {
        EligibilityHistory.Dated always = new EligibilityHistory.Dated(
                LocalDate.of(2000, 1, 1), new EligibilityTerms(INSURED, NOTHING_EXCLUDES, terms));
        List<CoverageSpell> covers = new ArrayList<>(facts.covers());
        covers.add(new CoverageSpell(
                Scheme.RESIDENT,
                new DateRange(EPOCH.plusDays(120), null),
                enrolledOn,
                basis,
                Enrolment.OTHER_EXEMPT,
                EPOCH));
        Coverage coverage = new Coverage(1, "141024", facts.birthDate(), covers, facts.assistance());
        return Eligibility.of(
                Map.of(Scheme.RESIDENT, new EligibilityHistory(MonthDay.of(1, 1), List.of(always))),
                coverage,
                Scheme.RESIDENT,
                asked);
    }

    /** Rules and facts around the year 2021, drawn from a seed. */
    private static final class Any {

        private final Random random;

        private Any(long seed) {
            random = new Random(seed);
        }

        private int upTo(int most) {
            return random.nextInt(most + 1);
        }

        private LocalDate day() {
            return EPOCH.minusDays(200).plusDays(upTo(700));
        }

        private CalendarSpan period() {
            return random.nextBoolean() ? new CalendarSpan(upTo(8), 0) : new CalendarSpan(0, upTo(200));
        }

        private EnrolmentWindow window() {
            return new EnrolmentWindow(monthDay(), monthDay());
        }

        private MonthDay monthDay() {
            return MonthDay.of(1 + upTo(11), 1 + upTo(27));
        }

        private Facts facts() {
            Facts facts = Facts.NOBODY_YET.born(day());
            LocalDate from = day();
            if (random.nextBoolean()) {
                facts = facts.employed(from, from.plusDays(1 + upTo(300)));
            }
            LocalDate assisted = day();
            return facts.assisted(category(), assisted, random.nextBoolean() ? null : assisted.plusDays(1 + upTo(300)));
        }

        private AssistanceCategory category() {
            return AssistanceCategory.values()[upTo(1)];
        }

        private List<Exemption> exemptions() {
            List<Exemption> rows = new ArrayList<>();
            rows.add(new Exemption.InWindow(start(), SOURCE));
            rows.add(new Exemption.AfterEmployeeCover(upTo(6), start(), SOURCE));
            rows.add(new Exemption.Newborn(period(), random.nextBoolean() ? BenefitStart.BIRTH : start(), SOURCE));
            rows.add(new Exemption.InCategory(EnumSet.of(category()), start(), SOURCE));
            rows.add(new Exemption.InRecordedGroup(Set.of(RecordedGroup.OTHER_EXEMPT), start(), SOURCE));
            rows.removeIf(row -> random.nextInt(3) == 0);
            return rows;
        }

        private BenefitStart start() {
            return BenefitStart.values()[upTo(3)];
        }
    }
}
