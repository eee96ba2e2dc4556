package io.jishi.model;

/**
 * A safeguard that is taken away from the simulated database, or from what the gateways know of it, to prove that the
 * checks would notice. The gateway's own code is never changed.
 */
enum Mutation {
    /** Everything as it is. */
    NONE,
    /** The second gateway locks nobody, and neither the live bill of a visit nor the sequence of a person is unique. */
    SECOND_GATEWAY_WITHOUT_LOCKS,
    /** A commit whose answer was lost is called a failure, so that its caller is told that nothing was done. */
    UNKNOWN_COMMIT_IS_FAILURE,
    /** Nobody looks for the message before it is decided, and the message table has no primary key. */
    MESSAGES_ARE_NOT_LOOKED_FOR,
    /** Tombstones are not stored. */
    TOMBSTONES_ARE_LOST,
    /** A commit without an answer keeps no locks, so that its rerun reads the past; and nothing is unique. */
    LOCKS_END_BEFORE_THE_COMMIT,
    /** The accumulators are read before the person is locked. */
    ACCUMULATORS_ARE_READ_BEFORE_THE_LOCK,
    /** A commit is confirmed and then not there. */
    COMMITS_ARE_LOST,
    /** What a reversal undoes keeps counting: the pointer of the undone row is not set. */
    UNDONE_ROWS_STAY_LIVE,
    /** An outcome query reads a copy that may be old. */
    OUTCOMES_ARE_READ_FROM_THE_PAST,
    /** The epochs of people do not rise when their cover changes. */
    EPOCHS_DO_NOT_RISE,
    /** Hospitals that got no answer send the same visit under a new key, and as another visit. */
    CLIENTS_FORGET_THEIR_KEYS
}
