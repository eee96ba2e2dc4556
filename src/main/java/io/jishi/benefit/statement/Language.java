package io.jishi.benefit.statement;

/** Languages of the statement. */
public enum Language {
    /** Chinese. */
    CHINESE,
    /** English. */
    ENGLISH
}
