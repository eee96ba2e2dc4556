package io.jishi.eligibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
import io.jishi.shared.code.Scheme;
import io.jishi.shared.reason.Reason;
import io.jishi.shared.time.DateRange;
import io.jishi.support.LinfenPackage;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The gates of the person by article (S4-02-9, S0-03, S1-02, S0-01-7), with the rules of Linfen and with shapes. */
class EligibilityTest {

    private static final LocalDate MARCH = LocalDate.of(2021, 3, 15);
    private static final Map<Scheme, EligibilityHistory> LINFEN =
            Map.of(Scheme.RESIDENT, LinfenPackage.compiled().eligibility());
    private static final Citation SOURCE =
            new Citation("shapes", "found in practice", LocalDate.of(2000, 1, 1), Provenance.PLACEHOLDER);

    /** S4-02-9: the length is counted from the day of enrolment; in a short month its last day is the day. */
    @ParameterizedTest
    @CsvSource({
        "2021-03-15, 2021-06-15",
        "2021-03-31, 2021-06-30",
        "2021-05-31, 2021-08-31",
        "2021-11-29, 2022-02-28",
        "2021-11-30, 2022-02-28",
        "2021-12-01, 2022-03-01"
    })
    void theWaitingPeriodIsThreeMonthsFromTheEnrolment(LocalDate enrolledOn, LocalDate first) {
        Facts facts = Facts.NOBODY_YET.resident(enrolledOn, enrolledOn);
        assertEquals(
                Optional.of(Reason.WAITING_PERIOD),
                on(facts, first.minusDays(1)).closed());
        assertBenefits(facts, first, first, null);
    }

    /** S4-02-9: the window 09-01 to 02-28 of the year in which the cover begins. */
    @ParameterizedTest
    @CsvSource({
        "2022-01-01, 2021-08-31, IN_WINDOW",
        "2022-01-01, 2021-09-01, IN_WINDOW",
        "2022-01-01, 2021-12-31, IN_WINDOW",
        "2022-01-01, 2022-01-01, IN_WINDOW",
        "2022-01-01, 2022-02-28, IN_WINDOW",
        "2022-01-01, 2022-03-01,",
        "2022-02-10, 2022-02-10, IN_WINDOW",
        "2021-12-31, 2021-09-01,",
        "2021-12-31, 2021-02-28, IN_WINDOW"
    })
    void theWindowCrossesTheTurnOfTheYear(LocalDate from, LocalDate enrolledOn, Exemption.@Nullable Kind kind) {
        BenefitsFrom benefits = benefits(Facts.NOBODY_YET.resident(from, enrolledOn), from.plusYears(1));
        assertEquals(kind, benefits.exemption());
        if (kind != null) {
            assertEquals(from, benefits.day());
        }
    }

    /** S4-02-9: three calendar months after the last covered one, the last day of the third included. */
    @ParameterizedTest
    @CsvSource({
        "2021-04-01, 2021-06-30, true",
        "2021-04-01, 2021-07-01, false",
        "2021-03-31, 2021-06-30, true",
        "2021-04-02, 2021-07-31, true",
        "2021-04-02, 2021-08-01, false",
        "2021-03-02, 2021-06-30, true",
        "2021-12-01, 2022-02-28, true",
        "2021-12-01, 2022-03-01, false",
        "2022-01-01, 2022-03-31, true",
        "2022-01-01, 2022-04-01, false"
    })
    void employeesCoverCountsByCalendarMonths(LocalDate firstWithout, LocalDate enrolledOn, boolean exempt) {
        // cover is of 2020, so that no window of a later year helps
        Facts facts = Facts.NOBODY_YET
                .employed(LocalDate.of(2015, 1, 1), firstWithout)
                .resident(LocalDate.of(2020, 6, 1), enrolledOn);
        BenefitsFrom benefits = benefits(facts, LocalDate.of(2022, 12, 1));
        assertEquals(exempt ? Exemption.Kind.AFTER_EMPLOYEE_COVER : null, benefits.exemption());
        assertEquals(exempt ? firstWithout : enrolledOn.plusMonths(3), benefits.day());
    }

