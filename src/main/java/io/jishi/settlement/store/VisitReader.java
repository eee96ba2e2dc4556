package io.jishi.settlement.store;

import io.jishi.platform.transaction.GatheredReads;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.settlement.VisitDirectory;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.visit.model.Visit;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Queries over visits. */
@ApplicationScoped
public class VisitReader implements VisitDirectory {

    private final Queries queries;
    private final GatheredReads<VisitId, List<Visit>> byId;
    private final GatheredReads<VisitId, List<Visit>> byRegistration;
    private final GatheredReads<VisitId, Map<VisitRecord.Kind, String>> records;

    /** Of a visit, or of its registration. */
    private record VisitId(String region, String id) {}

    /** With connections that nothing else uses. */
    public VisitReader(@ReactiveDataSource("visits") Pool pool, StoreConfiguration configuration) {
        this.queries = new Queries(pool, configuration);
        this.byId = gathered(pool, configuration, VisitQueries.VISIT, ArrayList::new, (row, found) -> {
            Visit visit = VisitRows.visit(row);
            found.apply(visit.visitId()).add(visit);
        });
        this.byRegistration = gathered(pool, configuration, VisitQueries.VISITS, ArrayList::new, (row, found) -> {
            Visit visit = VisitRows.visit(row);
            found.apply(visit.registrationId()).add(visit);
        });
        this.records = gathered(
                pool,
                configuration,
                VisitQueries.RECORDS,
                () -> new EnumMap<>(VisitRecord.Kind.class),
                (row, found) -> found.apply(row.getString("visit_id"))
                        .put(VisitRecord.Kind.valueOf(row.getString("kind")), row.getString("content")));
    }

    /**
     * Every message about a visit begins with one of these: whatever comes together is read together.
     *
     * @param nothing what is found of a key without rows
     * @param take adds a row to what is found, which is given by the id
     */
    private static <V> GatheredReads<VisitId, V> gathered(
            Pool pool,
            StoreConfiguration configuration,
            String sql,
            Supplier<V> nothing,
            BiConsumer<Row, Function<String, V>> take) {
        return new GatheredReads<>(pool, configuration.readDeadline(), (connection, keys) -> {
            Tuple parameters = Tuple.tuple();
            new Columns<>(keys, parameters).text(VisitId::region).text(VisitId::id);
            return connection.preparedQuery(sql).execute(parameters).map(rows -> {
                Map<VisitId, V> found = new HashMap<>();
                keys.forEach(key -> found.put(key, nothing.get()));
                rows.forEach(row -> take.accept(
                        row, id -> Objects.requireNonNull(found.get(new VisitId(row.getString("region"), id)))));
                return found;
            });
        });
    }

    @Override
    public Uni<Optional<Visit>> visit(String region, String visitId) {
        return byId.read(new VisitId(region, visitId))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Visit>> visits(String region, String registrationId) {
        return byRegistration.read(new VisitId(region, registrationId));
    }

    @Override
    public Uni<Optional<LocalDate>> latestFee(String region, String visitId) {
        return queries.first(VisitQueries.LATEST_FEE, Tuple.of(region, visitId))
                .map(found -> found.map(row -> row.getLocalDate("latest")));
    }

    @Override
    public Uni<Map<VisitRecord.Kind, String>> records(String region, String visitId) {
        return records.read(new VisitId(region, visitId));
    }

    @Override
    public Uni<List<Visit>> opened(
            String region, String providerCode, String personId, LocalDate from, LocalDate until, int maximum) {
        return queries.all(
                VisitQueries.OPENED,
                Tuple.of(region, providerCode, personId, from, until, maximum),
                row -> VisitRows.visit(row));
    }

    @Override
    public Uni<List<StoredLine>> lines(String region, String visitId, int generation, int maximum) {
        return queries.all(
                VisitQueries.LINES, Tuple.of(region, visitId, generation, maximum), row -> VisitRows.line(row));
    }

    @Override
    public Uni<Optional<Integer>> generationOf(String region, String settlementId) {
        return queries.first(VisitQueries.GENERATION, Tuple.of(region, settlementId))
                .map(found -> found.map(row -> row.getInteger("visit_generation")));
    }

    @Override
    public Uni<Map<String, String>> liveBills(String region, String registrationId) {
        return queries.all(VisitQueries.LIVE_BILLS, Tuple.of(region, registrationId))
                .map(rows -> {
                    Map<String, String> bills = new HashMap<>();
                    rows.forEach(row -> bills.put(row.getString("visit_id"), row.getString("settlement_id")));
                    return bills;
                });
    }
}
