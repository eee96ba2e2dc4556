package io.jishi.nhsa.hospital;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The hospital's own books: one row for each bill and one for each cancellation, kept for the day that the gateway
 * gave it. A pair that 2601 undid leaves no row.
 */
final class Books {

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int entered;
    private int reversed;

    /** What 3201 adds up: scheme, kind of clearing and clearing region. */
    record Group(String insutype, String clrType, String optins) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            return toString().compareTo(other.toString());
        }
    }

    /** What a bill belongs to. */
    record Visit(String mdtrtId, String psnNo, String msgid) {}

    /**
     * One bill, or one cancellation.
     *
     * @param cancels id of the bill that this row cancels; empty for a bill
     * @param ours false for a row of another operator that was found in a file
     */
    record Row(String setlId, Visit visit, Group group, LocalDate day, Amounts amounts, String cancels, boolean ours) {
        boolean isRefund() {
            return !cancels.isEmpty();
        }
    }

    /** Sums of rows. */
    record Totals(long total, long fundTotal, long account, long cash, int count) {
        static Totals of(List<Row> rows) {
            long total = 0;
            long fundTotal = 0;
            long account = 0;
            long cash = 0;
            for (Row row : rows) {
                total += row.amounts().total();
                fundTotal += row.amounts().fundTotal();
                account += row.amounts().account();
                cash += row.amounts().cash();
            }
            return new Totals(total, fundTotal, account, cash, rows.size());
        }
    }

    synchronized void enter(Row row) {
        if (rows.putIfAbsent(row.setlId(), row) != null) {
            throw new IllegalStateException("the books have " + row.setlId() + " already");
        }
        entered += row.ours() && !row.isRefund() ? 1 : 0;
    }

    /** Takes out a row that 2601 undid. */
    synchronized void strike(String setlId) {
        if (rows.remove(setlId) == null) {
            throw new IllegalStateException("the books have no " + setlId);
        }
        reversed++;
    }

    /** Notes a reversal of something that never stood in the books. */
    synchronized void noteReversal() {
        reversed++;
    }

    synchronized Optional<Row> find(String setlId) {
        return Optional.ofNullable(rows.get(setlId));
    }

    synchronized int entered() {
        return entered;
    }

    synchronized int reversed() {
        return reversed;
    }

    synchronized Set<Group> groups() {
        Set<Group> groups = new TreeSet<>();
        rows.values().forEach(row -> groups.add(row.group()));
        return groups;
    }

    synchronized Set<LocalDate> days(Group group) {
        Set<LocalDate> days = new TreeSet<>();
        rowsThat(row -> row.group().equals(group)).forEach(row -> days.add(row.day()));
        return days;
    }

    /** Rows of a group with a day of [from, to]. */
    synchronized List<Row> rows(Group group, LocalDate from, LocalDate to) {
        return rowsThat(row -> row.group().equals(group)
                && !row.day().isBefore(from)
                && !row.day().isAfter(to));
    }

    /** The same for every scheme: the detailed statement has no scheme. */
    synchronized List<Row> rowsOfAllSchemes(Group group, LocalDate from, LocalDate to) {
        return rowsThat(row -> row.group().clrType().equals(group.clrType())
                && row.group().optins().equals(group.optins())
                && !row.day().isBefore(from)
                && !row.day().isAfter(to));
    }

    /** Bills of this hospital that nothing cancels. */
    synchronized List<Row> liveBills() {
        return rowsThat(row -> row.ours() && !row.isRefund() && !isCancelled(row.setlId()));
    }

    /** Every row, in the order of its entry. */
    synchronized List<Row> all() {
        return new ArrayList<>(rows.values());
    }

    private boolean isCancelled(String setlId) {
        return rows.values().stream().anyMatch(row -> row.cancels().equals(setlId));
    }

    private List<Row> rowsThat(Predicate<Row> condition) {
        return rows.values().stream().filter(condition).toList();
    }
}
