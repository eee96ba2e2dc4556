package io.jishi.settlement.model;

import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.Supplement;
import io.jishi.benefit.SupplementCause;
import io.jishi.benefit.YearToDate;
import org.jspecify.annotations.Nullable;

/**
 * What recomputing and undoing a bill needs: the facts, the accumulators before it, and what it added to them.
 *
 * @param facts the facts
 * @param before the accumulators before the bill
 * @param change what the bill added
 * @param late what a supplement was made for; null for a bill
 */
public record StoredFacts(
        BenefitFacts facts,
        YearToDate before,
        YearToDate change,
        @Nullable LateFact late) {

    /**
     * What makes a supplement of a bill computed again.
     *
     * @param cause the kind of late fact; the fact itself is among the facts
     * @param paid what the bill and its earlier supplements had paid
     */
    public record LateFact(SupplementCause cause, Supplement.Paid paid) {}

    /** Those of a bill. */
    public StoredFacts(BenefitFacts facts, YearToDate before, YearToDate change) {
        this(facts, before, change, null);
    }

    /** The opposite change of the same. */
    public StoredFacts undone() {
        return new StoredFacts(facts, before, change.negated(), late);
    }
}
