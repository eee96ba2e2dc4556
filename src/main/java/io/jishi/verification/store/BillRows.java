package io.jishi.verification.store;

import io.jishi.settlement.model.Settlement;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.verification.BillRow;
import io.jishi.verification.FactsText;
import io.jishi.verification.Part;
import io.jishi.verification.StoredAmounts;
import io.jishi.verification.store.CopyRow.Repeated;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads rows of the settlement table for {@link BillRow}. Of one worker: it keeps what repeats from row to row. */
final class BillRows {

    /** The number of the event is asked for row by row, since no other way reads no more of the outbox than a slice. */
    static final String SELECT = "select s.settlement_id, s.region, s.kind, s.refers_to, s.undone_by, s.visit_id,"
            + " s.person_id, s.person_sequence, s.provider_code, s.scheme, s.care_type, s.year_start, s.settled_on,"
            + " s.policy_hash, s.policy_from, s.engine_version, s.facts, s.pays_nothing, s.cause,"
            + " (select o.sequence from outbox o"
            + " where o.region = s.region and o.event_id = s.settlement_id limit 1), "
            + Stream.of(Part.values()).map(part -> "s." + part.column()).collect(Collectors.joining(", "))
            + " from settlement s where {s.person_id} order by s.region, s.person_id, s.person_sequence";

    private static final int AMOUNTS = Part.values().length;

    private final Repeated<String> region = Repeated.ofText(UnaryOperator.identity());
    private final Repeated<Settlement.Kind> kind = Repeated.ofText(Settlement.Kind::valueOf);
    private final Repeated<String> person = Repeated.ofText(UnaryOperator.identity());
    private final Repeated<String> provider = Repeated.ofText(UnaryOperator.identity());
    private final Repeated<Scheme> scheme = Repeated.ofText(Scheme::valueOf);
    private final Repeated<CareType> careType = Repeated.ofText(CareType::valueOf);
    private final Repeated<String> hash = new Repeated<>(HexFormat.of()::formatHex);

    /** Days since 1970-01-01, which cost less than a date. */
    static String day(String column) {
        return column + " - date '1970-01-01'";
    }

    /**
     * The row.
     *
     * @param settlementId its first column, which has been read
     * @throws IllegalArgumentException if a code in it is not known
     */
    BillRow read(String settlementId, CopyRow row) {
        BillRow.Identity identity = new BillRow.Identity(
                row.repeated(region),
                settlementId,
                row.repeated(kind),
                row.textOrNull(),
                row.textOrNull(),
                row.text(),
                row.repeated(person),
                row.number());
        BillRow.Terms terms = new BillRow.Terms(
                row.repeated(provider),
                row.repeated(scheme),
                row.repeated(careType),
                row.date(),
                row.date(),
                row.repeated(hash),
                row.date(),
                row.count());
        FactsText facts = new FactsText(row.bytes());
        boolean paysNothing = row.flag();
        String cause = row.textOrNull();
        Long event = row.numberOrNull();
        long[] fen = new long[AMOUNTS];
        for (int i = 0; i < AMOUNTS; i++) {
            fen[i] = row.number();
        }
        return new BillRow(identity, terms, facts, new StoredAmounts(fen), paysNothing, cause, event);
    }
}
