package io.jishi.shared.code;

/** Kinds of care that are paid by rules of their own. */
public enum CareType {
    /** A stay in hospital (住院). */
    INPATIENT,
    /** Ordinary outpatient pooling (普通门诊统筹). */
    OUTPATIENT,
    /** Outpatient medicines for hypertension and diabetes (两病用药). */
    OUTPATIENT_TWO_DISEASE,
    /** Outpatient chronic and special diseases (门诊慢特病). */
    OUTPATIENT_CHRONIC;

    /** Whether a disease belongs to the facts. */
    public boolean requiresDisease() {
        return this == OUTPATIENT_TWO_DISEASE || this == OUTPATIENT_CHRONIC;
    }

    /** Whether the visit is an outpatient one. */
    public boolean isOutpatient() {
        return this != INPATIENT;
    }
}
