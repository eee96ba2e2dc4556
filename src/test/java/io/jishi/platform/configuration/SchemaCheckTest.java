package io.jishi.platform.configuration;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoDatabase;
import io.jishi.support.EmbeddedServers;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Which schemas a gateway starts on, and the one line that it says of the others. */
class SchemaCheckTest {

    @Test
    void anOlderSchemaAndOneThatTookAwayStopTheStart() throws SQLException {
        try (EmbeddedServers servers = EmbeddedServers.start()) {
            assertEquals(
                    true,
                    refusal(DemoDatabase.migrations(servers).load()).contains("V1, V2"),
                    "an empty database is an older one");
            DemoDatabase.migrations(servers).target("9").load().migrate();
            String older = refusal(DemoDatabase.migrations(servers).load());
            assertTrue(older.contains("older than this gateway: V10"), older);
            assertEquals(1, older.lines().count());
            DemoDatabase.migrate(servers);
            assertStarts(servers);
            // as a gateway that may not migrate
            assertDoesNotThrow(() -> check(Flyway.configure()
                    .dataSource(servers.postgresJdbcUrl(), servers.gatewayRole(), servers.password())
                    .load()));
            applied(servers, "900", "expand something");
            assertStarts(servers);
            applied(servers, "901", "contract something");
            String newer = refusal(DemoDatabase.migrations(servers).load());
            assertTrue(newer.contains("newer than this gateway") && newer.contains("V901"), newer);
        }
    }

    private static void assertStarts(EmbeddedServers servers) {
        assertDoesNotThrow(() -> check(DemoDatabase.migrations(servers).load()));
    }

    private static void check(Flyway flyway) {
        new SchemaCheck(flyway).start(new StartupEvent());
    }

    private static String refusal(Flyway flyway) {
        return String.valueOf(
                assertThrows(IllegalStateException.class, () -> check(flyway)).getMessage());
    }

    private static void applied(EmbeddedServers servers, String version, String description) throws SQLException {
        try (Connection connection = DemoDatabase.connect(servers);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success) select max(installed_rank) + 1, '" + version
                    + "', '" + description + "', 'SQL', 'V" + version + ".sql', 0, 'x', 0, true"
                    + " from flyway_schema_history");
        }
    }
}
