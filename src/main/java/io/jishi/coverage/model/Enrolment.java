package io.jishi.coverage.model;

/**
 * How a spell of cover began, in the words of the registry (S4-02-9). The rules decide by the day of enrolment; of
 * these words they read the two special groups, which nothing else on record would show.
 */
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
