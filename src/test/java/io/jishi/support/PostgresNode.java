package io.jishi.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL of a {@link PostgresPair}: a data directory on a port that stays the same, and a server that can be
 * stopped in every way there is, and started again on what it left behind.
 */
public final class PostgresNode {
    private static final String PRODUCT = "PostgreSQL";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 20;

    private final String name;
    private final ServerFolder folder;
    private final Path programs;
    private final UnprivilegedCommand command;
    private final Credentials credentials;
    private final List<String> settings;
    private Path data;
    private int port;
    private int starts;
    private @Nullable ServerProcess process;

    /** Who connects. */
    record Credentials(String user, String password) {}

    /** Where the server's programs are, how they are run, and with which settings. */
    record Installation(Path programs, UnprivilegedCommand command, List<String> settings) {}

    PostgresNode(String name, ServerFolder folder, Installation installation, Credentials credentials) {
        this.name = name;
        this.folder = folder;
        this.programs = installation.programs();
        this.command = installation.command();
        this.settings = List.copyOf(installation.settings());
        this.credentials = credentials;
        this.data = folder.path().resolve("data");
    }

    /** The folder with everything of this node; gone after the pair is closed. */
    public Path folder() {
        return folder.path();
    }

    /** The data directory. It belongs to the user that the server runs as. */
    public Path data() {
        return data;
    }

    /** Its name, which is also the one that it has as a standby. */
    public String name() {
        return name;
    }

    /** The port on 127.0.0.1. It stays the same when the server is stopped and started. */
    public int port() {
        return port;
    }

    /** The server's first process. */
    public ProcessHandle handle() {
        if (process == null) {
            throw new IllegalStateException(name + " is not running");
        }
        return process.server();
    }

    /** Whether its first process lives, be it halted or not. */
    public boolean isAlive() {
        return process != null && process.server().isAlive();
    }

    /** The log of the last start. */
    public Path log() {
        return folder.path().resolve(product() + ".log");
    }

    /** Halts every process of the server with SIGSTOP: it keeps its connections and answers nothing. */
    public void halt() {
        family().forEach(each -> ProcessSignal.send(each, "STOP"));
    }

    /** Lets a halted server go on. */
    public void resume() {
        family().forEach(each -> ProcessSignal.send(each, "CONT"));
    }

    /** Kills the first process with signal 9 and waits; its children notice and end by themselves. */
    public void kill() {
        List<ProcessHandle> family = family();
        ProcessSignal.send(handle(), "KILL");
        family.forEach(each -> ProcessSignal.send(each, "CONT"));
        awaitEnd();
    }

    /** Sessions are ended, transactions rolled back, then it stops in order. */
    public void stopFast() {
        ProcessSignal.send(handle(), "INT");
        awaitEnd();
    }

    /** It stops as in a crash and recovers at the next start. */
    public void stopImmediately() {
        ProcessSignal.send(handle(), "QUIT");
        awaitEnd();
    }

    /** The server's processes. */
    private List<ProcessHandle> family() {
        List<ProcessHandle> family = new ArrayList<>(List.of(handle()));
        family.addAll(handle().descendants().toList());
        return family;
    }

    private void awaitEnd() {
        Deadline deadline = Deadline.in(STOP_LIMIT);
        while (isAlive() && !deadline.passed()) {
            Deadline.pause();
        }
        if (process != null) {
            process.stop();
        }
    }

    /** Makes a new, empty cluster. */
    void initialise() {
        Path log = folder.path().resolve("initdb.log");
        Path passwordFile = folder.path().resolve("password");
        try {
            createDirectory(data);
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, credentials.password());
            command.give(passwordFile);
            List<String> words = folder.guarded(command.around(
                    programs.resolve("initdb").toString(),
                    "--pgdata=" + data,
                    "--username=" + credentials.user(),
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync"));
            if (!ShortCommand.succeeds(words, log, folder::releaseAtEnd)) {
                throw new ServersUnavailable("PostgreSQL could not make a new cluster." + System.lineSeparator()
                        + ShortCommand.lastLines(log));
            }
            Files.delete(passwordFile);
        } catch (IOException refused) {
            throw new ServersUnavailable("Cannot prepare the data directory " + data + " (" + refused + ").", refused);
        }
    }

    /** Makes a folder that belongs to the server. */
    void createDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        command.give(directory);
    }

