package io.jishi.reconciliation.store;

import io.jishi.reconciliation.BookedRows;
import io.jishi.reconciliation.ReconciliationConfiguration;
import io.jishi.reconciliation.model.BookedGroup;
import io.jishi.reconciliation.model.BookingDay;
import io.jishi.reconciliation.model.Selection;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Unavailable;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Adds up settled rows, on the connections of reconciliation. */
@ApplicationScoped
public class BookedRowsReader implements BookedRows {

    private final Pool pool;
    private final ReconciliationConfiguration configuration;

    /** With connections that settling does not use. */
    public BookedRowsReader(
            @ReactiveDataSource("reconciliation") Pool pool, ReconciliationConfiguration configuration) {
        this.pool = pool;
        this.configuration = configuration;
    }

    @Override
    public Uni<List<BookedGroup>> groups(Selection selection, Set<BookingDay> days, int graceMinutes) {
        return pool.preparedQuery(BookedStatements.GROUPS)
                .execute(new Tuple(BookedStatements.parameters(selection, days, graceMinutes)))
                .ifNoItem()
                .after(configuration.totalsDeadline())
                .fail()
                .map(rows -> {
                    List<BookedGroup> groups = new ArrayList<>();
                    rows.forEach(row -> groups.add(group(row)));
                    return groups;
                })
                .onFailure()
                .transform(Unavailable::new);
    }

    private static BookedGroup group(Row row) {
        return new BookedGroup(
                new BookedGroup.Traits(
                        row.getBoolean("refund"),
                        row.getBoolean("supplement"),
                        row.getBoolean("paired"),
                        row.getBoolean("settled_in_period"),
                        row.getBoolean("settled_in_late_days"),
                        row.getBoolean("reference_in_period")),
                row.getLong("count"),
                Fen.of(row.getLong("total")),
                Fen.of(row.getLong("funds")),
                Fen.of(row.getLong("hospital_borne")),
                Fen.of(row.getLong("personal_account")));
    }
}
