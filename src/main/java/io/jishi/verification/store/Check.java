package io.jishi.verification.store;

import java.sql.SQLException;

/** A piece of the work, done by one worker on its own connection. */
@FunctionalInterface
interface Check {

    /** Does it. */
    void run(SnapshotConnection connection) throws SQLException;
}