    /** S1-02-2: no gap between the two covers, and no day with both. */
    @Test
    void residentsBenefitsBeginTheDayAfterEmployeesCoverEnded() {
        LocalDate first = LocalDate.of(2021, 4, 1);
        Facts facts =
                Facts.NOBODY_YET.employed(LocalDate.of(2015, 1, 1), first).resident(first, LocalDate.of(2021, 5, 20));
        assertEquals(
                Optional.of(Reason.COVER_NOT_ACTIVE),
                on(facts, first.minusDays(1)).closed());
        assertBenefits(facts, first, first, Exemption.Kind.AFTER_EMPLOYEE_COVER);
    }

    @Test
    void employeesCoverThatGoesOnExemptsNobody() {
        Facts facts = Facts.NOBODY_YET.employed(LocalDate.of(2015, 1, 1), null).resident(MARCH, MARCH);
        assertEquals(Optional.of(Reason.SECOND_COVER), on(facts, MARCH).closed());
    }

    /** S4-02-9, S1-02-2: born on 2021-03-10, day 89, 90 and 91 are 7, 8 and 9 June. */
    @ParameterizedTest
    @CsvSource({"2021-06-07, true", "2021-06-08, true", "2021-06-09, false"})
    void aNewbornIsCoveredFromBirth(LocalDate enrolledOn, boolean exempt) {
        LocalDate birth = LocalDate.of(2021, 3, 10);
        Facts facts = Facts.NOBODY_YET.born(birth).resident(enrolledOn, enrolledOn);
        if (exempt) {
            assertBenefits(facts, birth, birth, Exemption.Kind.NEWBORN);
            assertEquals(
                    Optional.of(Reason.COVER_NOT_ACTIVE),
                    on(facts, birth.minusDays(1)).closed());
        } else {
            assertEquals(
                    Optional.of(Reason.COVER_NOT_ACTIVE),
                    on(facts, enrolledOn.minusDays(1)).closed());
            assertEquals(
                    Optional.of(Reason.WAITING_PERIOD), on(facts, enrolledOn).closed());
            assertEquals(enrolledOn.plusMonths(3), benefits(facts, enrolledOn).day());
        }
    }

    @Test
    void aNewbornOfDecemberIsCoveredFromBirthInTheYearBefore() {
        LocalDate birth = LocalDate.of(2021, 12, 10);
        // 21 days of December, 31 of January, 28 of February, 10 of March: day 90
        Facts facts = Facts.NOBODY_YET.born(birth).resident(LocalDate.of(2022, 3, 10), LocalDate.of(2022, 3, 10));
        assertBenefits(facts, birth, birth, Exemption.Kind.NEWBORN);
    }

    /** S4-02-9, S2-03-4: rural low income and other special groups, whichever category it is. */
    @ParameterizedTest
    @EnumSource(AssistanceCategory.class)
    void everyAssistanceCategoryIsExemptInLinfen(AssistanceCategory category) {
        Facts facts = Facts.NOBODY_YET.resident(MARCH, MARCH);
        assertBenefits(facts.assisted(category, LocalDate.of(2020, 1, 1), null), MARCH, MARCH, Exemption.Kind.CATEGORY);
        LocalDate joined = MARCH.plusDays(20);
        assertBenefits(facts.assisted(category, joined, null), joined, joined, Exemption.Kind.CATEGORY);
        Facts before = facts.assisted(category, LocalDate.of(2020, 1, 1), MARCH);
        assertEquals(MARCH.plusMonths(3), benefits(before, MARCH).day());
    }

