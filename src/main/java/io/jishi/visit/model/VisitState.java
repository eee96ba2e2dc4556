package io.jishi.visit.model;

/** How far a visit has come. Whether it is settled is said by its live bill, not here. */
public enum VisitState {
    /** The patient is in, or registered: fee lines are taken. */
    OPEN,
    /** The patient has left: no more lines. */
    DISCHARGED,
    /** It was opened by mistake; its number is free again. */
    WITHDRAWN
}
