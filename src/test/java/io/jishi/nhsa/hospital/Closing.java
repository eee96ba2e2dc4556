package io.jishi.nhsa.hospital;

import io.jishi.nhsa.hospital.Books.Group;
import io.jishi.nhsa.hospital.Books.Row;
import io.jishi.nhsa.hospital.StatementFile.ResultLine;
import io.jishi.nhsa.hospital.StatementFile.Verdict;
import io.jishi.nhsa.hospital.Statements.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The end of a month: books against gateway, bill by bill, twice. The gateway judges the hospital's file, and the
 * hospital judges the gateway's own list, which an empty file brings out.
 */
final class Closing {
    private final Desk desk;
    private final Statements statements;
    private final Reconciler reconciler;
    private final Map<String, String> oneSided = new TreeMap<>();
    private final Set<String> doubled = new TreeSet<>();

    Closing(Desk desk, Statements statements, Reconciler reconciler) {
        this.desk = desk;
        this.statements = statements;
        this.reconciler = reconciler;
    }

    /** Compares everything. */
    void close(Dialect dialect) {
        Set<Period> detailed = new HashSet<>();
        for (Group group : desk.books().groups()) {
            for (Period period : months(group)) {
                reconciler.proveThatTotalsAreCompared(dialect, period);
                reconciler.compare(dialect, period);
                Period ofAllSchemes = new Period(
                        new Group("", period.group().clrType(), period.group().optins()), period.from(), period.to());
                if (detailed.add(ofAllSchemes)) {
                    judgeByTheGateway(dialect, period);
                    judgeByTheHospital(dialect, period);
                }
            }
        }
        for (String visit :
                twice(desk.books().liveBills().stream().filter(Row::ours).toList())) {
            doubled.add(visit);
        }
    }

    /** Bills that live on one side only. */
    List<String> oneSided() {
        return List.copyOf(oneSided.values());
    }

    /** Visits with two live bills. */
    Set<String> doubled() {
        return Set.copyOf(doubled);
    }

    private void judgeByTheGateway(Dialect dialect, Period period) {
        List<Row> rows = desk.books().rowsOfAllSchemes(period.group(), period.from(), period.to());
        Optional<List<ResultLine>> result = statements.compareRows(dialect, period, rows);
        check(result.isPresent(), period.toString(), "no result for " + period);
        for (ResultLine line : result.orElse(List.of())) {
            check(line.verdict() == Verdict.BALANCED, line.setlId(), "the gateway says " + line);
        }
    }

    private void judgeByTheHospital(Dialect dialect, Period period) {
        Optional<List<ResultLine>> list = statements.compareRows(dialect, period, List.of());
        check(list.isPresent(), period.toString(), "no list of " + period);
        if (list.isEmpty()) {
            return;
        }
        List<Row> rows = desk.books().rowsOfAllSchemes(period.group(), period.from(), period.to());
        compare(rows, list.get());
    }

    /** Each row of one side must be on the other with the same money and message. */
    void compare(List<Row> rows, List<ResultLine> list) {
        Map<String, ResultLine> lines = new HashMap<>();
        list.forEach(line -> lines.put(line.setlId(), line));
        for (Row row : rows) {
            ResultLine line = lines.remove(row.setlId());
            check(line != null && agrees(row, line), row.setlId(), "the books have " + row + ", the gateway " + line);
        }
        lines.values().forEach(line -> check(false, line.setlId(), "the gateway alone has " + line));
        Set<String> twice = twiceInList(list);
        // another operator's visit may have a supplement beside its bill, or a bill for each of its charges
        rows.stream()
                .filter(row -> !row.ours())
                .forEach(row -> twice.remove(row.visit().mdtrtId()));
        doubled.addAll(twice);
    }

    private void check(boolean held, String bill, String what) {
        if (!desk.rules().check(Rule.BOOKS_EQUAL_GATEWAY, held, () -> what)) {
            oneSided.putIfAbsent(bill, what);
        }
    }

    private static boolean agrees(Row row, ResultLine line) {
        return row.visit().mdtrtId().equals(line.mdtrtId())
                && row.visit().psnNo().equals(line.psnNo())
                && row.amounts().total() == line.total()
                && row.amounts().fundTotal() == line.fundTotal()
                && row.amounts().account() == line.account()
                && row.isRefund() == line.refund();
    }

    private static Set<String> twice(List<Row> bills) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        for (Row bill : bills) {
            if (!seen.add(bill.visit().mdtrtId())) {
                twice.add(bill.visit().mdtrtId());
            }
        }
        return twice;
    }

    /** Visits with more bills than cancellations, by more than one. */
    private static Set<String> twiceInList(List<ResultLine> list) {
        Map<String, Integer> live = new HashMap<>();
        list.forEach(line -> live.merge(line.mdtrtId(), line.refund() ? -1 : 1, Integer::sum));
        Set<String> twice = new TreeSet<>();
        live.forEach((visit, count) -> {
            if (count > 1) {
                twice.add(visit);
            }
        });
        return twice;
    }

    /** The calendar months with rows, so that no period is longer than a month. */
    private List<Period> months(Group group) {
        Set<YearMonth> months = new TreeSet<>();
        for (LocalDate day : desk.books().days(group)) {
            months.add(YearMonth.from(day));
        }
        LocalDate today = LocalDate.now(desk.clock().withZone(AttemptLog.LOCAL));
        return months.stream()
                .map(month -> new Period(
                        group, month.atDay(1), month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth()))
                .toList();
    }
}
