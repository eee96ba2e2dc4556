package io.jishi.settlement;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.money.Fen;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the row that undoes another: the exact opposite amounts, and the accumulators as they were.
 *
 * @param undone the row
 */
record Undo(Settlement undone) {

    /** The wide row that the bill changed. */
    AccumulatorKey year() {
        return new AccumulatorKey(undone.region(), undone.personId(), undone.scheme(), undone.yearStart());
    }

    /**
     * The row, with what it brings.
     *
     * @param sequence number among the person's rows
     */
    Writes.Bill by(Settlement.Kind kind, String settlementId, long sequence, String fingerprint, Instant at) {
        Settlement row = new Settlement(
                undone.region(),
                settlementId,
                kind,
                undone.settlementId(),
                null,
                undone.visitId(),
                undone.personId(),
                sequence,
                undone.providerCode(),
                undone.scheme(),
                undone.yearStart(),
                undone.settledOn(),
                fingerprint,
                undone.policy(),
                undone.stored().undone(),
                undone.amounts().negated(),
                false,
                at);
        return new Writes.Bill(row, year(), undone.stored().change().negated(), scopes());
    }

    /** The number of the person's next row. */
    long nextSequence(LockedState state) {
        return state.person(undone.person()).orElseThrow().sequence() + 1;
    }

    /** The narrow rows that the row changed, with the opposite change. */
    Map<ScopeKey, Fen> scopes() {
        YearToDate change = undone.stored().change();
        String disease = undone.stored().facts().disease();
        Map<ScopeKey, Fen> scopes = new HashMap<>();
        if (!change.outpatientPaidToday().isZero()) {
            ScopeKey day = scope(ScopeKey.Kind.OUTPATIENT_DAY, "", false);
            scopes.put(day, change.outpatientPaidToday().negated());
        }
        if (!change.outpatientPartPaid().isZero()) {
            ScopeKey part = scope(ScopeKey.Kind.OUTPATIENT_PART_YEAR, "", true);
            scopes.put(part, change.outpatientPartPaid().negated());
        }
        if (!change.diseasePaid().isZero() && disease != null) {
            ScopeKey year = scope(ScopeKey.Kind.DISEASE_YEAR, disease, true);
            scopes.put(year, change.diseasePaid().negated());
        }
        return scopes;
    }

    private ScopeKey scope(ScopeKey.Kind kind, String scope, boolean wholeYear) {
        return new ScopeKey(
                undone.region(),
                undone.personId(),
                undone.scheme(),
                kind,
                scope,
                wholeYear ? undone.yearStart() : undone.settledOn());
    }
}
