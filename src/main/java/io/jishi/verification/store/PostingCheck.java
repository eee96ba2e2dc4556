package io.jishi.verification.store;

import io.jishi.ledger.model.Account;
import io.jishi.verification.Findings;
import io.jishi.verification.Invariant;
import io.jishi.verification.LedgerDays;
import io.jishi.verification.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sums the postings of each row of a slice by payer and compares them with its parts. One statement gives the rows that
 * differ, and after them what was posted by reference date.
 */
final class PostingCheck implements Check {

    private static final String PROVIDER = "'" + Account.PROVIDER_PAYABLE + "'";

    private static final String ACCOUNTS = each(", ", part -> "'" + part.account() + "'");

    private static final String SQL = "with posted as (select settlement_id, count(*) as count, min(line) as first,"
            + " max(line) as last, count(*) filter (where amount <= 0 or not coalesce(payer in (" + ACCOUNTS
            + "), false)) as strange, "
            + each(
                    ", ",
                    part -> "coalesce(sum(signed) filter (where payer = '" + part.account() + "'), 0)::bigint as p_"
                            + part.column())
            + " from (select settlement_id, line, amount, case when credit_account = " + PROVIDER
            + " then debit_account when debit_account = " + PROVIDER + " then credit_account end as payer,"
            + " case when credit_account = " + PROVIDER + " then amount else -amount end as signed from posting"
            + " where {settlement_id}) entry group by settlement_id),"
            + " bill as (select settlement_id, settled_on, " + each(", ", Part::column)
            + " from settlement where {settlement_id}),"
            + " joined as materialized (select coalesce(b.settlement_id, p.settlement_id) as settlement_id,"
            + " b.settled_on, coalesce(p.count, 0) as count, coalesce(p.first = 1 and p.last = p.count, true)"
            + " and coalesce(p.strange, 0) = 0 as regular, "
            + each(", ", part -> "coalesce(p_" + part.column() + ", 0) as p_" + part.column()) + ", "
            + each(", ", part -> "coalesce(" + part.column() + ", 0) as " + part.column())
            + " from bill b full join posted p on p.settlement_id = b.settlement_id)"
            + " select settlement_id, " + BillRows.day("settled_on") + ", count, regular, "
            + each(", ", part -> "p_" + part.column()) + ", " + each(", ", Part::column)
            + " from joined where settled_on is null or not regular or count <> "
            + each(" + ", part -> "(" + part.column() + " <> 0)::int") + " or "
            + each(" or ", part -> "p_" + part.column() + " <> " + part.column())
            + " union all select null, " + BillRows.day("settled_on") + ", 0, true, "
            + each(", ", part -> "sum(p_" + part.column() + ")::bigint") + ", "
            + each(", ", part -> "0::bigint") + " from joined where settled_on is not null group by settled_on";

    private static final int FIRST_POSTED = 5;

    private final Slice slice;
    private final Findings findings;
    private final LedgerDays ledgerDays;
    private final LedgerDays ownDays = new LedgerDays();

    PostingCheck(Slice slice, Findings findings, LedgerDays ledgerDays) {
        this.slice = slice;
        this.findings = findings;
        this.ledgerDays = ledgerDays;
    }

    private static String each(String separator, Function<Part, String> text) {
        return Part.PAYERS.stream().map(text).collect(Collectors.joining(separator));
    }

    @Override
    public void run(SnapshotConnection connection) throws SQLException {
        connection.each(Query.within(SQL, slice), this::read);
        ledgerDays.addAll(ownDays);
    }

    private void read(ResultSet row) throws SQLException {
        String id = row.getString(1);
        long[] posted = new long[Part.PAYERS.size()];
        for (int i = 0; i < posted.length; i++) {
            posted[i] = row.getLong(FIRST_POSTED + i);
        }
        if (id == null) {
            ownDays.addPosted(slice.region(), LocalDate.ofEpochDay(row.getInt(2)), posted);
            return;
        }
        row.getInt(2);
        if (row.wasNull()) {
            complain(id, "there are postings, and no row that they are of");
            return;
        }
        boolean named = compare(id, posted, row);
        if (!row.getBoolean(4)) {
            complain(id, "its postings are not numbered from 1, or one is not between a payer and the provider");
        } else if (!named) {
            complain(id, "postings: expected one for each payer, found " + row.getLong(3));
        }
    }

    /** Whether there is a difference. */
    private boolean compare(String id, long[] posted, ResultSet row) throws SQLException {
        boolean differs = false;
        for (int i = 0; i < posted.length; i++) {
            long expected = row.getLong(FIRST_POSTED + posted.length + i);
            if (posted[i] != expected) {
                differs = true;
                complain(
                        id,
                        "postings of " + Part.PAYERS.get(i).account() + ": expected " + expected + ", found "
                                + posted[i]);
            }
        }
        return differs;
    }

    private void complain(String id, String fault) {
        findings.add(Invariant.POSTINGS, slice.region(), id, fault);
    }
}