    /** Gives a file or folder to the user that the server runs as. */
    public void give(Path file) throws IOException {
        command.give(file);
    }

    /** The next start is on another data directory. */
    void moveTo(Path directory) {
        data = directory;
    }

    /** Starts on what is in the data directory and returns when it takes connections. */
    public PostgresNode start() {
        start("PostgreSQL takes no connections");
        return this;
    }

    /** Starts and returns at once when it does not come up, as after a disk is full. */
    public boolean tryStart() {
        try {
            start();
            return true;
        } catch (ServersUnavailable refused) {
            return false;
        }
    }

    private void start(String unavailable) {
        Deadline deadline = Deadline.in(START_LIMIT);
        while (true) {
            try {
                port = ServerPorts.startOn(port, PRODUCT, this::launch);
                return;
            } catch (ServersUnavailable notYet) {
                // After a kill the children of the old server may still hold its memory or its port for a moment.
                if (deadline.passed() || !afterKill(notYet)) {
                    throw new ServersUnavailable(unavailable + " (" + name + "): " + notYet.getMessage(), notYet);
                }
                Deadline.pause();
            }
        }
    }

    private static boolean afterKill(ServersUnavailable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("shared memory") || message.contains("cannot be used") || message.contains("lock file");
    }

    private int launch(int chosenPort) {
        starts++;
        List<String> words =
                new ArrayList<>(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
        words.addAll(List.of("-p", Integer.toString(chosenPort)));
        settings.forEach(setting -> words.addAll(List.of("-c", setting)));
        ServerProcess started =
                ServerProcess.start(new ServerProcess.Program(product(), command.around(words), "INT"), folder);
        process = started;
        try {
            awaitStart(started, chosenPort);
        } catch (RuntimeException | Error failure) {
            started.stop();
            throw failure;
        }
        return chosenPort;
    }

    private String product() {
        return PRODUCT + "-" + name + "-" + starts;
    }

    private void awaitStart(ServerProcess started, int chosenPort) {
        Deadline deadline = Deadline.in(START_LIMIT);
        boolean known = false;
        while (true) {
            Optional<ProcessHandle> server = known ? Optional.empty() : server();
            if (server.isPresent()) {
                started.serverIs(server.get());
                known = true;
            }
            try (Connection connection = connectTo(chosenPort)) {
                if (known) {
                    return;
                }
            } catch (SQLException notYet) {
                started.requireRunning(chosenPort);
                if (deadline.passed()) {
                    throw started.failure("did not accept a connection in time (" + notYet.getMessage() + ")", port);
                }
            }
            Deadline.pause();
        }
    }

    /** The number in the server's own file, if it is that of a process that our child is or has started. */
    private Optional<ProcessHandle> server() {
        try {
            String text = new String(Files.readAllBytes(data.resolve("postmaster.pid")), StandardCharsets.US_ASCII);
            int end = text.indexOf('\n');
            return end < 1
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(text.substring(0, end).strip()))
                            .filter(this::isOurs);
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    /** The file may still be that of a server that was killed. */
    private boolean isOurs(ProcessHandle found) {
        return process != null && process.isChildOrDescendant(found);
    }

    /** A connection of the superuser to the database of the gateway, past every proxy. */
    public Connection connect() throws SQLException {
        return connect(PostgresServer.DATABASE);
    }

    Connection connect(String database) throws SQLException {
        return connect(port, database);
    }

    private Connection connectTo(int chosenPort) throws SQLException {
        return connect(chosenPort, "postgres");
    }

    private Connection connect(int chosenPort, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", credentials.user());
        properties.setProperty("password", credentials.password());
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
        String url = "jdbc:postgresql://127.0.0.1:" + chosenPort + "/" + database;
        Connection connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the PostgreSQL driver does not know " + url);
        }
        return connection;
    }

    /** Runs one statement as superuser. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row as text; empty for no row or null. */
    public String value(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        }
    }

    void close() {
        if (process != null) {
            process.stop();
        }
        folder.close();
    }
}