    /** S4-02-9: what the registry knows alone exempts; what the rules compute is not taken from its word. */
    @ParameterizedTest
    @EnumSource(Enrolment.class)
    void ofTheRegistrysWordsTheTwoGroupsCount(Enrolment enrolment) {
        Facts facts = Facts.NOBODY_YET.residentAs(MARCH, MARCH, EnrolmentBasis.HOUSEHOLD_REGISTER, enrolment);
        boolean group = enrolment == Enrolment.RURAL_LOW_INCOME || enrolment == Enrolment.OTHER_EXEMPT;
        BenefitsFrom benefits = benefits(facts, MARCH);
        assertEquals(group ? Exemption.Kind.RECORDED_GROUP : null, benefits.exemption());
        assertEquals(group ? MARCH : MARCH.plusMonths(3), benefits.day());
    }

    /** What the registry calls late is not late where the rules exempt. */
    @Test
    void theRulesStandAboveTheRegistry() {
        Facts facts = Facts.NOBODY_YET.resident(LocalDate.of(2022, 1, 1), LocalDate.of(2021, 10, 8));
        BenefitsFrom benefits = benefits(facts, LocalDate.of(2022, 1, 1));
        assertEquals(LocalDate.of(2022, 1, 1), benefits.day());
        assertEquals(BenefitsFrom.Decider.RULES, benefits.decidedBy());
    }

    @Test
    void withoutADayOfEnrolmentTheRegistryDecides() {
        CoverageSpell late = recorded(Scheme.RESIDENT, Enrolment.LATE);
        Facts facts = Facts.NOBODY_YET.with(late);
        assertEquals(
                Optional.of(Reason.WAITING_PERIOD), on(facts, MARCH.plusDays(9)).closed());
        assertBenefits(facts, MARCH.plusDays(10), MARCH.plusDays(10), null);
        assertEquals(BenefitsFrom.Decider.REGISTRY, benefits(facts, MARCH).decidedBy());
        Facts exempt = Facts.NOBODY_YET.with(recorded(Scheme.RESIDENT, Enrolment.NEWBORN));
        assertBenefits(exempt, MARCH, MARCH, null);
    }

    /** The rule holds for those who enrol under it; it takes nothing from those who came before. */
    @Test
    void aWaitingPeriodBindsNobodyWhoEnrolledBeforeIt() {
        LocalDate last = LocalDate.of(2020, 12, 31);
        assertBenefits(Facts.NOBODY_YET.resident(last, last), last.plusDays(1), last, null);
        LocalDate first = LocalDate.of(2021, 3, 1);
        assertEquals(
                Optional.of(Reason.WAITING_PERIOD),
                on(Facts.NOBODY_YET.resident(first, first), first).closed());
    }

    /** S0-03-3, S0-03-4: the cover whose benefits cover the day. */
    @Test
    void employeesCoverExcludesResidentsBenefitsOnItsDays() {
        LocalDate from = LocalDate.of(2019, 5, 1);
        LocalDate until = LocalDate.of(2019, 6, 1);
        Facts facts = Facts.NOBODY_YET
                .resident(LocalDate.of(2018, 1, 1), LocalDate.of(2017, 11, 15))
                .employed(from, until);
        assertEquals(Optional.empty(), on(facts, from.minusDays(1)).closed());
        assertEquals(Optional.of(Reason.SECOND_COVER), on(facts, from).closed());
        assertEquals(
                Optional.of(Reason.SECOND_COVER), on(facts, until.minusDays(1)).closed());
        assertEquals(Optional.empty(), on(facts, until).closed());
        // the other way round nothing excludes, and the scheme has no rules here
        assertEquals(
                Optional.empty(),
                Eligibility.of(LINFEN, facts.coverage(), Scheme.EMPLOYEE, from).closed());
    }

