package io.jishi.reconciliation.store;

import io.jishi.reconciliation.model.ComparedRow;
import io.jishi.reconciliation.model.ComparedRow.Absence;
import io.jishi.reconciliation.model.ComparedRow.Side;
import io.jishi.reconciliation.model.Sums;
import io.jishi.shared.money.Fen;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Reads rows of a comparison. */
final class ComparedRows {

    private ComparedRows() {}

    static ComparedRow read(Row row) {
        String ourId = row.getString("our_id");
        String theirId = row.getString("their_id");
        Side ours = ourId == null ? null : side(row, "our_");
        Side theirs = theirId == null ? null : side(row, "their_");
        String id = ourId == null ? theirId : ourId;
        return new ComparedRow(id, row.getString("message_id"), ours, theirs, absence(row, ours));
    }

    private static Absence absence(Row row, @Nullable Side ours) {
        if (ours != null) {
            return Absence.NONE;
        }
        if (!row.getBoolean("known")) {
            return Absence.UNKNOWN;
        }
        return row.getBoolean("reversed") ? Absence.REVERSED : Absence.NOT_SELECTED;
    }

    private static Side side(Row row, String prefix) {
        return new Side(
                row.getString(prefix + "visit"),
                row.getString(prefix + "person"),
                new Sums(
                        1,
                        Fen.of(row.getLong(prefix + "total")),
                        Fen.of(row.getLong(prefix + "fund_total")),
                        Fen.of(row.getLong(prefix + "personal_account"))),
                row.getBoolean(prefix + "refund"));
    }

    static Sums sums(Row row) {
        return new Sums(
                row.getLong("count"),
                Fen.of(row.getLong("total")),
                Fen.of(row.getLong("fund_total")),
                Fen.of(row.getLong("personal_account")));
    }
}
