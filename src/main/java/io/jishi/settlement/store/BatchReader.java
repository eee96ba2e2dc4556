package io.jishi.settlement.store;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.ledger.model.PersonalAccount;
import io.jishi.platform.health.CommitPromise;
import io.jishi.platform.health.Durability;
import io.jishi.platform.transaction.PersonKeys;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.model.LiveSettlement;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.PersonLock;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.PersonKey;
import io.jishi.visit.model.VisitKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first round trip of a batch: begins the transaction, locks persons, visits and accumulators in that order and in
 * key order, and reads whatever else the messages ask for. The statements are sent without waiting for one another.
 */
final class BatchReader {

    /** How a statement ends that locks what it reads. */
    private static final Pattern LOCKING = Pattern.compile(" for update( of \\w+)?$");

    /** The same statements without that; always the same text, by which a client knows that it has prepared one. */
    private static final Map<String, String> UNLOCKED = new ConcurrentHashMap<>();

    /** Begins, and says how this session commits: what is set for a role or a database may differ by session. */
    private static final String BEGIN = "begin; select current_setting('synchronous_commit')";

    /** Every statement is planned again when it comes. */
    private static final String NEW_PLANS = "discard plans";

    /**
     * One moment for all statements, with plans as the lanes have them: connections for other queries plan each time,
     * which takes as long as reading.
     */
    private static final String SNAPSHOT = "begin transaction isolation level repeatable read, read only;"
            + " set local plan_cache_mode = force_generic_plan; set local enable_hashjoin = off;"
            + " set local enable_mergejoin = off";

    private static final String PERSONS = "select region, person_id, epoch, sequence from person"
            + " where (region, person_id) in (select * from unnest($1::text[], $2::text[]))"
            + " order by region, person_id for update";

    private static final String VISITS =
            "select v.*, s.settlement_id, s.fingerprint from visit v left join settlement s"
                    + " on s.region = v.region and s.visit_id = v.visit_id and s.kind = 'SETTLEMENT'"
                    + " and s.undone_by is null"
                    + " where (v.region, v.provider_code, v.visit_number) in"
                    + " (select * from unnest($1::text[], $2::text[], $3::text[])) and v.state <> 'WITHDRAWN'"
                    + " order by v.region, v.provider_code, v.visit_number, v.charge_batch for update of v";

    private static final String LINES = "select distinct v.registration_id, l.* from"
            + " unnest($1::text[], $2::text[], $3::text[]) as k (region, registration_id, serial)"
            + " join visit v on v.region = k.region and v.registration_id = k.registration_id"
            + " join fee_line l on l.region = v.region and l.visit_id = v.visit_id and l.withdrawn_in is null"
            + " and (l.serial = k.serial or l.returns_serial = k.serial)";

    private static final String CREDITS = "select region, person_id, credited_on, amount from personal_account_credit"
            + " where (region, person_id) in (select * from unnest($1::text[], $2::text[]))";

    private static final String SPENT = "select region, person_id, sum(personal_account)::bigint as spent"
            + " from settlement where (region, person_id) in (select * from unnest($1::text[], $2::text[]))"
            + " group by region, person_id";

    /** Read, not locked: whoever writes them holds the lock of their person, and updating locks them once more. */
    private static final String ACCUMULATORS = "select * from accumulator"
            + " where (region, person_id, scheme, year_start) in"
            + " (select * from unnest($1::text[], $2::text[], $3::text[], $4::date[]))";

    private static final String SCOPES = "select * from accumulator_scope"
            + " where (region, person_id, scheme, kind, scope, period_start) in"
            + " (select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[]))";

    private static final String MESSAGES = MessageRows.SELECT
            + " where (region, provider_code, transaction, message_id) in"
            + " (select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]))";

    private static final String PROVIDERS = "select region, provider_code, epoch from provider"
            + " where (region, provider_code) in (select * from unnest($1::text[], $2::text[]))";

    private static final String CATALOGUES = "select region, epoch from catalogue where region = any ($1::text[])";

    private static final String ABOUT =
            "select " + SettlementRows.COLUMNS + ", " + SettlementRows.GENERATION + ", s.kind = 'CANCELLATION'"
                    + " and exists (select from message m where m.region = s.region"
                    + " and m.settlement_id = s.settlement_id and m.fingerprint <> s.fingerprint) as given_up"
                    + " from settlement s"
                    + " where (s.region, s.settlement_id) in (select * from unnest($1::text[], $2::text[]))";

    private static final String SUPPLEMENTS = "select " + SettlementRows.COLUMNS + " from settlement s"
            + " where (s.region, s.refers_to) in (select * from unnest($1::text[], $2::text[]))"
            + " and s.kind = 'SUPPLEMENT' and s.undone_by is null";

    private static final String LIVE =
            "select region, person_id, scheme, year_start, person_sequence, settlement_id from settlement"
                    + " where (region, person_id) in (select * from unnest($1::text[], $2::text[]))"
                    + " and kind in ('SETTLEMENT', 'SUPPLEMENT') and undone_by is null";

