package io.jishi.filing.model;

import io.jishi.shared.code.ReferralStatus;

/** What a filing is about. */
public enum FilingKind {
    /** Referral to another hospital (转诊转院). */
    REFERRAL(ReferralStatus.FILED),
    /** Long-term residence elsewhere (长期异地居住). */
    LONG_TERM_RESIDENT(ReferralStatus.LONG_TERM_RESIDENT),
    /** A temporary outing (临时外出就医). */
    TEMPORARY(ReferralStatus.FILED),
    /** An emergency (急诊抢救). */
    EMERGENCY(ReferralStatus.EMERGENCY),
    /** A chronic or special disease (门诊慢特病). */
    DISEASE(ReferralStatus.NOT_FILED);

    private final ReferralStatus covers;

    FilingKind(ReferralStatus covers) {
        this.covers = covers;
    }

    /** What a stay is that such a filing covers; a disease filing covers no stay. */
    public ReferralStatus covers() {
        return covers;
    }
}
