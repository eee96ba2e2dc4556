package io.jishi.policy.model;

/** How sure a value is. The mark travels with it into the trace of every bill that used it. */
public enum Provenance {
    /** Stated by the cited policy document. */
    DOCUMENT,
    /** Not in the policy documents, but published elsewhere by the authority. */
    PUBLISHED,
    /** A reading of a text that leaves it open. */
    INTERPRETATION,
    /** A number that no source gives; not for real claims. */
    PLACEHOLDER
}
