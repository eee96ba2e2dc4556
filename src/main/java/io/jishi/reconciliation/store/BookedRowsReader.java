package io.jishi.reconciliation.store;

import io.jishi.platform.transaction.CommitBarrier;
import io.jishi.platform.transaction.Connections;
import io.jishi.reconciliation.BookedRows;
import io.jishi.reconciliation.ReconciliationConfiguration;
import io.jishi.reconciliation.model.BookedGroup;
import io.jishi.reconciliation.model.BookingDay;
import io.jishi.reconciliation.model.Selection;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Unavailable;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Adds up settled rows, on the connections of reconciliation. */
@ApplicationScoped
public class BookedRowsReader implements BookedRows {

    private final Pool pool;
    private final ReconciliationConfiguration configuration;
    private final CommitBarrier barrier;

    /** With connections that settling does not use. */
    public BookedRowsReader(
            @ReactiveDataSource("reconciliation") Pool pool,
            ReconciliationConfiguration configuration,
            CommitBarrier barrier) {
        this.pool = pool;
        this.barrier = barrier;
        this.configuration = configuration;
    }

    @Override
    public Uni<List<BookedGroup>> groups(Selection selection, Set<BookingDay> days, int graceMinutes) {
        Uni<List<BookedGroup>> read = Connections.use(
                        pool,
                        configuration.totalsDeadline(),
                        connection -> connection
                                .preparedQuery(BookedStatements.GROUPS)
                                .execute(BookedStatements.parameters(selection, days, graceMinutes)))
                .map(rows -> {
                    List<BookedGroup> groups = new ArrayList<>();
                    rows.forEach(row -> groups.add(group(row)));
                    return groups;
                });
        // "balanced" repeats every bill that was added up
        return barrier.after(read).onFailure().transform(Unavailable::new);
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
