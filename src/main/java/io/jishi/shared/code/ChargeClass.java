package io.jishi.shared.code;

/** The charging class of a hospital (收费类别), which Shanxi's inpatient terms are keyed by. */
public enum ChargeClass {
    /** Class 1 (一类收费). */
    CLASS_1,
    /** Class 2 (二类收费). */
    CLASS_2,
    /** Class 3 (三类收费). */
    CLASS_3
}
