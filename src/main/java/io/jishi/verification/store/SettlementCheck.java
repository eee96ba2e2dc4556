package io.jishi.verification.store;

import io.jishi.verification.Findings;
import io.jishi.verification.Invariant;
import io.jishi.verification.LedgerDays;
import io.jishi.verification.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** Compares the rows of a slice of settlement ids with everything that is stored beside them. */
final class SettlementCheck implements Check {

    private final Slice slice;
    private final Findings findings;
    private final LedgerDays ledgerDays;
    private final LedgerDays ownDays = new LedgerDays();

    SettlementCheck(Slice slice, Findings findings, LedgerDays ledgerDays) {
        this.slice = slice;
        this.findings = findings;
        this.ledgerDays = ledgerDays;
    }

    @Override
    public void run(SnapshotConnection connection) throws SQLException {
        connection.each(Query.within(SettlementStatement.SQL, slice), this::read);
        ledgerDays.addAll(ownDays);
    }

    private void read(ResultSet row) throws SQLException {
        String invariant = row.getString(1);
        if (invariant != null) {
            findings.add(Invariant.valueOf(invariant), slice.region(), row.getString(2), row.getString(3));
            return;
        }
        long[] posted = new long[Part.PAYERS.size()];
        for (int i = 0; i < posted.length; i++) {
            posted[i] = row.getLong(SettlementStatement.DAY + 1 + i);
        }
        LocalDate day = LocalDate.ofEpochDay(row.getInt(SettlementStatement.DAY));
        ownDays.addPosted(slice.region(), day, posted);
    }
}
