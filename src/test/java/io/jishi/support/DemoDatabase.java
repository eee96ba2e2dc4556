package io.jishi.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The embedded servers with the schema migrated and the demo people loaded, and the configuration that a gateway
 * needs to run on them. For tests, the demo and development; never in the packaged application.
 */
public final class DemoDatabase {

    /** The seed of the demo people. */
    public static final long SEED = 20191112;

    /** A key that protects nothing: the demo people do not exist. */
    private static final byte[] IDENTITY_KEY = "demo key, 32 bytes, for nobody!!".getBytes(StandardCharsets.US_ASCII);

    private DemoDatabase() {}

    /** Migrates and loads; then returns every setting that a gateway needs. */
    public static Map<String, String> prepare(EmbeddedServers servers, DemoData data) {
        migrate(servers);
        try (Connection connection = connect(servers)) {
            data.load(connection, IDENTITY_KEY);
        } catch (SQLException e) {
            throw new IllegalStateException("the demo people cannot be loaded", e);
        }
        return configuration(servers);
    }

    /** Brings the schema up to date and gives the roles their rights, as the owner. */
    public static void migrate(EmbeddedServers servers) {
        migrations(servers).load().migrate();
    }

    /** The migrations, as the owner, with the roles of the servers; for tests that stop half way. */
    public static FluentConfiguration migrations(EmbeddedServers servers) {
        return migrations(servers.postgresJdbcUrl(), servers.user(), servers.password());
    }

    private static FluentConfiguration migrations(String url, String user, String password) {
        return Flyway.configure()
                .dataSource(url, user, password)
                .placeholders(
                        Map.of("gatewayRole", PostgresServer.GATEWAY_ROLE, "readerRole", PostgresServer.READER_ROLE));
    }

    /** Migrates and loads at the primary of a pair; then returns what a gateway needs beside the addresses. */
    public static Map<String, String> prepare(PostgresPair pair, DemoData data) {
        String url = "jdbc:postgresql://127.0.0.1:" + pair.primary().port() + "/" + PostgresServer.DATABASE;
        migrations(url, pair.user(), pair.password()).load().migrate();
        try (Connection connection = pair.primary().connect()) {
            data.load(connection, IDENTITY_KEY);
        } catch (SQLException e) {
            throw new IllegalStateException("the demo people cannot be loaded", e);
        }
        return identity();
    }

    /** Every setting that a gateway needs on these servers. */
    public static Map<String, String> configuration(EmbeddedServers servers) {
        Map<String, String> configuration = new HashMap<>(servers.configuration());
        configuration.putAll(identity());
        return configuration;
    }

    private static Map<String, String> identity() {
        return Map.of("jishi.identity.index-key", Base64.getEncoder().encodeToString(IDENTITY_KEY));
    }

    /** A connection of the owner, for looking at rows and for what registries would change. */
    public static Connection connect(EmbeddedServers servers) throws SQLException {
        return DriverManager.getConnection(servers.postgresJdbcUrl(), servers.user(), servers.password());
    }
}
