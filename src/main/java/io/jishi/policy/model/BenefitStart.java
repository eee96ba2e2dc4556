package io.jishi.policy.model;

/** From which day an exempt person has benefits. Only those of birth may lie before the first day of the cover. */
public enum BenefitStart {
    /** The first day of the cover. */
    COVER,
    /** The day of enrolment, which is that of the contribution. */
    ENROLMENT,
    /** The day after that of enrolment. */
    NEXT_DAY,
    /** The first day of the month after that of enrolment. */
    NEXT_MONTH,
    /** The day of birth: the cover reaches back to it, also into the benefit year before. */
    BIRTH,
    /** The day of birth, but no day before the benefit year in which the cover begins: each year is paid for itself. */
    BIRTH_IN_YEAR
}
