package io.jishi.platform.transaction;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.EmbeddedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the roles of the migrations may do, and what nobody may, not even the owner. */
class RolesTest {

    private static final String PERMISSION_DENIED = "42501";
    private static final String RESTRICTED = "23001";

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServers servers;

    @BeforeAll
    static void start() throws SQLException {
        servers = EmbeddedServers.start();
        DemoDatabase.prepare(servers, DemoData.seeded(DemoDatabase.SEED));
        for (String row : List.of("""
                insert into posting values ('141000', 'ROLES-TEST', 1, 'HOSPITAL', 'CASH', 100)""", """
                insert into message (region, provider_code, transaction, message_id, kind, answer_status, answer,
                received_at) values ('141000', 'ROLES-TEST', 'SETTLE', '1', 'TOMBSTONE', 200, '', now())""", """
                insert into policy_package values ('141000', 'RESIDENT', sha256('a'), '', '', '', now())""", """
                insert into filing_use values ('141000', repeat('A', 28), repeat('B', 28))""", """
                insert into outbox (region, event_id, event_type, created_at)
                values ('141000', 'ROLES-TEST', 'SETTLEMENT', now())""", """
                insert into settlement (region, settlement_id, kind, visit_id, person_id, person_sequence,
                provider_code, scheme, care_type, year_start, settled_on, fingerprint, policy_hash, policy_from,
                engine_version, facts, total, non_covered, over_limit, upfront_self_pay, eligible, deductible,
                pooling_fund, unreferred_reduction, critical_illness_base, critical_illness, extras,
                medical_assistance, additional_assistance, hospital_borne, personal_account, cash, pays_nothing,
                settled_at) values ('141000', repeat('S', 28), 'SETTLEMENT', 'V', 'P', 1, 'H', 'RESIDENT', 'INPATIENT',
                '2020-01-01', '2020-05-01', sha256('a'), sha256('a'), '2020-01-01', 1, '{}', 0, 0, 0, 0, 0, 0, 0, 0, 0,
                0, 0, 0, 0, 0, 0, 0, false, now())""")) {
            owner(row);
        }
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static void owner(String sql) throws SQLException {
        execute(servers.user(), sql);
    }

    private static void execute(String role, String sql) throws SQLException {
        try (Connection connection = connect(servers.postgresJdbcUrl(), role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String url, String role) throws SQLException {
        return DriverManager.getConnection(url, role, servers.password());
    }

    private static List<String> column(String sql) throws SQLException {
        try (Connection connection = connect(servers.postgresJdbcUrl(), servers.user());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void assertRefused(String state, String role, String sql) {
        SQLException refused = assertThrows(SQLException.class, () -> execute(role, sql), role + " may " + sql);
        assertEquals(state, refused.getSQLState(), sql + ": " + refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"posting", "message", "policy_package", "filing_use", "settlement_review"})
    void theGatewayChangesNoRowOfHistory(String table) {
        String role = servers.gatewayRole();
        assertRefused(PERMISSION_DENIED, role, "update " + table + " set region = region");
        assertRefused(PERMISSION_DENIED, role, "delete from " + table);
        assertRefused(PERMISSION_DENIED, role, "truncate " + table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update settlement set cash = cash",
                "update settlement set settled_at = settled_at",
                "delete from settlement",
                "truncate settlement",
                "update fee_line set amount = amount",
                "delete from fee_line",
                "update outbox set event_type = event_type",
                "delete from outbox",
                "update filing set valid_from = valid_from",
                "delete from filing",
                "update person set county = county",
                "update provider set charge_class = charge_class",
                "delete from visit",
                "delete from accumulator",
                "insert into institution_key select * from institution_key",
                "update institution_signing set secret = secret",
                "delete from coverage",
                "insert into personal_account_credit (region, person_id, credited_on, amount) values ('1','1',now(),1)",
                "create table stolen (id int)",
                "alter table posting disable trigger all",
                "drop trigger posting_is_insert_only on posting",
                "alter sequence epoch restart",
                "insert into flyway_schema_history select * from flyway_schema_history"
            })
    void theGatewayDoesWhatItNeedsAndNoMore(String sql) {
        assertRefused(PERMISSION_DENIED, servers.gatewayRole(), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update settlement set undone_by = 'X' where false",
                "update fee_line set withdrawn_in = 1 where false",
                "update outbox set sequence = 1, delivered_at = now() where false",
                "select * from person for update",
                "select * from provider for share",
                "update person set sequence = sequence where person_id = ''"
            })
    void theGatewayDoesWhatItNeeds(String sql) {
        assertDoesNotThrow(() -> execute(servers.gatewayRole(), sql));
    }

    @Test
    void rowsThatAreDeletedAreFilesAndNothingElse() throws SQLException {
        assertEquals(List.of("exchange_file"), tablesWith("has_table_privilege(%s, c.oid, 'DELETE')"));
        assertEquals(List.of(), tablesWith("has_table_privilege(%s, c.oid, 'TRUNCATE, TRIGGER, REFERENCES')"));
    }

    /** A table that a migration adds and the grants forget is found here. */
    @Test
    void everyTableCanBeReadByTheGateway() throws SQLException {
        assertEquals(List.of(), tablesWith("not has_table_privilege(%s, c.oid, 'SELECT')"));
    }

    private static List<String> tablesWith(String condition) throws SQLException {
        return column(
                "select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
                        + " and " + condition.formatted("'" + servers.gatewayRole() + "'") + " order by 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"posting", "message", "policy_package", "filing_use"})
    void notEvenTheOwnerChangesHistory(String table) {
        assertRefused(RESTRICTED, servers.user(), "update " + table + " set region = region");
        assertRefused(RESTRICTED, servers.user(), "delete from " + table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update settlement set cash = 1, total = 1, eligible = 1",
                "delete from settlement",
                "truncate settlement cascade",
                "truncate posting",
                "truncate message",
                "update outbox set event_type = 'REVERSAL'",
                "update outbox set delivered_at = now()",
                "delete from outbox",
                "truncate outbox"
            })
    void notEvenTheOwnerChangesABillOrItsEvent(String sql) {
        assertRefused(RESTRICTED, servers.user(), sql);
    }

    @Test
    void anEventIsNumberedOnceAndDeliveredOnce() throws SQLException {
        owner("insert into outbox (region, event_id, event_type, created_at) values ('141000', 'ONCE', 'X', now())");
        owner("update outbox set sequence = 900 where event_id = 'ONCE'");
        assertRefused(RESTRICTED, servers.user(), "update outbox set sequence = 901 where event_id = 'ONCE'");
        owner("update outbox set delivered_at = now() where event_id = 'ONCE'");
        assertRefused(RESTRICTED, servers.user(), "update outbox set delivered_at = null where event_id = 'ONCE'");
    }

    @Test
    void theReaderReadsWhatIsNotSecretAndChangesNothing() throws SQLException {
        List<String> tables = column("select relname from pg_class where relkind = 'r'"
                + " and relnamespace = 'public'::regnamespace order by 1");
        List<String> hidden = List.of("exchange_file", "exchange_file_chunk", "institution_key", "institution_signing");
        for (String table : tables) {
            if (hidden.contains(table)) {
                assertRefused(PERMISSION_DENIED, servers.readerRole(), "select * from " + table);
            } else {
                assertDoesNotThrow(() -> execute(servers.readerRole(), "select * from " + table + " limit 1"));
            }
            assertRefused(PERMISSION_DENIED, servers.readerRole(), "delete from " + table);
            assertRefused(PERMISSION_DENIED, servers.readerRole(), "truncate " + table);
        }
        assertEquals(
                List.of(),
                column("select c.relname from pg_class c where c.relkind = 'r'"
                        + " and c.relnamespace = 'public'::regnamespace and has_any_column_privilege('"
                        + servers.readerRole() + "', c.oid, 'INSERT, UPDATE')"));
        assertRefused(PERMISSION_DENIED, servers.readerRole(), "select nextval('epoch')");
    }

    /** Also: a role that is not there is granted nothing, and the migration goes through. */
    @Test
    void oneRoleForEverythingGoesOnWorking() throws SQLException {
        owner("create database single");
        String url = servers.postgresJdbcUrl().replaceFirst("/jishi$", "/single");
        Flyway.configure()
                .dataSource(url, servers.user(), servers.password())
                .placeholders(Map.of("gatewayRole", "nobody_of_this_name", "readerRole", servers.user()))
                .load()
                .migrate();
        try (Connection connection = connect(url, servers.gatewayRole());
                Statement statement = connection.createStatement()) {
            SQLException refused =
                    assertThrows(SQLException.class, () -> statement.executeQuery("select * from settlement"));
            assertEquals(PERMISSION_DENIED, refused.getSQLState());
        }
    }

    @Test
    void twoInstancesMayMigrateAtOnce() {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(CompletableFuture.runAsync(() -> DemoDatabase.migrate(servers)));
        }
        running.forEach(CompletableFuture::join);
    }
}
