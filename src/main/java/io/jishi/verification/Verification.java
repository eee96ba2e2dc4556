package io.jishi.verification;

import java.util.ServiceLoader;

/**
 * Checks the invariants of a database. Needs nothing running but the database, so it works on a live primary, on a hot
 * standby and on a restored backup alike.
 */
public interface Verification {

    /** The one of this program. */
    static Verification ofThisProgram() {
        return ServiceLoader.load(Verification.class).findFirst().orElseThrow();
    }

    /**
     * Checks everything in one snapshot, and blocks until it is done: never called on an event loop.
     *
     * @param progress told every few seconds, from another thread
     * @throws CannotVerify if the database cannot be read whole, so that nothing can be said of it
     */
    Report verify(Database database, VerificationOptions options, Progress progress);

    /** Who wants to know how far it is. */
    @FunctionalInterface
    interface Progress {

        /** Nobody. */
        Progress NONE = (bills, billsPerSecond) -> {};

        /**
         * So far.
         *
         * @param bills rows of the settlement table that have been computed again
         * @param billsPerSecond since the beginning
         */
        void at(long bills, long billsPerSecond);
    }
}
