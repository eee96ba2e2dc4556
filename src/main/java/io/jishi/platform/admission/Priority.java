package io.jishi.platform.admission;

import java.util.Locale;

/** The classes of requests, the first first: when not all can be served, the last are refused before the others. */
public enum Priority {
    /** What ends an uncertainty: the outcome of a message, its reversal, a cancellation. */
    OUTCOME,
    /** What a patient at the window waits for: settling, and the steps of a visit before it. */
    SETTLE,
    /** What a settlement would come to. It can be done without, and asked for again. */
    PRESETTLE,
    /** Everything else: look-ups, explanations, filings, rules, reports. */
    READ;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in metrics. */
    String label() {
        return label;
    }
}
