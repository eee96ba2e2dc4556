package io.jishi.coverage.model;

/** What a spell of assistance rests on. */
public enum AssistanceBasis {
    /** An identity that an authority has confirmed: it counts for every layer that asks for it. */
    IDENTITY,
    /** A grant on application after high costs (S4-03-3): it counts for medical and additional assistance alone. */
    GRANT
}
