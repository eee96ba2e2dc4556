package io.jishi.verification;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.shared.money.Fen;
import java.util.HashMap;
import java.util.Map;

/** What is stored of a person beside the rows: the number of the last one, and the accumulators. */
public final class StoredPerson {

    private long sequence;
    private final Map<AccumulatorKey, YearToDate> years = new HashMap<>();
    private final Map<ScopeKey, Fen> scopes = new HashMap<>();

    /** Notes the number of the last row. */
    public void putSequence(long stored) {
        sequence = stored;
    }

    /** Notes a wide row. */
    public void put(AccumulatorKey key, YearToDate totals) {
        years.put(key, totals);
    }

    /** Notes a narrow row. */
    public void put(ScopeKey key, Fen amount) {
        scopes.put(key, amount);
    }

    /** Zero also if there is no such person. */
    long sequence() {
        return sequence;
    }

    Map<AccumulatorKey, YearToDate> years() {
        return years;
    }

    Map<ScopeKey, Fen> scopes() {
        return scopes;
    }
}
