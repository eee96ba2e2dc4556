package io.jishi.shared.code;

/**
 * Groups that the registry records with an enrolment because nothing else on record would show them (S4-02-9: the list
 * of special groups is open).
 */
public enum RecordedGroup {
    /** Rural low income (农村低收入人口). */
    RURAL_LOW_INCOME,
    /** Another special group (其他特殊群体). */
    OTHER_EXEMPT
}
