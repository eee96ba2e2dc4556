package io.jishi.verification.store;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.jishi.verification.BillRow;
import io.jishi.verification.Findings;
import io.jishi.verification.Invariant;
import io.jishi.verification.LedgerDays;
import io.jishi.verification.PackageShelf;
import io.jishi.verification.PersonHistory;
import io.jishi.verification.StoredPerson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of the people of a slice in their order, and what is stored of those people beside. In memory are one
 * person's rows, and the accumulators of the slice.
 */
final class PersonCheck implements Check {

    private static final String SEQUENCES =
            "select person_id, sequence from person where {person_id} and sequence <> 0";

    private static final String YEARS = "select person_id, scheme, " + BillRows.day("year_start")
            + ", admissions, deductible_paid, pooling_fund_paid, critical_illness_base, critical_illness_paid,"
            + " extras_paid, medical_assistance_deductible, medical_assistance_paid, additional_assistance_paid,"
            + " outpatient_paid, two_disease_deductible, out_of_pocket from accumulator where {person_id}";

    private static final String SCOPES = "select person_id, scheme, kind, scope, " + BillRows.day("period_start")
            + ", amount from accumulator_scope where {person_id}";

    private final Slice slice;
    private final PackageShelf packages;
    private final Findings findings;
    private final LedgerDays ledgerDays;
    private final AtomicLong bills;
    private final Map<String, StoredPerson> stored = new HashMap<>();
    private final LedgerDays ownDays = new LedgerDays();
    private @Nullable PersonHistory history;

    PersonCheck(Slice slice, PackageShelf packages, Findings findings, LedgerDays ledgerDays, AtomicLong bills) {
        this.slice = slice;
        this.packages = packages;
        this.findings = findings;
        this.ledgerDays = ledgerDays;
        this.bills = bills;
    }

    @Override
    public void run(SnapshotConnection connection) throws SQLException {
        connection.each(
                Query.within(SEQUENCES, slice), row -> person(row.getString(1)).putSequence(row.getLong(2)));
        connection.each(Query.within(YEARS, slice), this::year);
        connection.each(Query.within(SCOPES, slice), this::scope);
        BillRows rows = new BillRows();
        String[] personOfHistory = {""};
        connection.copy(Query.within(BillRows.SELECT, slice), row -> {
            BillRow bill = read(rows, row);
            bills.incrementAndGet();
            if (bill == null) {
                return;
            }
            String person = bill.identity().personId();
            if (history == null || !personOfHistory[0].equals(person)) {
                end(personOfHistory[0]);
                history = new PersonHistory(slice.region(), person, packages, findings);
                personOfHistory[0] = person;
            }
            history.add(bill);
            ownDays.add(bill);
        });
        end(personOfHistory[0]);
        // what is left is of people without a row
        stored.forEach(
                (person, left) -> new PersonHistory(slice.region(), person, packages, findings).end(Optional.of(left)));
        ledgerDays.addAll(ownDays);
    }

    private @Nullable BillRow read(BillRows rows, CopyRow row) {
        String id = row.text();
        try {
            return rows.read(id, row);
        } catch (IllegalArgumentException unknown) {
            findings.add(
                    Invariant.RECOMPUTATION, slice.region(), id, "the row cannot be read: " + unknown.getMessage());
            return null;
        }
    }

    private void end(String person) {
        if (history != null) {
            history.end(Optional.ofNullable(stored.remove(person)));
            history = null;
        }
    }

    private StoredPerson person(String id) {
        return stored.computeIfAbsent(id, unused -> new StoredPerson());
    }

    private void year(ResultSet row) throws SQLException {
        String id = row.getString(1);
        AccumulatorKey key = new AccumulatorKey(
                slice.region(), id, Scheme.valueOf(row.getString(2)), LocalDate.ofEpochDay(row.getInt(3)));
        person(id)
                .put(
                        key,
                        new YearToDate(
                                Math.toIntExact(row.getLong(4)),
                                Fen.of(row.getLong(5)),
                                Fen.of(row.getLong(6)),
                                Fen.of(row.getLong(7)),
                                Fen.of(row.getLong(8)),
                                Fen.of(row.getLong(9)),
                                Fen.of(row.getLong(10)),
                                Fen.of(row.getLong(11)),
                                Fen.of(row.getLong(12)),
                                Fen.of(row.getLong(13)),
                                Fen.ZERO,
                                Fen.of(row.getLong(14)),
                                Fen.ZERO,
                                Fen.of(row.getLong(15))));
    }

    private void scope(ResultSet row) throws SQLException {
        String id = row.getString(1);
        ScopeKey key = new ScopeKey(
                slice.region(),
                id,
                Scheme.valueOf(row.getString(2)),
                ScopeKey.Kind.valueOf(row.getString(3)),
                row.getString(4),
                LocalDate.ofEpochDay(row.getInt(5)));
        person(id).put(key, Fen.of(row.getLong(6)));
    }
}
