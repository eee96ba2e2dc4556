package io.jishi.architecture.guilty.application.settlement.store;

import io.vertx.sqlclient.SqlClient;

/** Innocent: the statement that commits across the tables. */
public final class SettlementStatement {

    public int run(SqlClient client) {
        return client.hashCode();
    }
}
