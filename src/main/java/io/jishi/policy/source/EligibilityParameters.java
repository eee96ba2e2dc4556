package io.jishi.policy.source;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.model.BenefitStart;
import io.jishi.policy.model.CalendarSpan;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.EligibilityHistory;
import io.jishi.policy.model.EligibilityTerms;
import io.jishi.policy.model.EnrolmentWindow;
import io.jishi.policy.model.Exemption;
import io.jishi.policy.model.SecondCoverTerms;
import io.jishi.policy.model.WaitingTerms;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.RecordedGroup;
import io.jishi.shared.code.Scheme;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters that say who has benefits and from when. They compute no amount. */
final class EligibilityParameters {

    /** What the names of these parameters begin with. */
    static final String PREFIX = "eligibility.";

    static final String BASIS = PREFIX + "basis";
    static final String SECOND_COVER = PREFIX + "secondCover";

    private static final int EXEMPTIONS_MAXIMUM = 30;
    private static final int DAYS_MAXIMUM = 1_000;
    private static final int MONTHS_MAXIMUM = 36;

    private final Citations citations;
    private final Timeline<Cited<Set<EnrolmentBasis>>> insured;
    private final Timeline<Cited<SecondCoverTerms>> secondCover;
    private final Timeline<Cited<CalendarSpan>> waitingPeriod;
    private final Timeline<Cited<EnrolmentWindow>> enrolmentWindow;
    private final Timeline<List<Exemption>> exemptions;

    EligibilityParameters(ParameterReader reader) {
        citations = reader.citations();
        insured = reader.single(BASIS, "code", EligibilityParameters::bases);
        secondCover = reader.single(SECOND_COVER, "code", EligibilityParameters::secondCover);
        waitingPeriod = reader.single(
                PREFIX + "waitingPeriod", "days or months", block -> span(block, "days", "months", "months or days"));
        enrolmentWindow = reader.single(PREFIX + "enrolmentWindow", "month and day", EligibilityParameters::window);
        exemptions = reader.read(PREFIX + "exemptions", "code, days or months", this::exemptions);
    }

    /** The terms over time; half a waiting rule is a fault, since what is missing would be read as none. */
    EligibilityHistory history(MonthDay yearStart, Fields where) {
        TreeSet<LocalDate> dates = new TreeSet<>();
        List.of(insured, secondCover, waitingPeriod, enrolmentWindow, exemptions)
                .forEach(timeline -> dates.addAll(timeline.dates()));
        List<EligibilityHistory.Dated> dated = new ArrayList<>();
        for (LocalDate day : dates) {
            EligibilityTerms terms = new EligibilityTerms(insured.on(day), secondCover.on(day), waiting(day, where));
            dated.add(new EligibilityHistory.Dated(day, terms));
        }
        return new EligibilityHistory(yearStart, dated);
    }

    private @Nullable WaitingTerms waiting(LocalDate day, Fields where) {
        Cited<CalendarSpan> period = waitingPeriod.on(day);
        Cited<EnrolmentWindow> window = enrolmentWindow.on(day);
        List<Exemption> exempt = exemptions.on(day);
        if (period != null && window != null && exempt != null) {
            return new WaitingTerms(period, window, exempt);
        }
        if (period != null || window != null || exempt != null) {
            where.fault(
                    "eligibility",
                    FieldFault.MISSING,
                    "of waitingPeriod, enrolmentWindow and exemptions some have a value on " + day + ", some not");
        }
        return null;
    }

    /** The national notices demand one thing of every package: a residence permit is a ground like any other. */
    private static Set<EnrolmentBasis> bases(Fields block) {
        Set<EnrolmentBasis> bases = block.codes("insured", EnrolmentBasis.class, Enum::name);
        if (!bases.contains(EnrolmentBasis.RESIDENCE_PERMIT)) {
            block.fault("insured", FieldFault.MISSING, "people with a residence permit are insured on the same terms");
        }
        return bases;
    }

    private static SecondCoverTerms secondCover(Fields block) {
        Set<Scheme> schemes = block.codes("excludedBy", Scheme.class, Enum::name);
        if (schemes.isEmpty()) {
            block.fault("excludedBy", FieldFault.MISSING, "at least one scheme");
        }
        return new SecondCoverTerms(schemes, block.code("counting", SecondCoverTerms.Counting.class));
    }

    private static EnrolmentWindow window(Fields block) {
        return new EnrolmentWindow(monthDay(block, "from"), monthDay(block, "until"));
    }

    private static MonthDay monthDay(Fields block, String name) {
        String text = block.text(name, 5);
        try {
            MonthDay day = MonthDay.parse("--" + text);
            if (day.equals(MonthDay.of(2, 29))) {
                block.fault(name, FieldFault.OUT_OF_RANGE, "the day exists in every year");
            }
            return day;
        } catch (DateTimeException e) {
            block.fault(name, FieldFault.NOT_A_DATE, "month and day, such as 01-01");
            return MonthDay.of(1, 1);
        }
    }

    /** Exactly one of two members says how long. */
    private static CalendarSpan span(Fields block, String days, String months, String detail) {
        if (block.has(days) == block.has(months)) {
            block.fault(months, FieldFault.MISSING, "either " + detail);
        }
        return new CalendarSpan(block.countOrZero(months, MONTHS_MAXIMUM), block.countOrZero(days, DAYS_MAXIMUM));
    }

    private List<Exemption> exemptions(Fields block, Citation citation) {
        List<Exemption> rows = new ArrayList<>();
        for (Fields row : block.objects("rows", EXEMPTIONS_MAXIMUM)) {
            Citation own = row.has("source") ? citations.read(row, citation.versionFrom()) : citation;
            rows.add(exemption(row, own));
            row.refuseUnknown();
        }
        return rows;
    }

    private static Exemption exemption(Fields row, Citation citation) {
        Exemption.Kind kind = row.code("kind", Exemption.Kind.class);
        BenefitStart start = row.code("benefitsFrom", BenefitStart.class);
        boolean fromBirth = start == BenefitStart.BIRTH || start == BenefitStart.BIRTH_IN_YEAR;
        if (fromBirth && kind != Exemption.Kind.NEWBORN) {
            row.fault("benefitsFrom", FieldFault.CONTRADICTION, "only a newborn has benefits from birth");
        }
        return switch (kind) {
            case IN_WINDOW -> new Exemption.InWindow(start, citation);
            case AFTER_EMPLOYEE_COVER -> new Exemption.AfterEmployeeCover(months(row), start, citation);
            case NEWBORN ->
                new Exemption.Newborn(
                        span(row, "withinDays", "withinMonths", "withinMonths or withinDays"), start, citation);
            case CATEGORY ->
                new Exemption.InCategory(
                        filled(row, "categories", name -> row.codes(name, AssistanceCategory.class, Enum::name)),
                        start,
                        citation);
            case RECORDED_GROUP ->
                new Exemption.InRecordedGroup(
                        filled(row, "groups", name -> row.codes(name, RecordedGroup.class, Enum::name)),
                        start,
                        citation);
        };
    }

    private static int months(Fields row) {
        if (!row.has("months")) {
            row.fault("months", FieldFault.MISSING, "how many months after the last covered one");
        }
        return row.countOrZero("months", MONTHS_MAXIMUM);
    }

    private static <E> Set<E> filled(Fields row, String name, Function<String, Set<E>> codes) {
        Set<E> found = codes.apply(name);
        if (found.isEmpty()) {
            row.fault(name, FieldFault.MISSING, "who is exempt");
        }
        return found;
    }
}
