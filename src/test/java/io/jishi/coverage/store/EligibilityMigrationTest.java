package io.jishi.coverage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoDatabase;
import io.jishi.support.EmbeddedServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The columns of V4 on rows that were there before it. */
class EligibilityMigrationTest {

    @Test
    void rowsFromBeforeKeepTheWordOfTheRegistry() throws SQLException {
        try (EmbeddedServers servers = EmbeddedServers.start()) {
            migrateTo(servers, "1");
            try (Connection connection = DemoDatabase.connect(servers)) {
                execute(connection, """
                        insert into person (region, person_id, identity_index, identity_key_version, county, birth_date)
                        values ('141000', '141000AAAAAAAAAAAAAAAAAAAAAA', sha256('a'), 1, '141024', '1970-01-01')""");
                execute(connection, """
                        insert into coverage (region, person_id, scheme, valid_from, enrolment, benefits_from)
                        values ('141000', '141000AAAAAAAAAAAAAAAAAAAAAA', 'RESIDENT', '2021-03-01', 'LATE',
                        '2021-06-01')""");
                DemoDatabase.migrate(servers);
                assertEquals(
                        "LATE 2021-06-01 HOUSEHOLD_REGISTER unknown",
                        text(
                                connection,
                                "select concat_ws(' ', enrolment, benefits_from, basis,"
                                        + " coalesce(enrolled_on::text, 'unknown')) from coverage"));
                String epoch = text(connection, "select epoch from person");
                execute(connection, "update coverage set enrolled_on = '2021-03-01', basis = 'RESIDENCE_PERMIT'");
                assertTrue(Long.parseLong(text(connection, "select epoch from person")) > Long.parseLong(epoch));
                assertThrows(
                        SQLException.class, () -> execute(connection, "update coverage set basis = 'TOURIST_VISA'"));
            }
        }
    }

    private static void migrateTo(EmbeddedServers servers, String version) {
        DemoDatabase.migrations(servers).target(version).load().migrate();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
