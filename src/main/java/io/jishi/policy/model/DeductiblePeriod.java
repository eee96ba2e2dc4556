package io.jishi.policy.model;

/** How often a deductible is taken. */
public enum DeductiblePeriod {
    /** From every stay. */
    STAY,
    /**
     * Once in the benefit year: a stay bears what earlier stays have not, so that a later stay with a higher standard
     * bears the difference.
     */
    YEAR
}
