package io.jishi.nhsa.hospital;

import io.jishi.nhsa.hospital.AttemptLog.Attempt;
import io.jishi.nhsa.hospital.Books.Group;
import io.jishi.nhsa.hospital.Books.Row;
import io.jishi.nhsa.hospital.Books.Totals;
import io.jishi.nhsa.hospital.StatementFile.ResultLine;
import io.jishi.nhsa.hospital.StatementFile.Verdict;
import io.jishi.nhsa.hospital.Statements.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The evening: 3201 for each group, and the files of 3202 where it does not balance. A bill of ours that the books do
 * not have is reversed; a row of another operator's is entered as such, so that a sandbox may be shared.
 *
 * <p>The day of a row is the one that the gateway gave it, so that a simulated month reconciles whether the gateway
 * books by the date of the visit or by its own clock.
 */
final class Reconciler {
    private final Desk desk;
    private final Statements statements;
    private final Cashier cashier;
    private final List<Episode> lost = new ArrayList<>();
    private final Set<Row> reconciled = new HashSet<>();

    Reconciler(Desk desk, Statements statements, Cashier cashier) {
        this.desk = desk;
        this.statements = statements;
        this.cashier = cashier;
    }

    /** A visit whose settlement got no reply and that nobody looked after. */
    void lost(Episode episode) {
        lost.add(episode);
    }

    /** Compares what changed today; what was lost is found and reversed. */
    void evening(LocalDate simulated, Dialect dialect) {
        for (Period period : periods(simulated)) {
            compare(dialect, period);
        }
        reconciled.clear();
        reconciled.addAll(desk.books().all());
        for (Episode episode : lost) {
            desk.rules()
                    .check(
                            Rule.FOUND_BY_3202,
                            false,
                            () -> "not found: message " + episode.lostMessage() + " of visit " + episode.mdtrtId());
            cashier.reverse(episode, episode.lostMessage(), episode.kind().settle());
            episode.lost("");
        }
        lost.clear();
    }

    /** 3201 with the books as they are, and once with a fen too much. */
    void proveThatTotalsAreCompared(Dialect dialect, Period period) {
        Totals right = totals(period);
        Totals wrong =
                new Totals(right.total() + 1, right.fundTotal(), right.account(), right.cash() + 1, right.count());
        Optional<Verdict> verdict = statements.compareTotals(dialect, period, wrong);
        desk.rules()
                .check(
                        Rule.UNBALANCED_IS_TOLD,
                        verdict.isPresent() && verdict.get() != Verdict.BALANCED,
                        () -> "one fen too much in " + period + " came back " + verdict);
    }

    /** Compares a period; says whether it balances in the end. */
    boolean compare(Dialect dialect, Period period) {
        Optional<Verdict> first = statements.compareTotals(dialect, period, totals(period));
        if (first.isPresent() && first.get() != Verdict.BALANCED) {
            lookIntoRows(dialect, period);
            first = statements.compareTotals(dialect, period, totals(period));
        }
        Optional<Verdict> verdict = first;
        return desk.rules()
                .check(
                        Rule.BALANCED_3201,
                        verdict.isPresent() && verdict.get() == Verdict.BALANCED,
                        () -> period + " with " + totals(period) + " came back " + verdict);
    }

    private Totals totals(Period period) {
        return Totals.of(desk.books().rows(period.group(), period.from(), period.to()));
    }

    /** Groups and days with rows that came or went since the last evening, and those of what is lost. */
    private Set<Period> periods(LocalDate simulated) {
        Set<Row> changed = new HashSet<>(desk.books().all());
        Set<Row> gone = new HashSet<>(reconciled);
        gone.removeAll(changed);
        changed.removeAll(reconciled);
        changed.addAll(gone);
        Set<Period> periods = new LinkedHashSet<>();
        changed.forEach(row -> periods.add(new Period(row.group(), row.day(), row.day())));
        LocalDate today = LocalDate.now(desk.clock().withZone(AttemptLog.LOCAL));
        for (Episode episode : lost) {
            for (Group group : groupsOf(episode)) {
                periods.add(new Period(group, simulated, simulated));
                periods.add(new Period(group, today, today));
            }
        }
        return periods;
    }

    /** The group that a lost bill will be in: its clearing region is that of other bills, else the insured region. */
    private Set<Group> groupsOf(Episode episode) {
        Set<String> optins = new TreeSet<>();
        desk.books().groups().forEach(group -> optins.add(group.optins()));
        optins.add(episode.patient().region());
        Set<Group> groups = new LinkedHashSet<>();
        for (String region : optins) {
            groups.add(new Group(episode.patient().insutype(), episode.kind().clrType(), region));
        }
        return groups;
    }

    private void lookIntoRows(Dialect dialect, Period period) {
        List<Row> rows = desk.books().rowsOfAllSchemes(period.group(), period.from(), period.to());
        List<ResultLine> result = statements.compareRows(dialect, period, rows).orElse(List.of());
        for (ResultLine line : result) {
            if (line.verdict() == Verdict.GATEWAY_ONLY) {
                gatewayOnly(line, period);
            }
        }
    }

    private void gatewayOnly(ResultLine line, Period period) {
        Optional<Attempt> attempt = desk.client().attempts().find(line.msgid());
        if (attempt.isEmpty()) {
            enterForeign(line, period);
            return;
        }
        Optional<Episode> episode = lost.stream()
                .filter(each -> each.lostMessage().equals(line.msgid()))
                .findFirst();
        desk.rules()
                .check(
                        Rule.FOUND_BY_3202,
                        episode.isPresent()
                                && line.mdtrtId().equals(episode.get().mdtrtId()),
                        () -> "the gateway alone has " + line + ", which was " + attempt.get());
        episode.ifPresent(found -> {
            cashier.reverse(found, line.msgid(), attempt.get().infno());
            desk.books().noteReversal();
            found.lost("");
            lost.remove(found);
        });
    }

    /** Another operator's, unless the visit is ours: then it is a bill that nobody asked for. */
    private void enterForeign(ResultLine line, Period period) {
        boolean ours = desk.books().all().stream()
                .anyMatch(row -> row.ours() && row.visit().mdtrtId().equals(line.mdtrtId()));
        if (!desk.rules().check(Rule.BOOKS_EQUAL_GATEWAY, !ours, () -> "nobody sent " + line)) {
            return;
        }
        desk.books().enter(foreign(line, period));
    }

    static Row foreign(ResultLine line, Period period) {
        long cash = line.total() - line.fundTotal() - line.account();
        Amounts amounts =
                new Amounts(line.total(), new Amounts.Shares(0, 0, 0), line.fundTotal(), line.account(), cash, 0);
        return new Row(
                line.setlId(),
                new Books.Visit(line.mdtrtId(), line.psnNo(), line.msgid()),
                period.group(),
                period.from(),
                amounts,
                line.refund() ? "another operator's" : "",
                false);
    }
}
