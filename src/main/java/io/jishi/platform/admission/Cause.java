package io.jishi.platform.admission;

import java.util.Locale;

/** Why a request is not let in. */
public enum Cause {
    /** Its class has no place, or has to make room for a higher one. */
    CLASS_FULL,
    /** More bytes of bodies are on their way than fit. */
    BODIES,
    /** Too many credentials that nobody knows are being tried. */
    STRANGERS,
    /** Its institution sends more than its rate. */
    RATE,
    /** Its institution has too many under way. */
    IN_FLIGHT,
    /** Places are short, and its institution has more than its share of them. */
    SHARE,
    /** Its credential proved invalid again and again. */
    CREDENTIAL;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Whether it is the caller that asks for too much, as against a service that has too little. */
    public boolean isOfCaller() {
        return this == RATE || this == IN_FLIGHT || this == SHARE || this == CREDENTIAL;
    }

    /** The name in metrics. */
    String label() {
        return label;
    }
}
