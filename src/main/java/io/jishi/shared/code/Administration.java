package io.jishi.shared.code;

/** The level of government that runs or supervises a provider. */
public enum Administration {
    /** Village clinic (村). */
    VILLAGE,
    /** Township hospital (乡镇). */
    TOWNSHIP,
    /** County hospital (县). */
    COUNTY,
    /** City hospital (市). */
    CITY,
    /** Provincial hospital (省). */
    PROVINCE
}
