package io.jishi.settlement.store;

import io.jishi.platform.transaction.GatheredReads;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.visit.model.VisitKey;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Queries over what has been settled, on a small pool of their own. */
@ApplicationScoped
public class SettlementReader implements SettlementDirectory {

    private static final String FIND =
            "select " + SettlementRows.COLUMNS + ", v.visit_number, v.charge_batch, v.registration_id,"
                    + " array(select x.settlement_id from settlement x where x.region = s.region"
                    + " and x.refers_to = s.settlement_id and x.kind = 'SUPPLEMENT' and x.undone_by is null"
                    + " order by x.person_sequence) as supplements from settlement s"
                    + " join visit v on v.region = s.region and v.visit_id = s.visit_id"
                    + " where s.region = $1 and s.settlement_id = $2";

    private static final String MESSAGE =
            MessageRows.SELECT + " where region = $1 and provider_code = $2 and transaction = $3 and message_id = $4";

    private static final String YEARS =
            "select * from accumulator where region = $1 and person_id = $2 order by year_start, scheme";

    /** A visit that came in one message has a bill; one that is reported by steps may have none yet. */
    private static final String VISITED = "select exists (select 1 from settlement"
            + " where region = $1 and provider_code = $2 and person_id = $3) or exists (select 1 from visit"
            + " where region = $1 and provider_code = $2 and person_id = $3 and opened_at is not null) as visited";

    private static final String FILINGS =
            "select filing_id from filing_use where region = $1 and settlement_id = $2 order by filing_id";

    private static final String USES = "select f.filing_id, u.settlement_id from unnest($2::text[]) as f (filing_id)"
            + " cross join lateral (select x.settlement_id from filing_use x join settlement s"
            + " on s.region = x.region and s.settlement_id = x.settlement_id and s.undone_by is null"
            + " where x.region = $1 and x.filing_id = f.filing_id order by x.settlement_id desc limit $3) u"
            + " order by f.filing_id, u.settlement_id desc";

    private final Queries queries;
    private final GatheredReads<LaneItem.Keys, LockedState> snapshots;

    /** With connections that settling does not use. */
    public SettlementReader(
            @ReactiveDataSource("outcomes") Pool pool, Registries registries, StoreConfiguration configuration) {
        this.queries = new Queries(pool, configuration);
        this.snapshots = new GatheredReads<>(
                pool,
                configuration.readDeadline(),
                (connection, keys) -> BatchReader.snapshot(connection, registries, keys)
                        .map(state -> keys.stream().collect(Collectors.toMap(Function.identity(), key -> state))));
    }

    @Override
    public Uni<Optional<Found>> find(String region, String settlementId) {
        return queries.first(FIND, Tuple.of(region, settlementId))
                .map(found -> found.map(row -> new Found(
                        SettlementRows.read(row),
                        new VisitKey(
                                region,
                                row.getString("provider_code"),
                                row.getString("visit_number"),
                                row.getString("charge_batch")),
                        row.getString("registration_id"),
                        List.of(row.getArrayOfStrings("supplements")))));
    }

    @Override
    public Uni<Optional<String>> messageOf(String region, String settlementId) {
        return queries.first(VisitQueries.MESSAGE, Tuple.of(region, settlementId))
                .map(found -> found.map(row -> row.getString("message_id")));
    }

    @Override
    public Uni<Optional<StoredMessage>> message(MessageKey key) {
        return queries.first(MESSAGE, Tuple.of(key.region(), key.providerCode(), key.transaction(), key.messageId()))
                .map(found -> found.map(row -> MessageRows.read(row)));
    }

    @Override
    public Uni<LockedState> snapshot(LaneItem.Keys keys) {
        return snapshots.read(keys);
    }

    @Override
    public Uni<List<Year>> years(String region, String personId) {
        return queries.all(YEARS, Tuple.of(region, personId)).map(rows -> {
            List<Year> years = new ArrayList<>();
            rows.forEach(row -> years.add(
                    new Year(row.getString("scheme"), row.getLocalDate("year_start"), AccumulatorRows.read(row))));
            return years;
        });
    }

    @Override
    public Uni<List<String>> filingsOf(String region, String settlementId) {
        return queries.all(FILINGS, Tuple.of(region, settlementId)).map(rows -> {
            List<String> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getString("filing_id")));
            return ids;
        });
    }

    @Override
    public Uni<Map<String, List<String>>> usesOf(String region, List<String> filingIds, int maximum) {
        Tuple parameters = Tuple.of(region, filingIds.toArray(String[]::new), maximum);
        return queries.all(USES, parameters).map(rows -> {
            Map<String, List<String>> uses = new HashMap<>();
            rows.forEach(row -> uses.computeIfAbsent(row.getString("filing_id"), unused -> new ArrayList<>())
                    .add(row.getString("settlement_id")));
            return uses;
        });
    }

    @Override
    public Uni<Boolean> hasVisit(String region, String providerCode, String personId) {
        return queries.first(VISITED, Tuple.of(region, providerCode, personId))
                .map(found -> found.map(row -> row.getBoolean("visited")).orElse(false));
    }
}