    private final SqlConnection connection;
    private final Registries registries;
    private final List<LaneItem.Keys> keys;
    private final UnaryOperator<String> locking;
    private final LockedState state = new LockedState();
    private final List<Future<?>> sent = new ArrayList<>();
    private boolean waitsForDisk;

    /** A row that a message is about. */
    private record About(String region, String settlementId) {}

    BatchReader(SqlConnection connection, Registries registries, List<LaneItem> items) {
        this(connection, registries, items.stream().map(LaneItem::keys).toList(), UnaryOperator.identity());
    }

    private BatchReader(
            SqlConnection connection, Registries registries, List<LaneItem.Keys> keys, UnaryOperator<String> locking) {
        this.connection = connection;
        this.registries = registries;
        this.keys = keys;
        this.locking = locking;
    }

    /**
     * Reads what a batch of these keys would lock and read, in one snapshot and without a lock; the transaction is
     * over when the result arrives.
     */
    static Future<LockedState> snapshot(SqlConnection connection, Registries registries, List<LaneItem.Keys> keys) {
        BatchReader reader = new BatchReader(
                connection,
                registries,
                keys,
                sql -> UNLOCKED.computeIfAbsent(
                        sql, locking -> LOCKING.matcher(locking).replaceFirst("")));
        return reader.read(PlanAge.isOver(connection) ? SNAPSHOT + "; " + NEW_PLANS : SNAPSHOT, false)
                .transform(read -> connection
                        .query("commit")
                        .execute()
                        .transform(unused -> read.succeeded()
                                ? Future.succeededFuture(read.result())
                                : Future.failedFuture(read.cause())));
    }

    /** Begins, locks and reads; {@code holdProviders} keeps providers from changing until the transaction is over. */
    Future<LockedState> read(boolean holdProviders) {
        return read(PlanAge.isOver(connection) ? NEW_PLANS + "; " + BEGIN : BEGIN, holdProviders)
                .compose(read -> waitsForDisk ? Future.succeededFuture(read) : refuse());
    }

    /** The session would answer before its commit is on disk. Its connection is ended, since it would stay so. */
    private <T> Future<T> refuse() {
        return Durability.end(connection)
                .transform(ended -> Future.failedFuture("this session does not wait until its commit is on disk"));
    }

    private boolean begun(RowSet<Row> begun) {
        RowSet<Row> last = begun;
        while (last.next() != null) {
            last = last.next();
        }
        waitsForDisk = last.size() == 1
                && CommitPromise.waitsForDisk(last.iterator().next().getString(0));
        return waitsForDisk;
    }

    private Future<LockedState> read(String begin, boolean holdProviders) {
        sent.add(connection.query(begin).execute().map(this::begun));
        each(
                PERSONS,
                rows(LaneItem.Keys::person),
                columns -> columns.text(PersonKey::region).text(PersonKey::personId),
                this::person);
        each(
                VISITS,
                rows(key -> key.visit() == null ? null : key.visit().registration()),
                columns -> columns.text(VisitKey::region)
                        .text(VisitKey::providerCode)
                        .text(VisitKey::visitNumber),
                this::visit);
        each(
                ACCUMULATORS,
                rows(LaneItem.Keys::accumulator),
                columns -> columns.text(AccumulatorKey::region)
                        .text(AccumulatorKey::personId)
                        .code(AccumulatorKey::scheme)
                        .date(AccumulatorKey::yearStart),
                this::accumulator);
        each(
                SCOPES,
                keys.stream().flatMap(key -> key.scopes().stream()).distinct().toList(),
                columns -> columns.text(ScopeKey::region)
                        .text(ScopeKey::personId)
                        .code(ScopeKey::scheme)
                        .code(ScopeKey::kind)
                        .text(ScopeKey::scope)
                        .date(ScopeKey::periodStart),
                this::scope);
        each(
                MESSAGES,
                messages(),
                columns -> columns.text(MessageKey::region)
                        .text(MessageKey::providerCode)
                        .text(MessageKey::transaction)
                        .text(MessageKey::messageId),
                row -> state.put(MessageRows.read(row)));
        each(
                holdProviders ? PROVIDERS + " order by region, provider_code for share" : PROVIDERS,
                keys.stream().filter(key -> key.provider() != null).toList(),
                columns -> columns.text(key -> key.message().region()).text(LaneItem.Keys::provider),
                this::provider);
        each(
                CATALOGUES,
                rows(LaneItem.Keys::catalogueRegion),
                columns -> columns.text(region -> region),
                row -> state.putCatalogue(row.getString("region"), row.getLong("epoch")));
        readAbout();
        readLines();
        readAccounts();
        readRegistered();
        return Future.all(sent).map(state);
    }

