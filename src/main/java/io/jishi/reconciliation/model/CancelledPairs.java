package io.jishi.reconciliation.model;

/** How a cancelled bill and its cancellation count. */
public enum CancelledPairs {
    /** As two rows, one with the sign turned. */
    BOTH,
    /** Not at all, on any day. */
    NEITHER;

    /** The other one. */
    public CancelledPairs other() {
        return this == BOTH ? NEITHER : BOTH;
    }
}
