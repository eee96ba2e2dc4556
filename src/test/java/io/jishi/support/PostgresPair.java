package io.jishi.support;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL and its synchronous standby on loopback, with a {@link FaultProxy} between them: what a commit waits for
 * and what a failover loses can be tried out with them.
 *
 * <p>Both write as production does. The programs are the embedded ones, or those of the folder that the system property
 * {@code jishi.postgres.programs} names. The standby is a copy that is made while the primary runs, so that no program
 * beside the server is needed.
 */
public final class PostgresPair implements AutoCloseable {
    private static final int PASSWORD_BYTES = 16;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "full_page_writes=on",
            "max_connections=150",
            "max_wal_senders=5",
            "wal_level=replica",
            "wal_keep_size=256MB",
            "hot_standby=on",
            "wal_receiver_status_interval=1s",
            "wal_retrieve_retry_interval=500ms",
            "shared_buffers=128MB",
            "log_line_prefix=%m [%p] %q%a ",
            "timezone=UTC",
            "log_timezone=UTC");

    private final PostgresNode.Credentials credentials;
    private final Path programs;
    private final FaultProxy replication;
    private PostgresNode primary;
    private PostgresNode standby;
    private int copies;

    private PostgresPair(
            PostgresNode primary, PostgresNode standby, PostgresNode.Credentials credentials, Path programs) {
        this.primary = primary;
        this.standby = standby;
        this.credentials = credentials;
        this.programs = programs;
        this.replication = FaultProxy.to(primary.port());
    }

    /** Makes and starts both, and returns when the standby is in step; throws {@link ServersUnavailable}. */
    public static PostgresPair start() {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        PostgresNode.Credentials credentials =
                new PostgresNode.Credentials(PostgresServer.USER, HexFormat.of().formatHex(secret));
        ServerFolder one = ServerFolder.create("jishi-postgres-one-");
        ServerFolder two = ServerFolder.create("jishi-postgres-two-");
        try {
            Path programs = PostgresServer.programs(one.path());
            PostgresNode.Installation installation =
                    new PostgresNode.Installation(programs, UnprivilegedCommand.find(one.path()), SETTINGS);
            PostgresNode primary = new PostgresNode("one", one, installation, credentials);
            PostgresNode standby = new PostgresNode("two", two, installation, credentials);
            primary.initialise();
            primary.start();
            try (Connection connection = primary.connect("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + PostgresServer.DATABASE);
            }
            PostgresPair pair = new PostgresPair(primary, standby, credentials, programs);
            pair.rejoin();
            return pair;
        } catch (RuntimeException | Error | SQLException failure) {
            one.close();
            two.close();
            throw failure instanceof RuntimeException unchecked
                    ? unchecked
                    : new ServersUnavailable("The pair of PostgreSQL servers cannot be made: " + failure, failure);
        }
    }

    /** Who takes writes. */
    public PostgresNode primary() {
        return primary;
    }

    /** Who follows, or was left behind. */
    public PostgresNode standby() {
        return standby;
    }

    /** The line from the standby to the primary. */
    public FaultProxy replication() {
        return replication;
    }

    /** The user of every connection. It may do everything. */
    public String user() {
        return credentials.user();
    }

    /** Its password, another one in each run. */
    public String password() {
        return credentials.password();
    }

    /** What a gateway must be told to use PostgreSQL at this port of 127.0.0.1: that of a node, or of a proxy. */
    public Map<String, String> configuration(int port) {
        String url = "postgresql://127.0.0.1:" + port + "/" + PostgresServer.DATABASE;
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("quarkus.datasource.username", user());
        configuration.put("quarkus.datasource.password", password());
        configuration.put("quarkus.datasource.jdbc.url", "jdbc:" + url);
        configuration.put("quarkus.datasource.reactive.url", url);
        return configuration;
    }

    /**
     * Makes the standby the primary, whatever has become of the old one, and returns when it takes writes. It commits
     * alone until {@link #rejoin}. The roles of this object change places.
     */
    public void promote() throws SQLException {
        PostgresNode promoted = standby;
        try (Connection connection = promoted.connect();
                Statement statement = connection.createStatement()) {
            // Before the promotion, lest a session commits and waits for a standby that is not there: a file, not WAL.
            statement.execute("alter system reset synchronous_standby_names");
            statement.execute("select pg_reload_conf()");
            try (ResultSet rows = statement.executeQuery("select pg_promote(true, 30)")) {
                if (!rows.next() || !rows.getBoolean(1)) {
                    throw new ServersUnavailable("The standby could not be promoted.");
                }
            }
        }
        standby = primary;
        primary = promoted;
        replication.target(primary.port());
    }

    /** Makes the node beside the primary anew as its synchronous standby, and returns when it is in step. */
    public void rejoin() {
        try {
            if (standby.isAlive()) {
                standby.resume();
                standby.kill();
            }
            TemporaryFolder.delete(standby.data());
            replication.heal();
            Path directory = backUp();
            write(directory.resolve("standby.signal"), "");
            configure(
                    directory,
                    "primary_conninfo = 'host=127.0.0.1 port=" + replication.port() + " user=" + user() + " password="
                            + password() + " application_name=" + standby.name() + "'");
            standby.moveTo(directory);
            standby.start();
            primary.execute("alter system set synchronous_standby_names = '" + standby.name() + "'");
            primary.execute("select pg_reload_conf()");
            awaitInStep();
        } catch (IOException | SQLException failed) {
            throw new ServersUnavailable("The standby cannot be made: " + failed, failed);
        }
    }

    /** Waits until commits are confirmed by the standby. */
    public void awaitInStep() {
        Deadline deadline = Deadline.in(LIMIT);
        while (!isInStep()) {
            if (deadline.passed()) {
                throw new ServersUnavailable("The standby does not follow; its log is " + standby.log() + ".");
            }
            Deadline.pause();
        }
    }

    /** Whether the primary has a standby that it waits for and that follows. */
    public boolean isInStep() {
        try {
            return primary.value("select count(*) from pg_stat_replication"
                            + " where sync_state = 'sync' and state = 'streaming'"
                            + " and current_setting('synchronous_standby_names') <> ''")
                    .equals("1");
        } catch (SQLException notNow) {
            return false;
        }
    }

    /**
     * Keeps every segment of the primary's log in a folder from now on, for which the primary is started anew. It also
     * keeps the time of each commit.
     *
     * @return the folder
     */
    public Path archive() throws IOException, SQLException {
        Path archive = primary.folder().resolve("archive");
        primary.createDirectory(archive);
        primary.execute("alter system set archive_mode = on");
        primary.execute("alter system set archive_command = 'cp %p " + archive + "/%f'");
        primary.execute("alter system set track_commit_timestamp = on");
        primary.stopFast();
        primary.start();
        awaitInStep();
        return archive;
    }

    /**
     * Copies the primary while it runs. One connection begins and ends the backup: the server forgets a backup whose
     * session has ended.
     *
     * @return the copy, which the standby can be started on
     */
    public Path backUp() throws IOException, SQLException {
        Path directory = standby.folder().resolve("data-" + ++copies);
        try (Connection connection = primary.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('copy', true)");
            copy(primary.data(), directory, List.of("postmaster.pid", "postmaster.opts", "pg_wal"));
            String label;
            try (ResultSet rows = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                rows.next();
                label = rows.getString(1);
            }
            // afterwards, so that it reaches to the end of the backup
            copy(primary.data().resolve("pg_wal"), directory.resolve("pg_wal"), List.of());
            write(directory.resolve("backup_label"), label);
        }
        return directory;
    }

    /**
     * Restores a backup with what is in the archive up to a moment, and starts it in the place of the standby, which
     * follows nobody any more.
     *
     * @param moment as PostgreSQL writes it; something must have been committed after it
     * @return a server that takes writes
     */
    public PostgresNode restore(Path backup, Path archive, String moment) throws IOException, SQLException {
        standby.kill();
        write(backup.resolve("recovery.signal"), "");
        configure(
                backup,
                "archive_mode = off",
                "restore_command = 'cp " + archive + "/%f %p'",
                "recovery_target_time = '" + moment + "'",
                "recovery_target_action = promote");
        standby.moveTo(backup);
        standby.start();
        Deadline deadline = Deadline.in(LIMIT);
        while (!standby.value("select pg_is_in_recovery()").equals("f")) {
            if (deadline.passed()) {
                throw new ServersUnavailable("The backup is not restored; its log is " + standby.log() + ".");
            }
            Deadline.pause();
        }
        return standby;
    }

    /** Adds settings to a copy, which must not take the standby of the original for its own. */
    private void configure(Path directory, String... settings) throws IOException {
        Path automatic = directory.resolve("postgresql.auto.conf");
        List<String> lines = new ArrayList<>(Files.readAllLines(automatic));
        lines.removeIf(line -> line.startsWith("primary_conninfo") || line.startsWith("synchronous_standby_names"));
        lines.addAll(List.of(settings));
        write(automatic, String.join("\n", lines) + "\n");
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        standby.give(file);
    }

    /** Copies a tree; what vanishes meanwhile is not needed, as the documentation of the server says. */
    private void copy(Path from, Path to, List<String> without) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (without.contains(from.relativize(folder).toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                standby.createDirectory(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                if (!without.contains(from.relativize(file).toString())) {
                    try {
                        Files.copy(file, copy);
                        standby.give(copy);
                    } catch (NoSuchFileException vanished) {
                        Files.deleteIfExists(copy);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The folder of the server's programs. */
    public Path programs() {
        return programs;
    }

    @Override
    public void close() {
        replication.close();
        try {
            standby.close();
        } finally {
            primary.close();
        }
    }
}
