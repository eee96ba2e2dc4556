package io.jishi.outbox;

import io.jishi.outbox.store.OutboxTable;
import io.jishi.platform.transaction.CommitBarrier;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.support.DemoDatabase;
import io.jishi.support.EmbeddedServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database with bills and events that nobody settled, and relays on it that run as gateways do. */
final class OutboxDatabase implements AutoCloseable {

    /** One bill and its event; the arguments are the region, a first number and how many. */
    private static final String BILLS = """
            with made as (
                insert into settlement (region, settlement_id, kind, visit_id, person_id, person_sequence,
                provider_code, scheme, care_type, year_start, settled_on, fingerprint, policy_hash,
                policy_from, engine_version, facts, total, non_covered, over_limit, upfront_self_pay, eligible,
                deductible, pooling_fund, unreferred_reduction, critical_illness_base, critical_illness, extras,
                medical_assistance, additional_assistance, hospital_borne, personal_account, cash, pays_nothing,
                settled_at)
                select '%1$s', lpad(n::text, 28, '0'), 'SETTLEMENT', 'V' || n, 'P' || n, 1, 'H', 'RESIDENT',
                'INPATIENT', '2020-01-01', '2020-05-01', sha256('a'), sha256('a'), '2020-01-01', 1, '{}', 30000,
                0, 0, 0, 30000, 0, 20000, 0, 0, 5000, 0, 0, 0, 0, 0, 5000, false, '2020-05-01T01:02:03.456789Z'
                from generate_series(%2$d, %2$d + %3$d - 1) n returning region, settlement_id, kind, settled_at)
            insert into outbox (region, event_id, event_type, created_at)
            select region, settlement_id, kind, settled_at from made""";

    private final EmbeddedServers servers = EmbeddedServers.start();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final List<OutboxRelay> relays = new ArrayList<>();

    OutboxDatabase() {
        DemoDatabase.migrate(servers);
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(PgConnectOptions.fromUri(servers.postgresReactiveUrl())
                        .setUser(servers.gatewayRole())
                        .setPassword(servers.password())
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(4))
                .build();
    }

    /** The tables, as a gateway sees them. */
    OutboxTable table(String... settings) {
        CommitBarrier barrier = new CommitBarrier(pool, mapping(StoreConfiguration.class, Map.of()));
        return new OutboxTable(pool, vertx, barrier, configuration(settings));
    }

    /** Settings as keys below {@code jishi.outbox} and values. */
    static OutboxConfiguration configuration(String... settings) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            values.put("jishi.outbox." + settings[i], settings[i + 1]);
        }
        return mapping(OutboxConfiguration.class, values);
    }

    private static <T> T mapping(Class<T> type, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(type)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(type);
    }

    /** A relay of an instance of its own, started. */
    OutboxRelay relay(OutboxStore store, String... settings) {
        OutboxRelay relay =
                new OutboxRelay(vertx, store, configuration(settings), new RelayMeters(new SimpleMeterRegistry()));
        relay.start(new StartupEvent());
        relays.add(relay);
        return relay;
    }

    /** Commits so many bills with their events. */
    void bills(String region, int first, int count) throws SQLException {
        execute(BILLS.formatted(region, first, count));
    }

    /** The statement that writes them, for a transaction that stays open for a while. */
    static String statement(String region, int first, int count) {
        return BILLS.formatted(region, first, count);
    }

    /** A connection of the owner. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(servers.postgresJdbcUrl(), servers.user(), servers.password());
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of a query. */
    List<String> column(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }

    /** The only number of a query. */
    long number(String sql) throws SQLException {
        return Long.parseLong(column(sql).get(0));
    }

    /** Ends every relay. */
    void stopRelays() {
        relays.forEach(relay -> relay.stop(new io.quarkus.runtime.ShutdownEvent()));
        relays.clear();
    }

    @Override
    public void close() {
        stopRelays();
        vertx.close().onFailure(ignored -> {});
        servers.close();
    }
}
