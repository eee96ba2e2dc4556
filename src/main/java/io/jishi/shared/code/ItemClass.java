package io.jishi.shared.code;

/** The reimbursement class of an item. */
public enum ItemClass {
    /** Fully inside the catalogue (甲类). */
    A,
    /** Inside the catalogue after an upfront self-pay (乙类). */
    B,
    /** Not in the catalogue (自费). */
    C
}
