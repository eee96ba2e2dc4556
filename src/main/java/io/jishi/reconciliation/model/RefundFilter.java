package io.jishi.reconciliation.model;

/** Which rows a reconciliation is about (退费结算标志). */
public enum RefundFilter {
    /** Bills and what cancels them. */
    ALL,
    /** Cancellations only. */
    REFUNDS,
    /** Everything but cancellations. */
    NO_REFUNDS;

    /** Whether a row belongs to it. */
    public boolean admits(boolean refund) {
        return this == ALL || refund == (this == REFUNDS);
    }
}
