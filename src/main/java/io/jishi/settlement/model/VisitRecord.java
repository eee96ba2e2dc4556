package io.jishi.settlement.model;

/**
 * What a hospital reports of a visit beside what decides its bill: departments, doctors, diagnoses. Kept for its own
 * queries; nothing is computed from it, and nothing that would name the patient belongs into it.
 *
 * @param region pooling region
 * @param visitId the visit
 * @param kind which report; a later one of the same kind replaces it
 * @param content in the words of the interface that it came in by
 */
public record VisitRecord(String region, String visitId, Kind kind, String content) {

    /** Kinds of reports. */
    public enum Kind {
        /** Admission or registration. */
        OPENING,
        /** The encounter of an outpatient visit. */
        ENCOUNTER,
        /** Discharge. */
        CLOSING
    }
}
