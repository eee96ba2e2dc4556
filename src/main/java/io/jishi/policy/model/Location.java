package io.jishi.policy.model;

/** Where care happens, seen from the insured county. */
public enum Location {
    /** In the insured county, or in a county that the package puts on a par with it. */
    IN_COUNTY,
    /** Elsewhere in the pooling region. */
    IN_REGION,
    /** Elsewhere in the province. */
    IN_PROVINCE,
    /** Outside the province. */
    OUT_OF_PROVINCE
}
