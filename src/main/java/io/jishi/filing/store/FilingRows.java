package io.jishi.filing.store;

import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingKind;
import io.jishi.filing.model.Filings;
import io.jishi.platform.transaction.KeyedRead;
import io.jishi.platform.transaction.PersonKeys;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.time.DateRange;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the filings of many people at once, past Hibernate Reactive, with the epoch that they belong to. */
@ApplicationScoped
public class FilingRows implements KeyedRead<PersonKey, Filings> {

    private static final long ABSENT = -1;

    private static final String FILINGS = "select p.region, p.person_id, p.epoch, f.filing_id, f.kind, f.disease,"
            + " f.treatment_region, f.provider_code, f.valid_from, f.valid_until"
            + " from unnest($1::text[], $2::text[]) as k (region, person_id)"
            + " join person p on p.region = k.region and p.person_id = k.person_id"
            + " left join filing f on f.region = p.region and f.person_id = p.person_id and f.withdrawn_at is null"
            + " order by f.filing_id";

    @Override
    public Future<Map<PersonKey, Filings>> read(SqlConnection connection, List<PersonKey> keys) {
        return connection
                .preparedQuery(FILINGS)
                .execute(PersonKeys.parameters(keys))
                .map(rows -> found(keys, rows));
    }

    private static Map<PersonKey, Filings> found(List<PersonKey> keys, RowSet<Row> rows) {
        Map<PersonKey, Long> epochOf = new HashMap<>();
        Map<PersonKey, List<Filing>> filed = new HashMap<>();
        rows.forEach(row -> {
            PersonKey person = PersonKeys.of(row);
            epochOf.put(person, row.getLong("epoch"));
            if (row.getString("filing_id") != null) {
                filed.computeIfAbsent(person, unused -> new ArrayList<>()).add(filing(row));
            }
        });
        Map<PersonKey, Filings> found = new HashMap<>();
        for (PersonKey key : keys) {
            found.put(key, new Filings(epochOf.getOrDefault(key, ABSENT), filed.getOrDefault(key, List.of())));
        }
        return found;
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
