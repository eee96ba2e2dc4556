package io.jishi.coverage.store;

import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.GatheredReads;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads cover from PostgreSQL. The epoch is read before the rows that it stands for: a change in between leaves an
 * epoch that is too old, which costs a retry; the other order would pass old rows off as new.
 */
@ApplicationScoped
public class CoverageStore {

    private static final String OF_THESE =
            " where (region, person_id) in (select * from unnest($1::text[], $2::text[]))";

    private static final String PERSONS = "select region, person_id, epoch, county, birth_date from person" + OF_THESE;

    private static final String SPELLS =
            "select region, person_id, scheme, valid_from, valid_until, enrolled_on, basis, enrolment, benefits_from"
                    + " from coverage" + OF_THESE + " order by spell_id";

    private static final String ASSISTANCE = "select region, person_id, category, valid_from, valid_until, basis"
            + " from assistance" + OF_THESE + " order by spell_id";

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;
    private final GatheredReads<Person, Coverage> reads;

    /** With Hibernate Reactive, and past it for what every bill reads. */
    public CoverageStore(
            Mutiny.SessionFactory sessions, Detached detached, Pool pool, StoreConfiguration configuration) {
        this.sessions = sessions;
        this.detached = detached;
        this.configuration = configuration;
        this.reads = new GatheredReads<>(pool, configuration.readDeadline(), CoverageStore::read);
    }

    private record Person(String region, String personId) {
        static Person of(Row row) {
            return new Person(row.getString(0), row.getString(1));
        }
    }

    /** The cover of a person as it is now. */
    public Uni<Coverage> find(String region, String personId) {
        return reads.read(new Person(region, personId));
    }

    private static Future<Map<Person, Coverage>> read(SqlConnection connection, List<Person> keys) {
        Tuple these = Tuple.tuple()
                .addArrayOfString(keys.stream().map(Person::region).toArray(String[]::new))
                .addArrayOfString(keys.stream().map(Person::personId).toArray(String[]::new));
        Future<RowSet<Row>> persons = connection.preparedQuery(PERSONS).execute(these);
        Future<RowSet<Row>> spells = connection.preparedQuery(SPELLS).execute(these);
        Future<RowSet<Row>> assistance = connection.preparedQuery(ASSISTANCE).execute(these);
        return Future.all(persons, spells, assistance).map(read -> {
            Map<Person, List<CoverageSpell>> spellsOf = byPerson(spells.result(), CoverageStore::spell);
            Map<Person, List<AssistanceSpell>> assistanceOf = byPerson(assistance.result(), CoverageStore::assistance);
            Map<Person, Coverage> found = new HashMap<>();
            keys.forEach(key -> found.put(key, Coverage.NOBODY));
            persons.result().forEach(row -> {
                Person person = Person.of(row);
                found.put(
                        person,
                        new Coverage(
                                row.getLong("epoch"),
                                row.getString("county"),
                                row.getLocalDate("birth_date"),
                                spellsOf.getOrDefault(person, List.of()),
                                assistanceOf.getOrDefault(person, List.of())));
            });
            return found;
        });
    }

    private static <T> Map<Person, List<T>> byPerson(RowSet<Row> rows, Function<Row, T> read) {
        Map<Person, List<T>> grouped = new HashMap<>();
        rows.forEach(row -> grouped.computeIfAbsent(Person.of(row), unused -> new ArrayList<>())
                .add(read.apply(row)));
        return grouped;
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
        LocalDate from = row.getLocalDate("valid_from");
        return new DateRange(from, row.getLocalDate("valid_until"));
    }

    /** The id of the person with this blind index; empty text if there is none. */
    public Uni<String> personIdOf(String region, byte[] identityIndex) {
        return detached.run(
                configuration.readDeadline(),
                () -> sessions.withStatelessSession(session -> session.createSelectionQuery(
                                "from PersonEntity where region = :region and identityIndex = :index",
                                PersonEntity.class)
                        .setParameter("region", region)
                        .setParameter("index", identityIndex)
                        .getSingleResultOrNull()
                        .map(person -> person == null ? "" : person.personId)));
    }
}
