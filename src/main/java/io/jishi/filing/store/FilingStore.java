package io.jishi.filing.store;

import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingKind;
import io.jishi.filing.model.Filings;
import io.jishi.platform.transaction.GatheredReads;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.shared.time.DateRange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads filings from PostgreSQL: the epoch of the person first, then the rows that it stands for. */
@ApplicationScoped
public class FilingStore {

    private static final long ABSENT = -1;

    private static final String OF_THESE =
            " where (region, person_id) in (select * from unnest($1::text[], $2::text[]))";

    private static final String EPOCHS = "select region, person_id, epoch from person" + OF_THESE;

    private static final String FILINGS = "select region, person_id, filing_id, kind, disease, treatment_region,"
            + " provider_code, valid_from, valid_until from filing" + OF_THESE
            + " and withdrawn_at is null order by filing_id";

    private final GatheredReads<Person, Filings> reads;

    /** Past Hibernate Reactive: every bill reads them. */
    public FilingStore(Pool pool, StoreConfiguration configuration) {
        this.reads = new GatheredReads<>(pool, configuration.readDeadline(), FilingStore::read);
    }

    private record Person(String region, String personId) {
        static Person of(Row row) {
            return new Person(row.getString(0), row.getString(1));
        }
    }

    /** The filings of a person as they are now. */
    public Uni<Filings> find(String region, String personId) {
        return reads.read(new Person(region, personId));
    }

    private static Future<Map<Person, Filings>> read(SqlConnection connection, List<Person> keys) {
        Tuple these = Tuple.tuple()
                .addArrayOfString(keys.stream().map(Person::region).toArray(String[]::new))
                .addArrayOfString(keys.stream().map(Person::personId).toArray(String[]::new));
        Future<RowSet<Row>> epochs = connection.preparedQuery(EPOCHS).execute(these);
        Future<RowSet<Row>> filings = connection.preparedQuery(FILINGS).execute(these);
        return Future.all(epochs, filings).map(read -> {
            Map<Person, List<Filing>> filed = new HashMap<>();
            filings.result()
                    .forEach(row -> filed.computeIfAbsent(Person.of(row), unused -> new ArrayList<>())
                            .add(filing(row)));
            Map<Person, Long> epochOf = new HashMap<>();
            epochs.result().forEach(row -> epochOf.put(Person.of(row), row.getLong("epoch")));
            Map<Person, Filings> found = new HashMap<>();
            for (Person key : keys) {
                found.put(key, new Filings(epochOf.getOrDefault(key, ABSENT), filed.getOrDefault(key, List.of())));
            }
            return found;
        });
    }

    private static Filing filing(Row row) {
        return new Filing(
                row.getString("filing_id"),
                FilingKind.valueOf(row.getString("kind")),
                row.getString("disease"),
                row.getString("treatment_region"),
                row.getString("provider_code"),
                new DateRange(row.getLocalDate("valid_from"), row.getLocalDate("valid_until")));
    }
}
