package io.jishi.coverage.model;

/** How a spell of cover began; all but {@link #LATE} are exempt from a waiting period (S4-02-9). */
public enum Enrolment {
    /** In the central enrolment window. */
    IN_WINDOW,
    /** Within three months of the end of employee cover. */
    AFTER_EMPLOYEE_COVER,
    /** A newborn. */
    NEWBORN,
    /** Rural low income. */
    RURAL_LOW_INCOME,
    /** Another special group. */
    OTHER_EXEMPT,
    /** Outside the window without exemption. */
    LATE
}
