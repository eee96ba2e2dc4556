package io.jishi.settlement.store;

import io.jishi.platform.transaction.Connections;
import io.vertx.sqlclient.SqlConnection;

/**
 * How long a session keeps its plans of statements, since making them takes as long as running them. One that was made
 * while a table was empty may go by an index that reads half of it later on, and statistics come a minute after the
 * rows; so until tables have some size plans live for as long as it takes to double them.
 */
final class PlanAge {

    /** Uses after which plans are made anew; below it, whenever the number of uses has doubled. */
    private static final int USES_MAXIMUM = 256;

    private PlanAge() {}

    /** Whether this use of a session makes its plans anew; to be asked once for each use. */
    static boolean isOver(SqlConnection connection) {
        return isOver(Connections.countUse(connection));
    }

    static boolean isOver(int use) {
        return use % USES_MAXIMUM == 0 || (use < USES_MAXIMUM && Integer.bitCount(use) == 1);
    }
}
