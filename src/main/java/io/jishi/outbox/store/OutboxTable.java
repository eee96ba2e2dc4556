package io.jishi.outbox.store;

import io.jishi.outbox.LeaseLost;
import io.jishi.outbox.OutboxConfiguration;
import io.jishi.outbox.OutboxStore;
import io.jishi.outbox.model.Backlog;
import io.jishi.outbox.model.Lease;
import io.jishi.outbox.model.OutboxEvent;
import io.jishi.platform.transaction.CommitBarrier;
import io.jishi.shared.money.Fen;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The outbox on a few connections of its own. */
@ApplicationScoped
public class OutboxTable implements OutboxStore {

    /** A server that is frozen or cut off answers nothing; the statements themselves are bounded by the server. */
    private static final long DEADLINE_MILLIS = 8_000;

    /** Columns of a settlement row, in the order of the wire. */
    private static final List<Payer> PAYERS = List.of(
            new Payer("total", "total"),
            new Payer("pooling_fund", "poolingFund"),
            new Payer("critical_illness", "criticalIllness"),
            new Payer("extras", "extras"),
            new Payer("medical_assistance", "medicalAssistance"),
            new Payer("additional_assistance", "additionalAssistance"),
            new Payer("hospital_borne", "hospitalBorne"),
            new Payer("personal_account", "personalAccount"),
            new Payer("cash", "cash"));

    /** An amount of a row and its name on the wire. */
    private record Payer(String column, String name) {}

    private final Pool pool;
    private final Vertx vertx;
    private final CommitBarrier barrier;
    private final long leaseMillis;

    /** With the connections of the relay. */
    public OutboxTable(
            @ReactiveDataSource("outbox") Pool pool,
            Vertx vertx,
            CommitBarrier barrier,
            OutboxConfiguration configuration) {
        this.pool = pool;
        this.vertx = vertx;
        this.barrier = barrier;
        this.leaseMillis = configuration.lease().toMillis();
    }

    @Override
    public Future<List<String>> regionsThatWait(int maximum) {
        return rows(OutboxStatements.REGIONS, Tuple.of(maximum)).map(rows -> {
            List<String> regions = new ArrayList<>();
            rows.forEach(row -> regions.add(row.getString(0)));
            return regions;
        });
    }

    @Override
    public Future<Optional<Lease>> acquire(String region, String holder) {
        return rows(OutboxStatements.ACQUIRE, Tuple.of(region, holder, leaseMillis))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(new Lease(region, holder, row.getLong(0)));
                    }
                    return Optional.empty();
                });
    }

    @Override
    public Future<Void> renew(Lease lease) {
        return rows(OutboxStatements.RENEW, parameters(lease).addLong(leaseMillis))
                .compose(rows -> requireHeld(lease, rows.rowCount() == 1));
    }

    @Override
    public Future<Void> release(Lease lease) {
        return rows(OutboxStatements.RELEASE, parameters(lease)).mapEmpty();
    }

    /**
     * The lease is locked first and the events are looked for in the statement after it: that one sees everything that
     * was numbered before the lock was given, also by a statement of our own whose answer was lost.
     */
    @Override
    public Future<Integer> number(Lease lease, int maximum) {
        return pool.getConnection()
                .compose(connection -> number(connection, lease, maximum).eventually(() -> connection.close()));
    }

    private Future<Integer> number(SqlConnection connection, Lease lease, int maximum) {
        Future<?> begun = connection.query("begin").execute();
        Future<RowSet<Row>> locked =
                connection.preparedQuery(OutboxStatements.LOCK).execute(parameters(lease));
        Future<RowSet<Row>> numbered = connection
                .preparedQuery(OutboxStatements.NUMBER)
                .execute(parameters(lease).addInteger(maximum));
        Future<?> committed = connection.query("commit").execute();
        return inTime(Future.join(begun, locked, numbered, committed)
                .compose(done -> requireHeld(lease, locked.result().size() == 1))
                .map(held -> numbered.result().iterator().next().getInteger(0)));
    }

    /** What is given was confirmed: no receiver hears of a bill that a fail-over can still take back. */
    @Override
    public Future<List<OutboxEvent>> next(String region, long after, int maximum) {
        return rows(OutboxStatements.NEXT, Tuple.of(region, after, maximum)).compose(rows -> {
            List<OutboxEvent> events = new ArrayList<>();
            rows.forEach(row -> events.add(event(row)));
            return events.isEmpty()
                    ? Future.succeededFuture(events)
                    : confirmed().map(events);
        });
    }

    private Future<Void> confirmed() {
        return Future.fromCompletionStage(barrier.pass().subscribeAsCompletionStage(), vertx.getOrCreateContext());
    }

    private static OutboxEvent event(Row row) {
        List<OutboxEvent.Amount> amounts = new ArrayList<>();
        PAYERS.forEach(payer -> amounts.add(new OutboxEvent.Amount(payer.name(), Fen.of(row.getLong(payer.column())))));
        return new OutboxEvent(
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("refers_to"),
                Objects.requireNonNull(row.getString("provider_code"), "an event without its settlement"),
                row.getString("visit_id"),
                row.getLocalDate("settled_on"),
                row.getOffsetDateTime("settled_at").toInstant(),
                amounts);
    }

    @Override
    public Future<Void> delivered(Lease lease, long first, long last) {
        return rows(OutboxStatements.DELIVERED, parameters(lease).addLong(first).addLong(last))
                .compose(rows -> requireHeld(lease, rows.iterator().next().getLong(0) == 1));
    }

    @Override
    public Future<Backlog> backlog(String region) {
        return rows(OutboxStatements.BACKLOG, Tuple.of(region)).map(rows -> {
            Row row = rows.iterator().next();
            return new Backlog(row.getLong(0), row.getLong(1));
        });
    }

    private static Tuple parameters(Lease lease) {
        return Tuple.of(lease.region(), lease.holder(), lease.term());
    }

    private static Future<Void> requireHeld(Lease lease, boolean held) {
        return held ? Future.succeededFuture() : Future.failedFuture(new LeaseLost(lease.region()));
    }

    private Future<RowSet<Row>> rows(String sql, Tuple parameters) {
        return inTime(pool.preparedQuery(sql).execute(parameters));
    }

    private <T> Future<T> inTime(Future<T> work) {
        Promise<T> answer = Promise.promise();
        long timer = vertx.setTimer(DEADLINE_MILLIS, unused -> answer.tryFail("no answer from PostgreSQL in time"));
        work.onComplete(done -> {
            vertx.cancelTimer(timer);
            if (done.succeeded()) {
                answer.tryComplete(done.result());
            } else {
                answer.tryFail(done.cause());
            }
        });
        return answer.future();
    }
}