    @Test
    void employeesCoverThatWaitsExcludesOnlyWhereCoverIsWhatCounts() {
        Facts facts = Facts.NOBODY_YET
                .resident(LocalDate.of(2018, 1, 1), LocalDate.of(2017, 11, 15))
                .with(recorded(Scheme.EMPLOYEE, Enrolment.LATE));
        assertEquals(Optional.empty(), on(facts, MARCH).closed());
        assertEquals(
                Optional.of(Reason.SECOND_COVER), on(facts, MARCH.plusDays(10)).closed());
        SecondCoverTerms strict = new SecondCoverTerms(Set.of(Scheme.EMPLOYEE), SecondCoverTerms.Counting.COVER);
        EligibilityTerms terms = new EligibilityTerms(null, new Cited<>(strict, SOURCE), null);
        assertEquals(
                Optional.of(Reason.SECOND_COVER),
                Eligibility.of(rules(terms), facts.coverage(), Scheme.RESIDENT, MARCH)
                        .closed());
    }

    @Test
    void whoIsNotRegisteredIsUnknown() {
        Entitlement entitlement = Eligibility.of(Map.of(), Coverage.NOBODY, Scheme.RESIDENT, MARCH);
        assertEquals(Optional.of(Reason.PERSON_UNKNOWN), entitlement.closed());
        assertNull(entitlement.benefits());
    }

    /** Each gate names what it rests on; what is asked after a closed gate is not there. */
    @Test
    void theGatesCiteTheirArticles() {
        Entitlement open = on(Facts.NOBODY_YET.resident(MARCH, MARCH), MARCH.plusMonths(3));
        assertEquals(
                List.of("PERSON", "COVER 一 居住证", "SECOND_COVER 三", "WAITING_PERIOD 等待期长度"),
                open.gates().stream().map(EligibilityTest::text).toList());
        Entitlement closed = on(Facts.NOBODY_YET, MARCH);
        assertEquals(2, closed.gates().size());
        assertEquals("一 居住证", closed.closingCitations().get(0).article());
    }

    /** B2.9: enrolled by 3 months from birth, by 12 the next day, later two months of waiting. */
    @ParameterizedTest
    @CsvSource({
        "2021-04-15, 2021-01-15, NEWBORN",
        "2021-04-16, 2021-04-17, NEWBORN",
        "2022-01-15, 2022-01-16, NEWBORN",
        "2022-01-16, 2022-03-16,"
    })
    void aBabyThatIsEnrolledLaterHasBenefitsByItsAge(
            LocalDate enrolledOn, LocalDate first, Exemption.@Nullable Kind kind) {
        List<Exemption> rows = List.of(
                new Exemption.Newborn(new CalendarSpan(3, 0), BenefitStart.BIRTH, SOURCE),
                new Exemption.Newborn(new CalendarSpan(12, 0), BenefitStart.NEXT_DAY, SOURCE));
        Facts facts = Facts.NOBODY_YET.born(LocalDate.of(2021, 1, 15)).resident(enrolledOn, enrolledOn);
        BenefitsFrom benefits = shaped(rows, new CalendarSpan(2, 0), facts, enrolledOn);
        assertEquals(first, benefits.day());
        assertEquals(kind, benefits.exemption());
    }

    /** B2.9: enrolled by day 90 from birth, later the next month; each year is paid for itself. */
    @Test
    void aBabyCanBeCoveredFromTheNextMonthOrFromTheYearThatIsPaidFor() {
        LocalDate birth = LocalDate.of(2021, 11, 20);
        List<Exemption> rows = List.of(
                new Exemption.Newborn(new CalendarSpan(0, 90), BenefitStart.BIRTH_IN_YEAR, SOURCE),
                new Exemption.Newborn(new CalendarSpan(36, 0), BenefitStart.NEXT_MONTH, SOURCE));
        LocalDate soon = LocalDate.of(2022, 1, 10);
        BenefitsFrom inYear = shaped(
                rows, new CalendarSpan(0, 180), Facts.NOBODY_YET.born(birth).resident(soon, soon), soon);
        assertEquals(LocalDate.of(2022, 1, 1), inYear.day());
        assertEquals(LocalDate.of(2022, 1, 1), inYear.coveredFrom());
        LocalDate later = LocalDate.of(2022, 3, 31);
        BenefitsFrom nextMonth = shaped(
                rows, new CalendarSpan(0, 180), Facts.NOBODY_YET.born(birth).resident(later, later), later);
        assertEquals(LocalDate.of(2022, 4, 1), nextMonth.day());
    }

