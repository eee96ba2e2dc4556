package io.jishi.architecture.guilty.application.settlement;

import io.vertx.sqlclient.SqlClient;

/** Guilty: a use case that is a second owner of a table. */
public final class RunsSql {

    public int run(SqlClient client) {
        return client.hashCode();
    }
}
