package io.jishi.verification.store;

import io.jishi.settlement.model.Settlement;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.verification.BillRow;
import io.jishi.verification.FactsText;
import io.jishi.verification.Part;
import io.jishi.verification.StoredAmounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rows of the settlement table for {@link BillRow}. Of one worker: it keeps the last hash that it has seen. */
final class BillRows {

    /** The number of the event is asked for row by row, since no other way reads no more of the outbox than a slice. */
    static final String SELECT = "select s.region, s.settlement_id, s.kind, s.refers_to, s.undone_by, s.visit_id,"
            + " s.person_id, s.person_sequence, s.provider_code, s.scheme, s.care_type, "
            + day("s.year_start") + ", " + day("s.settled_on") + ", s.policy_hash, " + day("s.policy_from")
            + ", s.engine_version, s.facts, s.pays_nothing, s.cause, (select o.sequence from outbox o"
            + " where o.region = s.region and o.event_id = s.settlement_id limit 1), "
            + Stream.of(Part.values()).map(part -> "s." + part.column()).collect(Collectors.joining(", "))
            + " from settlement s where {s.person_id} order by s.region, s.person_id, s.person_sequence";

    private static final int FIRST_AMOUNT = 21;

    private byte[] lastHash = {};
    private String lastHexadecimal = "";

    /** Days since 1970-01-01, which cost less than a date. */
    static String day(String column) {
        return column + " - date '1970-01-01'";
    }

    BillRow read(ResultSet row) throws SQLException {
        BillRow.Identity identity = new BillRow.Identity(
                row.getString(1),
                row.getString(2),
                Settlement.Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8));
        BillRow.Terms terms = new BillRow.Terms(
                row.getString(9),
                Scheme.valueOf(row.getString(10)),
                CareType.valueOf(row.getString(11)),
                LocalDate.ofEpochDay(row.getInt(12)),
                LocalDate.ofEpochDay(row.getInt(13)),
                hexadecimal(row.getBytes(14)),
                LocalDate.ofEpochDay(row.getInt(15)),
                row.getInt(16));
        return new BillRow(
                identity,
                terms,
                new FactsText(row.getBytes(17)),
                amounts(row),
                row.getBoolean(18),
                row.getString(19),
                number(row));
    }

    private String hexadecimal(byte[] hash) {
        if (!Arrays.equals(hash, lastHash)) {
            lastHash = hash;
            lastHexadecimal = HexFormat.of().formatHex(hash);
        }
        return lastHexadecimal;
    }

    private static @Nullable Long number(ResultSet row) throws SQLException {
        long number = row.getLong(20);
        return row.wasNull() ? null : number;
    }

    private static StoredAmounts amounts(ResultSet row) throws SQLException {
        long[] fen = new long[Part.values().length];
        for (int i = 0; i < fen.length; i++) {
            fen[i] = row.getLong(FIRST_AMOUNT + i);
        }
        return new StoredAmounts(fen);
    }
}
