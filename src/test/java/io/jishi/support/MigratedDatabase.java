package io.jishi.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * A new database with the tables of the foundation migration and no rows, dropped again on closing. The migration is
 * one script without anything of Flyway's own, so one statement runs it as it is.
 */
final class MigratedDatabase implements AutoCloseable {
    private static final String MIGRATION = "db/migration/V1__foundation.sql";

    private final Connection server;
    private final Connection connection;
    private final String name;

    /**
     * Creates the database.
     *
     * @param serverUrl JDBC URL of any database of a PostgreSQL server, with a user who may create more
     */
    MigratedDatabase(String serverUrl) throws SQLException, IOException {
        name = "demo_data_" + ProcessHandle.current().pid();
        server = DriverManager.getConnection(serverUrl);
        execute(server, "create database " + name);
        connection = DriverManager.getConnection(serverUrl.replaceFirst("/[^/?]*(?=\\?|$)", "/" + name));
        execute(connection, migration());
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        execute(server, "drop database " + name);
        server.close();
    }

    private static void execute(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String migration() throws IOException {
        try (InputStream script = MigratedDatabase.class.getClassLoader().getResourceAsStream(MIGRATION)) {
            byte[] bytes = Objects.requireNonNull(script, MIGRATION).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