    /** 0 is allowed: benefits from the day of enrolment, and 90 days are not three months. */
    @ParameterizedTest
    @CsvSource({"0, 2021-03-15", "1, 2021-03-16", "90, 2021-06-13"})
    void aWaitingPeriodInDaysIsCountedFromTheEnrolment(int days, LocalDate first) {
        assertEquals(
                first,
                shaped(List.of(), new CalendarSpan(0, days), Facts.NOBODY_YET.resident(MARCH, MARCH), MARCH)
                        .day());
    }

    @ParameterizedTest
    @CsvSource({
        "09-01, 12-31, 2022-01-01, 2021-09-01, 2021-12-31",
        "09-01, 02-28, 2022-01-01, 2021-09-01, 2022-02-28",
        "01-01, 03-31, 2022-01-01, 2022-01-01, 2022-03-31",
        "05-01, 08-31, 2021-07-01, 2021-05-01, 2021-08-31"
    })
    void aWindowIsThatOfItsBenefitYear(
            String from, String until, LocalDate year, LocalDate firstDay, LocalDate lastDay) {
        EnrolmentWindow window = new EnrolmentWindow(MonthDay.parse("--" + from), MonthDay.parse("--" + until));
        assertEquals(firstDay, window.firstDay(year));
        assertEquals(lastDay, window.lastDay(year));
    }

    private static String text(Gate gate) {
        return gate.citations().isEmpty()
                ? gate.name().name()
                : gate.name() + " " + gate.citations().get(0).article();
    }

    private static CoverageSpell recorded(Scheme scheme, Enrolment enrolment) {
        return new CoverageSpell(
                scheme,
                new DateRange(MARCH, null),
                null,
                EnrolmentBasis.HOUSEHOLD_REGISTER,
                enrolment,
                MARCH.plusDays(10));
    }

    private static Map<Scheme, EligibilityHistory> rules(EligibilityTerms terms) {
        EligibilityHistory.Dated always = new EligibilityHistory.Dated(LocalDate.of(2000, 1, 1), terms);
        return Map.of(Scheme.RESIDENT, new EligibilityHistory(MonthDay.of(1, 1), List.of(always)));
    }

    /** Under terms whose window is long over for any cover of the tests. */
    private static BenefitsFrom shaped(List<Exemption> rows, CalendarSpan period, Facts facts, LocalDate day) {
        EnrolmentWindow window = new EnrolmentWindow(MonthDay.of(1, 1), MonthDay.of(1, 1));
        WaitingTerms waiting = new WaitingTerms(new Cited<>(period, SOURCE), new Cited<>(window, SOURCE), rows);
        Entitlement entitlement = Eligibility.of(
                rules(new EligibilityTerms(null, null, waiting)), facts.coverage(), Scheme.RESIDENT, day);
        return Objects.requireNonNull(entitlement.benefits());
    }

    private static Entitlement on(Facts facts, LocalDate day) {
        return Eligibility.of(LINFEN, facts.coverage(), Scheme.RESIDENT, day);
    }

    private static BenefitsFrom benefits(Facts facts, LocalDate day) {
        return Objects.requireNonNull(on(facts, day).benefits());
    }

    private static void assertBenefits(Facts facts, LocalDate day, LocalDate first, Exemption.@Nullable Kind kind) {
        Entitlement entitlement = on(facts, day);
        assertEquals(Optional.empty(), entitlement.closed());
        assertEquals(first, Objects.requireNonNull(entitlement.benefits()).day());
        assertEquals(kind, entitlement.benefits().exemption());
    }
}
