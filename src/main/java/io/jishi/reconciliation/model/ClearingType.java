package io.jishi.reconciliation.model;

/** How bills are put together for clearing (清算类别). */
public enum ClearingType {
    /** Stays in hospital (住院). */
    INPATIENT,
    /** Every kind of outpatient care (门诊). */
    OUTPATIENT
}
