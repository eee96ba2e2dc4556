package io.jishi.filing.model;

/** What a filing is about. */
public enum FilingKind {
    /** Referral to another hospital (转诊转院). */
    REFERRAL,
    /** Long-term residence elsewhere (长期异地居住). */
    LONG_TERM_RESIDENT,
    /** A temporary outing (临时外出就医). */
    TEMPORARY,
    /** An emergency (急诊抢救). */
    EMERGENCY,
    /** A chronic or special disease (门诊慢特病). */
    DISEASE
}
