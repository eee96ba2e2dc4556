package io.jishi.verification.store;

import io.jishi.verification.CannotVerify;
import io.jishi.verification.Database;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * One read-only transaction over one snapshot. The first connection exports its snapshot and the others take it, so
 * that all see the database at one moment. Works on a hot standby: nothing is written, and no lock is taken but those
 * of reading.
 */
final class SnapshotConnection implements AutoCloseable {

    /** Signature and flags; the length of what else there is follows, and it. */
    private static final int HEADER = 15;

    /** A few hundred rows with their facts are some hundred kilobytes. */
    private static final int ROWS_AT_ONCE = 500;

    /** The work is long by nature, so what bounds the statements of a service is off; the names differ by release. */
    private static final String NO_TIMEOUTS = "select set_config(name, '0', false) from pg_settings where name in"
            + " ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')";

    /** The workers are what runs in parallel, and what compiling would save is less than it costs. */
    private static final List<String> SETTINGS = List.of(
            "set default_transaction_read_only = on",
            "set max_parallel_workers_per_gather = 0",
            "set jit = off",
            "set standard_conforming_strings = on",
            "set work_mem = '32MB'",
            "set timezone = 'UTC'");

    private final Connection connection;

    private SnapshotConnection(Connection connection) {
        this.connection = connection;
    }

    /** The first, with a snapshot of its own. */
    static SnapshotConnection lead(Database database) throws SQLException {
        return begin(database);
    }

    /** Another one, with the snapshot of the first. */
    static SnapshotConnection follow(Database database, String snapshot) throws SQLException {
        SnapshotConnection following = begin(database);
        try (Statement statement = following.connection.createStatement()) {
            statement.execute("set transaction snapshot '" + snapshot.replace("'", "''") + "'");
            return following;
        } catch (SQLException failed) {
            following.close();
            throw failed;
        }
    }

    private static SnapshotConnection begin(Database database) throws SQLException {
        Connection connection = connect(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute(NO_TIMEOUTS);
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new SnapshotConnection(connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Past the driver manager, which sees the driver or not depending on who loaded this class. */
    private static Connection connect(Database database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", "jishi verify");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("prepareThreshold", "-1"); // binary columns from the first row on
        Connection connection = new Driver().connect(database.url(), properties);
        if (connection == null) {
            throw new CannotVerify("the address is not one of PostgreSQL: it begins with jdbc:postgresql://");
        }
        return connection;
    }

    /** The name of this snapshot, for those who follow. */
    String export() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select pg_export_snapshot()")) {
            result.next();
            return result.getString(1);
        }
    }

    /** Takes one row at a time. */
    @FunctionalInterface
    interface RowReader {

        /** Reads the columns of the current row. */
        void read(ResultSet row) throws SQLException;
    }

    /** Reads every row of a query, some at a time however many they are. */
    void each(Query query, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            statement.setFetchSize(ROWS_AT_ONCE);
            int position = 1;
            for (Object parameter : query.parameters()) {
                if (parameter instanceof Object[] array) {
                    statement.setArray(position++, connection.createArrayOf("text", array));
                } else {
                    statement.setObject(position++, parameter);
                }
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    reader.read(result);
                }
            }
        }
    }

    /** Takes one row of a copy at a time. */
    @FunctionalInterface
    interface CopyReader {

        /** Reads the columns of the current row. */
        void read(CopyRow row);
    }

    /** Reads every row of a query as they come, for rows of many columns. */
    void copy(Query query, CopyReader reader) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query.asText() + ") to stdout (format binary)");
        try {
            CopyRow row = new CopyRow();
            boolean started = false;
            byte[] data = copy.readFromCopy();
            while (data != null) {
                ByteBuffer buffer = ByteBuffer.wrap(data);
                if (!started) {
                    started = true;
                    buffer.position(HEADER);
                    buffer.position(HEADER + Integer.BYTES + buffer.getInt());
                }
                // a row begins with the number of its columns; the end has none
                if (buffer.hasRemaining() && buffer.getShort() > 0) {
                    row.start(buffer);
                    reader.read(row);
                }
                data = copy.readFromCopy();
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Nothing was written; closing ends the transaction. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // the work is done or has failed already
        }
    }
}
