package io.jishi.nhsa.hospital;

/** What a hospital knows of a message. Only a well-formed reply is definite. */
enum Outcome {
    /** Written down before it is sent. */
    PENDING,
    /** A well-formed reply with infcode 0. */
    SUCCESS,
    /** A well-formed reply with another infcode. */
    FAIL,
    /** No reply, a time-out, an HTTP error or an unreadable reply. */
    UNKNOWN,
    /** Taken back by 2601. */
    REVERSED
}
