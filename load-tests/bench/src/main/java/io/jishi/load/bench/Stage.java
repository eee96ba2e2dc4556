package io.jishi.load.bench;

import io.jishi.load.core.Settle1Rows;
import io.jishi.support.DemoDatabase;
import io.jishi.support.EmbeddedServers;
import io.jishi.support.GatewayProcess;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;

/** One PostgreSQL and one Redis with a database of its own for each contender, all copies of the same one. */
final class Stage implements AutoCloseable {

    private final EmbeddedServers servers;
    private final List<String> databases;
    private boolean redisRuns = true;

    private Stage(EmbeddedServers servers, List<String> databases) {
        this.servers = servers;
        this.databases = databases;
    }

    /** Starts both, loads the people and hospitals, and copies the database for these contenders. */
    static Stage prepare(Path folder, List<String> databases) throws IOException, SQLException, InterruptedException {
        Stage stage = new Stage(EmbeddedServers.start(), databases);
        DemoDatabase.migrate(stage.servers);
        try (Connection connection = stage.connect("jishi")) {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            Settle1Rows.load((into, rows, row) -> copy(postgres, into, rows, row));
            execute(connection, "vacuum analyze");
        }
        // the gateway stores its packages when it starts, and verification asks for them
        try (GatewayProcess gateway = GatewayProcess.launch(
                GatewayProcess.freePort(), stage.gateway("jishi"), folder.resolve("first-start.log"))) {
            gateway.awaitReady();
        }
        try (Connection connection = stage.connect("postgres")) {
            for (String database : databases) {
                execute(connection, "create database " + database + " template jishi");
            }
            execute(connection, "checkpoint");
        }
        return stage;
    }

    private static void copy(PGConnection postgres, String into, int rows, IntFunction<String> row) throws IOException {
        try {
            postgres.getCopyAPI().copyIn("copy " + into + " from stdin", new Rows(rows, row));
        } catch (SQLException refused) {
            throw new IOException("the rows of " + into + " were refused", refused);
        }
    }

    /** The text of rows, made while it is read. */
    private static final class Rows extends Reader {
        private final int count;
        private final IntFunction<String> row;
        private int next;
        private String text = "";
        private int at;

        Rows(int count, IntFunction<String> row) {
            this.count = count;
            this.row = row;
        }

        @Override
        public int read(char[] into, int offset, int length) {
            while (at == text.length()) {
                if (next == count) {
                    return -1;
                }
                text = row.apply(next++);
                at = 0;
            }
            int taken = Math.min(length, text.length() - at);
            text.getChars(at, at + taken, into, offset);
            at += taken;
            return taken;
        }

        @Override
        public void close() {}
    }

    /** What a gateway is told to use a database. */
    Map<String, String> gateway(String database) {
        Map<String, String> settings = new HashMap<>(DemoDatabase.configuration(servers));
        settings.replaceAll((key, value) -> value.replace("/jishi", "/" + database));
        return settings;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + servers.postgresPort() + "/" + database,
                servers.user(),
                servers.password());
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A number that a query gives. */
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A text that a query gives. */
    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Of which there is one for each contender that has rows. */
    List<String> databases() {
        return databases;
    }

    /** Writes everything out, so that nobody pays for what somebody else has left. */
    void settleDown() throws SQLException {
        try (Connection connection = connect("postgres")) {
            execute(connection, "checkpoint");
        }
    }

    EmbeddedServers servers() {
        return servers;
    }

    boolean redisRuns() {
        return redisRuns;
    }

    void stopRedis() {
        servers.stopRedis();
        redisRuns = false;
    }

    void startRedis() {
        servers.startRedis();
        redisRuns = true;
    }

    @Override
    public void close() {
        servers.close();
    }
}
