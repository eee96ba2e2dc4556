package io.jishi.verification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * Copies of one database on its server: a good one, and copies of that one to break. The user may do everything.
 */
final class DatabaseCopies {

    /** The relay numbers events in the order of their rows; the last ones it has yet to come to. */
    private static final List<String> NUMBERED = List.of(
            "update outbox set sequence = null, delivered_at = null",
            "update outbox o set sequence = n.place, delivered_at = case when n.place < 20 then now() end"
                    + " from (select s.region, s.settlement_id, row_number() over (partition by s.region"
                    + " order by s.settled_at, s.person_sequence) as place, count(*) over (partition by s.region)"
                    + " as count from settlement s) n where o.region = n.region and o.event_id = n.settlement_id"
                    + " and n.place < n.count - 3");

    /** What a verification reads; without the rest a copy is made in less time. */
    private static final List<String> VERIFIED = List.of(
            "policy_package",
            "person",
            "filing",
            "visit",
            "fee_line",
            "settlement",
            "filing_use",
            "posting",
            "accumulator",
            "accumulator_scope",
            "message",
            "outbox");

    private static final String DROP_CHECKS = "do $$ declare c record; begin for c in select conrelid::regclass as t,"
            + " conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace loop"
            + " execute format('alter table %s drop constraint %I', c.t, c.conname); end loop; end $$";

    private final String url;
    private final String database;
    private final String user;
    private final String password;
    private final String good;
    private final String loose;

    /**
     * Of a database.
     *
     * @param url for JDBC, ending with the name of the database
     */
    DatabaseCopies(String url, String user, String password) {
        this.url = url;
        this.database = url.substring(url.lastIndexOf('/') + 1);
        this.user = user;
        this.password = password;
        this.good = database + "_good";
        this.loose = database + "_loose";
    }

    /** The copy that is good; its constraints are those of production. */
    Database good() {
        return of(good);
    }

    private Database of(String name) {
        return new Database(url.substring(0, url.lastIndexOf('/') + 1) + name, user, password);
    }

    Connection connect(Database to) throws SQLException {
        return DriverManager.getConnection(to.url(), user, password);
    }

    /** Makes the good copy. */
    void makeGood() throws SQLException {
        server("drop database if exists " + good);
        server("create database " + good);
        Flyway.configure()
                .dataSource(good().url(), user, password)
                .placeholders(Map.of("gatewayRole", "nobody", "readerRole", "nobody"))
                .load()
                .migrate();
        try (Connection from = connect(of(database));
                Connection to = connect(good());
                Statement statement = to.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String table : VERIFIED) {
                copy(table, from, to);
            }
            for (String sql : NUMBERED) {
                statement.execute(sql);
            }
            statement.execute("analyze");
        }
        server("drop database if exists " + loose);
        server("create database " + loose + " template " + good);
        try (Connection connection = connect(of(loose));
                Statement statement = connection.createStatement()) {
            statement.execute(DROP_CHECKS);
        }
    }

    private static void copy(String table, Connection from, Connection to) throws SQLException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try {
            from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", rows);
            to.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin", new ByteArrayInputStream(rows.toByteArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What identifies the row that a mutation breaks. */
    String victim(Mutation mutation) throws SQLException {
        try (Connection connection = connect(good());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(mutation.victim())) {
            if (!result.next()) {
                throw new IllegalStateException("the good database has no row for: " + mutation.name());
            }
            return result.getString(1);
        }
    }

    /** A copy in which nothing keeps these statements from breaking what they like. */
    Database broken(List<String> statements) throws SQLException {
        Database copy = of(database + "_broken");
        dropBroken();
        server("create database " + database + "_broken template " + loose);
        try (Connection connection = connect(copy);
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                int changed = statement.executeUpdate(sql);
                if (changed == 0 && sql.matches("(?s)(insert|update|delete|with) .*")) {
                    throw new IllegalStateException("nothing is broken by: " + sql);
                }
            }
        }
        return copy;
    }

    void dropBroken() throws SQLException {
        server("drop database if exists " + database + "_broken with (force)");
    }

    void server(String sql) throws SQLException {
        try (Connection connection = connect(of(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
