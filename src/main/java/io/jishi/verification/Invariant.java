package io.jishi.verification;

/** What is promised of the stored rows. The numbers are used in reports and documentation and never change. */
public enum Invariant {
    /** The postings of a bill are its parts, and its parts add up to its total. */
    POSTINGS("I-1", "the postings of a bill are its parts, and its parts add up to its total"),
    /** By fund, region and day the ledger is what was settled less what was undone, and never below zero. */
    LEDGER_OF_DAY("I-2", "by fund, region and day the ledger is what was settled less what was undone"),
    /** The accumulators are the fold of a person's rows in their order, before each bill and at the end. */
    ACCUMULATORS("I-3", "accumulators are the fold of a person's rows in their order"),
    /** One row for a message, one live bill for a visit, and pointers that agree. */
    EXACTLY_ONCE("I-4", "one row for a message, one live bill for a visit, and pointers that agree"),
    /** What clients were told is there. */
    CLIENT_JOURNAL("I-5", "what clients were told is there, once and unchanged"),
    /** Computing a row again gives its amounts. */
    RECOMPUTATION("I-6", "computing a row again gives its amounts to the fen"),
    /** One event for each row, in order. */
    OUTBOX("I-7", "one event for each row, numbered without gap, in the order of each person's rows"),
    /** Every entry of the audit chain follows from the one before it. */
    AUDIT_CHAIN("I-8", "the audit chain follows from its first entry"),
    /** Nothing is below zero that cannot be. */
    SIGNS("I-9", "no amount is below zero, and no share of a patient"),
    /** Nothing is left running. */
    AT_REST("I-10", "no connection, transaction or lock is left behind"),
    /** A person's rows are numbered without gap. */
    PERSON_SEQUENCE("I-11", "a person's rows are numbered without gap or repeat");

    private final String number;
    private final String promise;

    Invariant(String number, String promise) {
        this.number = number;
        this.promise = promise;
    }

    /** Its number, such as {@code I-3}. */
    public String number() {
        return number;
    }

    /** What it says, in a few words. */
    public String promise() {
        return promise;
    }
}