    private void readAbout() {
        List<About> known = keys.stream()
                .flatMap(key ->
                        key.about().stream().map(id -> new About(key.message().region(), id)))
                .distinct()
                .toList();
        Consumer<Columns<About>> parameters =
                columns -> columns.text(About::region).text(About::settlementId);
        each(ABOUT, known, parameters, this::about);
        each(SUPPLEMENTS, known, parameters, row -> state.put(SettlementRows.read(row)));
        each(
                LIVE,
                keys.stream()
                        .filter(key -> !key.about().isEmpty())
                        .map(LaneItem.Keys::person)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                columns -> columns.text(PersonKey::region).text(PersonKey::personId),
                this::live);
    }

    private void about(Row row) {
        Integer generation = row.getInteger("visit_generation");
        if (generation != null) {
            state.putGeneration(row.getString("settlement_id"), generation);
        }
        if (row.getBoolean("given_up")) {
            state.putGivenUp(row.getString("settlement_id"));
        }
        state.put(SettlementRows.read(row));
    }

    private void readLines() {
        each(
                LINES,
                keys.stream()
                        .flatMap(key -> key.also().lines().stream())
                        .distinct()
                        .toList(),
                columns -> columns.text(LaneItem.LineKey::region)
                        .text(LaneItem.LineKey::registrationId)
                        .text(LaneItem.LineKey::serial),
                row -> state.put(VisitRows.line(row)));
    }

    /** After the locks: what is cached of a person carries an epoch, and this is of the one that is locked. */
    private void readRegistered() {
        List<PersonKey> persons = keys.stream()
                .filter(key -> key.also().registered())
                .map(LaneItem.Keys::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!persons.isEmpty()) {
            sent.add(registries.read(connection, persons).map(found -> {
                found.forEach(state::put);
                return found.size();
            }));
        }
    }

    private void readAccounts() {
        List<PersonKey> owners = keys.stream()
                .filter(key -> key.also().personalAccount())
                .map(LaneItem.Keys::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Consumer<Columns<PersonKey>> parameters =
                columns -> columns.text(PersonKey::region).text(PersonKey::personId);
        owners.forEach(owner -> state.put(owner, PersonalAccount.EMPTY));
        each(CREDITS, owners, parameters, this::credit);
        each(SPENT, owners, parameters, this::spent);
    }

    private void credit(Row row) {
        PersonalAccount known = state.personalAccount(PersonKeys.of(row));
        List<PersonalAccount.Credit> credits = new ArrayList<>(known.credits());
        credits.add(new PersonalAccount.Credit(row.getLocalDate("credited_on"), SettlementRows.fen(row, "amount")));
        state.put(PersonKeys.of(row), new PersonalAccount(credits, known.used()));
    }

    private void spent(Row row) {
        PersonalAccount known = state.personalAccount(PersonKeys.of(row));
        state.put(PersonKeys.of(row), known.after(SettlementRows.fen(row, "spent")));
    }

    /** A preview has no message to look for. */
    private List<MessageKey> messages() {
        return keys.stream()
                .flatMap(key -> Stream.of(key.message(), key.also().target()))
                .filter(key -> key != null && !key.messageId().isEmpty())
                .distinct()
                .toList();
    }

    private <K> List<K> rows(Function<LaneItem.Keys, @Nullable K> part) {
        Stream<K> present = keys.stream().map(part).filter(Objects::nonNull);
        return present.distinct().toList();
    }

    private <K> void each(String sql, List<K> rows, Consumer<Columns<K>> parameters, Consumer<Row> read) {
        if (rows.isEmpty()) {
            return;
        }
        Tuple tuple = Tuple.tuple();
        parameters.accept(new Columns<>(rows, tuple));
        // mapped, not observed: a row that cannot be read fails the batch instead of counting as absent
        sent.add(connection.preparedQuery(locking.apply(sql)).execute(tuple).map(found -> {
            found.forEach(read);
            return found.size();
        }));
    }

    private void person(Row row) {
        state.put(PersonKeys.of(row), new PersonLock(row.getLong("epoch"), row.getLong("sequence")));
    }

    private void visit(Row row) {
        String live = row.getString("settlement_id");
        state.put(
                VisitRows.visit(row),
                live == null ? null : new LiveSettlement(live, SettlementRows.hex(row.getBuffer("fingerprint"))));
    }

    private void accumulator(Row row) {
        state.put(accumulatorKey(row), AccumulatorRows.read(row));
    }

    private void scope(Row row) {
        state.put(
                new ScopeKey(
                        row.getString("region"),
                        row.getString("person_id"),
                        Scheme.valueOf(row.getString("scheme")),
                        ScopeKey.Kind.valueOf(row.getString("kind")),
                        row.getString("scope"),
                        row.getLocalDate("period_start")),
                SettlementRows.fen(row, "amount"));
    }

    private void provider(Row row) {
        state.putProvider(row.getString("region"), row.getString("provider_code"), row.getLong("epoch"));
    }

    private void live(Row row) {
        state.putLive(accumulatorKey(row), row.getLong("person_sequence"), row.getString("settlement_id"));
    }

    private static AccumulatorKey accumulatorKey(Row row) {
        return new AccumulatorKey(
                row.getString("region"),
                row.getString("person_id"),
                Scheme.valueOf(row.getString("scheme")),
                row.getLocalDate("year_start"));
    }
}
