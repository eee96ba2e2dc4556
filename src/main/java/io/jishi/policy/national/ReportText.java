package io.jishi.policy.national;

import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A report for people: what fails first, then what cannot be checked, then what passes, each in the order of the rows.
 */
public final class ReportText {

    private static final List<Verdict> ORDER = List.of(Verdict.FAILS, Verdict.CANNOT_BE_CHECKED, Verdict.PASSES);

    private ReportText() {}

    /** The lines of a report. */
    public static List<String> of(NationalReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("national notices: %d pass, %d fail, %d cannot be checked"
                .formatted(
                        report.count(Verdict.PASSES),
                        report.count(Verdict.FAILS),
                        report.count(Verdict.CANNOT_BE_CHECKED)));
        report.lines().stream()
                .sorted(Comparator.comparingInt(
                        line -> ORDER.indexOf(line.finding().verdict())))
                .forEach(line -> lines.add(line(line)));
        return lines;
    }

    private static String line(NationalReport.Line line) {
        NationalCheck check = line.check();
        Finding finding = line.finding();
        String detail = finding.detail().isEmpty() ? "" : ": " + finding.detail();
        return "  %-17s %s %s %s / %s%s [%s %s]"
                .formatted(
                        finding.verdict().english(),
                        check.row(),
                        days(finding.when()),
                        check.chinese(),
                        check.english(),
                        detail,
                        check.document(),
                        check.article());
    }

    private static String days(DateRange when) {
        LocalDate until = when.until();
        return when.from() + " to " + (until == null ? "the end" : until.minusDays(1));
    }
}
