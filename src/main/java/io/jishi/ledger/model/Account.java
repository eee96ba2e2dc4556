package io.jishi.ledger.model;

/**
 * The accounts of a region's ledger. A provider's payable is told apart by the settlement that the posting belongs
 * to.
 */
public enum Account {
    /** The pooling fund of basic medical insurance. */
    POOLING_FUND,
    /** Critical illness insurance. */
    CRITICAL_ILLNESS_INSURANCE,
    /** Legacy layers outside the three tiers. */
    EXTRA_LAYERS,
    /** Medical assistance. */
    MEDICAL_ASSISTANCE,
    /** Additional assistance. */
    ADDITIONAL_ASSISTANCE,
    /** Borne by the hospital itself. */
    HOSPITAL_BORNE,
    /** The patient's personal account. */
    PERSONAL_ACCOUNT,
    /** Cash at the window. */
    PATIENT_CASH,
    /** What the provider of the bill is owed. */
    PROVIDER_PAYABLE
}
