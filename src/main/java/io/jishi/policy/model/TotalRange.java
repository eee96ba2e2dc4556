package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import org.jspecify.annotations.Nullable;

/**
 * A range of the medical expense of one bill.
 *
 * @param over accepted if above this; null for any
 * @param upTo accepted if not above this; null for any
 */
public record TotalRange(@Nullable Fen over, @Nullable Fen upTo) {

    /** Every amount. */
    public static final TotalRange ANY = new TotalRange(null, null);

    /** Refuses a range without an amount. */
    public TotalRange {
        if (over != null && upTo != null && over.compareTo(upTo) >= 0) {
            throw new IllegalArgumentException("a range of the total holds an amount");
        }
    }

    /** Whether the total lies in the range. */
    public boolean contains(Fen total) {
        return (over == null || total.compareTo(over) > 0) && (upTo == null || total.compareTo(upTo) <= 0);
    }
}
