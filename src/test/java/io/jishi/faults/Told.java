package io.jishi.faults;

/** What a client was told about a message. */
enum Told {
    /** It made the bill that is named. */
    SETTLED,
    /** It undid a bill, by the row that is named. */
    CANCELLED,
    /** It was undone, or undid another message, by the row that is named. */
    REVERSED,
    /** It was refused for a business reason. */
    REJECTED,
    /** The visit has its bill, which is named. */
    ALIAS,
    /** Nothing yet: no answer, or one that says so. A definite line must follow. */
    UNKNOWN,
    /** It has no effect and never will. */
    NOTHING
}
