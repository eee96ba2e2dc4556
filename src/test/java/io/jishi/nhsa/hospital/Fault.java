package io.jishi.nhsa.hospital;

/** What the road between hospital and gateway does to one message. */
enum Fault {
    NONE,
    /** The message arrives, its reply does not. */
    LOSE_REPLY,
    /** The message does not arrive. */
    LOSE_REQUEST,
    /** The message is held until the hospital has given it up, and arrives when the relay lets it go. */
    DELAY
}
