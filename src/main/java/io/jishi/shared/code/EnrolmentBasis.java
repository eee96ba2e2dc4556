package io.jishi.shared.code;

/** On what ground somebody is insured in a region. Terms are the same on either (S0-01-7, S4-01-4). */
public enum EnrolmentBasis {
    /** The household register (户籍). */
    HOUSEHOLD_REGISTER,
    /** A residence permit (居住证). */
    RESIDENCE_PERMIT
}
