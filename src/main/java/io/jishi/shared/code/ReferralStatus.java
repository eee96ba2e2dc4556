package io.jishi.shared.code;

/** What covers a stay outside the insured county. */
public enum ReferralStatus {
    /** A referral or temporary cross-region filing is valid for the stay. */
    FILED,
    /** None is. */
    NOT_FILED,
    /** An emergency is recorded for the stay. */
    EMERGENCY,
    /** A long-term residence elsewhere is filed. */
    LONG_TERM_RESIDENT
}
