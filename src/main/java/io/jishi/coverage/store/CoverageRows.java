package io.jishi.coverage.store;

import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.platform.transaction.KeyedRead;
import io.jishi.platform.transaction.PersonKeys;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.time.DateRange;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the cover of many people at once, past Hibernate Reactive: every bill needs it. The epoch is read with the rows
 * that it stands for, or before them: a change in between leaves an epoch that is too old, which costs a retry; the
 * other order would pass old rows off as new.
 */
@ApplicationScoped
public class CoverageRows implements KeyedRead<PersonKey, Coverage> {

    private static final String SPELLS =
            "select p.region, p.person_id, p.epoch, p.county, p.birth_date, c.scheme, c.valid_from, c.valid_until,"
                    + " c.enrolled_on, c.basis, c.enrolment, c.benefits_from"
                    + " from unnest($1::text[], $2::text[]) as k (region, person_id)"
                    + " join person p on p.region = k.region and p.person_id = k.person_id"
                    + " left join coverage c on c.region = p.region and c.person_id = p.person_id order by c.spell_id";

    private static final String ASSISTANCE = "select a.region, a.person_id, a.category, a.valid_from, a.valid_until,"
            + " a.basis from unnest($1::text[], $2::text[]) as k (region, person_id)"
            + " join assistance a on a.region = k.region and a.person_id = k.person_id order by a.spell_id";

    @Override
    public Future<Map<PersonKey, Coverage>> read(SqlConnection connection, List<PersonKey> keys) {
        Tuple these = PersonKeys.parameters(keys);
        Future<RowSet<Row>> spells = connection.preparedQuery(SPELLS).execute(these);
        Future<RowSet<Row>> assistance = connection.preparedQuery(ASSISTANCE).execute(these);
        return Future.all(spells, assistance).map(read -> found(keys, spells.result(), assistance.result()));
    }

    private static Map<PersonKey, Coverage> found(List<PersonKey> keys, RowSet<Row> spells, RowSet<Row> assistance) {
        Map<PersonKey, List<AssistanceSpell>> assistanceOf = new HashMap<>();
        assistance.forEach(row -> assistanceOf
                .computeIfAbsent(PersonKeys.of(row), unused -> new ArrayList<>())
                .add(assistance(row)));
        Map<PersonKey, List<CoverageSpell>> spellsOf = new HashMap<>();
        Map<PersonKey, Row> persons = new HashMap<>();
        spells.forEach(row -> {
            PersonKey person = PersonKeys.of(row);
            persons.put(person, row);
            if (row.getString("scheme") != null) {
                spellsOf.computeIfAbsent(person, unused -> new ArrayList<>()).add(spell(row));
            }
        });
        Map<PersonKey, Coverage> found = new HashMap<>();
        for (PersonKey key : keys) {
            Row person = persons.get(key);
            found.put(
                    key,
                    person == null
                            ? Coverage.NOBODY
                            : new Coverage(
                                    person.getLong("epoch"),
                                    person.getString("county"),
                                    person.getLocalDate("birth_date"),
                                    spellsOf.getOrDefault(key, List.of()),
                                    assistanceOf.getOrDefault(key, List.of())));
        }
        return found;
    }

    private static CoverageSpell spell(Row row) {
        return new CoverageSpell(
                Scheme.valueOf(row.getString("scheme")),
                valid(row),
                row.getLocalDate("enrolled_on"),
                EnrolmentBasis.valueOf(row.getString("basis")),
                Enrolment.valueOf(row.getString("enrolment")),
                row.getLocalDate("benefits_from"));
    }

    private static AssistanceSpell assistance(Row row) {
        return new AssistanceSpell(
                AssistanceCategory.valueOf(row.getString("category")),
                valid(row),
                AssistanceBasis.valueOf(row.getString("basis")));
    }

    private static DateRange valid(Row row) {
        return new DateRange(row.getLocalDate("valid_from"), row.getLocalDate("valid_until"));
    }
}
