package io.jishi.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of its own for one run: a new cluster, one database, and an owner, a role for gateways and one for
 * readers, all with the same random password.
 *
 * <p>The server is run in the foreground and not through pg_ctl, so that it is our child. It writes as a production
 * server does (fsync and the like are on): tests about crashes and measurements of speed are worth nothing otherwise.
 * It listens on 127.0.0.1 only; the password keeps other users of the machine out.
 */
final class PostgresServer implements AutoCloseable {
    /** Owns the tables. */
    static final String USER = "jishi";

    /** What gateways run as; has the rights that the migrations give it. */
    static final String GATEWAY_ROLE = "jishi_gateway";

    /** May look at rows and change none. */
    static final String READER_ROLE = "jishi_reader";

    static final String DATABASE = "jishi";

    private static final String PRODUCT = "PostgreSQL";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int CONNECT_LIMIT_SECONDS = 5;
    private static final int PASSWORD_BYTES = 16;

    /** Ends sessions and stops; TERM would wait until the last client leaves. */
    private static final String FAST_SHUTDOWN = "INT";

    /** Synchronous commit is on by default; said here, nothing could change it while the server runs. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "full_page_writes=on",
            "max_connections=100",
            "shared_buffers=256MB",
            "log_timezone=UTC");

    /** The zone of the server, which nothing may depend on; another one by system property. */
    private static final String ZONE = "timezone=" + System.getProperty("jishi.postgres.zone", "UTC");

    /** More settings with commas between them, which take the place of those above; by system property. */
    private static final List<String> MORE = Stream.of(
                    System.getProperty("jishi.postgres.settings", "").split(","))
            .filter(setting -> !setting.isBlank())
            .toList();

    private final ServerFolder folder;
    private final Path data;
    private final String password;
    private int port;
    private @Nullable ServerProcess process;

    private PostgresServer(ServerFolder folder) {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        this.folder = folder;
        this.data = folder.path().resolve("data");
        this.password = HexFormat.of().formatHex(secret);
    }

    /** Starts on the port, or on any free one for 0, and returns when the database can be used. */
    static PostgresServer start(int requestedPort) {
        PostgresServer server = new PostgresServer(ServerFolder.create("jishi-postgres-"));
        try {
            Path programs = programs(server.folder.path());
            UnprivilegedCommand command = UnprivilegedCommand.find(server.folder.path());
            server.requireRunnable(command, programs.resolve("postgres"));
            server.initialise(command, programs.resolve("initdb"));
            server.port = ServerPorts.startOn(
                    requestedPort,
                    PRODUCT,
                    port -> server.launch(
                            command.around(server.serverWords(programs.resolve("postgres"), port)), port));
            return server;
        } catch (RuntimeException | Error failure) {
            server.close();
            throw failure;
        }
    }

    /** The shipped programs, or those of an installed server in the folder that the system property names. */
    static Path programs(Path workplace) {
        String installed = System.getProperty("jishi.postgres.programs", "");
        return installed.isBlank()
                ? Platform.current().postgres().unpack(workplace).resolve("bin")
                : Path.of(installed);
    }

