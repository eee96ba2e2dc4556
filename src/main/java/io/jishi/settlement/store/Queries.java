package io.jishi.settlement.store;

import io.jishi.platform.transaction.Connections;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.shared.reason.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Single statements that read, each with the deadline of a read. */
final class Queries {

    private final Pool pool;
    private final StoreConfiguration configuration;

    Queries(Pool pool, StoreConfiguration configuration) {
        this.pool = pool;
        this.configuration = configuration;
    }

    /** The first row; empty if there is none. */
    Uni<Optional<Row>> first(String sql, Tuple parameters) {
        return all(sql, parameters).map(rows -> {
            Row row = rows.size() == 0 ? null : rows.iterator().next();
            return Optional.ofNullable(row);
        });
    }

    /** Every row. */
    Uni<RowSet<Row>> all(String sql, Tuple parameters) {
        return Connections.use(
                        pool,
                        configuration.readDeadline(),
                        connection -> connection.preparedQuery(sql).execute(parameters))
                .onFailure()
                .transform(Unavailable::new);
    }

    /** Every row, read. */
    <T> Uni<List<T>> all(String sql, Tuple parameters, Function<Row, T> read) {
        return all(sql, parameters).map(rows -> {
            List<T> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(read.apply(row)));
            return all;
        });
    }
}
