package io.jishi.verification.store;

import io.jishi.verification.CannotVerify;
import io.jishi.verification.Database;
import io.jishi.verification.Report;
import io.jishi.verification.Verification;
import io.jishi.verification.VerificationOptions;

/** Verification of a PostgreSQL database. */
public final class DatabaseVerification implements Verification {

    @Override
    public Report verify(Database database, VerificationOptions options, Progress progress) {
        throw new CannotVerify("not written yet");
    }
}