    Path folder() {
        return folder.path();
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    /** The server, also when something stands between it and us. */
    ProcessHandle handle() {
        if (process == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        return process.server();
    }

    @Override
    public void close() {
        if (process != null) {
            process.stop();
        }
        folder.close();
    }

    /** Asks for the version first: this tells an unreadable or unsuitable binary from a failure of the cluster. */
    private void requireRunnable(UnprivilegedCommand command, Path program) {
        Path log = folder.path().resolve("version.log");
        if (!ShortCommand.succeeds(command.around(program.toString(), "--version"), log)) {
            throw new ServersUnavailable("PostgreSQL cannot be run from " + program + " (" + ShortCommand.lastLines(log)
                    + "); it needs glibc and a temporary directory that every user may enter and run programs in, "
                    + "set with -Djava.io.tmpdir.");
        }
    }

    private void initialise(UnprivilegedCommand command, Path program) {
        Path log = folder.path().resolve("initdb.log");
        Path passwordFile = folder.path().resolve("password");
        try {
            Files.createDirectory(data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            command.give(data);
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, password);
            command.give(passwordFile);
            List<String> words = folder.guarded(command.around(initWords(program, passwordFile)));
            if (!ShortCommand.succeeds(words, log, folder::releaseAtEnd)) {
                throw new ServersUnavailable(
                        "PostgreSQL could not make a new cluster; the last lines of its log say why."
                                + System.lineSeparator() + ShortCommand.lastLines(log));
            }
            Files.delete(passwordFile);
        } catch (IOException refused) {
            throw new ServersUnavailable(
                    "Cannot prepare the PostgreSQL data directory " + data + " (" + refused
                            + "); choose another temporary directory with -Djava.io.tmpdir.",
                    refused);
        }
    }

    /** The new cluster is not forced to disk: it is thrown away when it is not complete. */
    private List<String> initWords(Path program, Path passwordFile) {
        return List.of(
                program.toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
    }

    private List<String> serverWords(Path program, int chosenPort) {
        List<String> words = new ArrayList<>(List.of(program.toString(), "-D", data.toString()));
        words.addAll(List.of("-p", Integer.toString(chosenPort)));
        for (String setting : SETTINGS) {
            words.addAll(List.of("-c", setting));
        }
        words.addAll(List.of("-c", ZONE));
        for (String setting : MORE) {
            words.addAll(List.of("-c", setting));
        }
        return words;
    }

    private int launch(List<String> words, int chosenPort) {
        ServerProcess started = ServerProcess.start(new ServerProcess.Program(PRODUCT, words, FAST_SHUTDOWN), folder);
        process = started;
        Deadline deadline = Deadline.in(START_LIMIT);
        started.serverIs(awaitServer(started, chosenPort, deadline));
        try (Connection connection = awaitConnection(started, chosenPort, deadline);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
            statement.execute("create role " + GATEWAY_ROLE + " login password '" + password + "'");
            statement.execute("create role " + READER_ROLE + " login password '" + password + "'");
        } catch (SQLException refused) {
            throw new ServersUnavailable(
                    "PostgreSQL did not create the database " + DATABASE + " and its roles (" + refused.getMessage()
                            + ").",
                    refused);
        }
        return chosenPort;
    }

    /** The server writes its number into the first line of this file before it listens. */
    private ProcessHandle awaitServer(ServerProcess started, int chosenPort, Deadline deadline) {
        while (true) {
            Optional<ProcessHandle> found = readServer(data.resolve("postmaster.pid"));
            if (found.isPresent()) {
                return found.get();
            }
            started.requireRunning(chosenPort);
            if (deadline.passed()) {
                throw started.failure(
                        "did not write its process number within " + START_LIMIT.toSeconds() + " s", chosenPort);
            }
            Deadline.pause();
        }
    }

    private static Optional<ProcessHandle> readServer(Path file) {
        try {
            String text = Files.readString(file);
            int end = text.indexOf('\n');
            return end < 1
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(text.substring(0, end).strip()));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    private Connection awaitConnection(ServerProcess started, int chosenPort, Deadline deadline) {
        while (true) {
            try {
                return connect(chosenPort);
            } catch (SQLException notYet) {
                started.requireRunning(chosenPort);
                if (deadline.passed()) {
                    throw started.failure(
                            "did not accept a connection within " + START_LIMIT.toSeconds() + " s ("
                                    + notYet.getMessage() + ")",
                            chosenPort);
                }
                Deadline.pause();
            }
        }
    }

    /** Through the driver itself: DriverManager hides drivers that another class loader has loaded. */
    private Connection connect(int chosenPort) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_LIMIT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString((int) START_LIMIT.toSeconds()));
        String url = "jdbc:postgresql://127.0.0.1:" + chosenPort + "/postgres";
        Connection connection = new org.postgresql.Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the PostgreSQL driver does not know " + url);
        }
        return connection;
    }
}
