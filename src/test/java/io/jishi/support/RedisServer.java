package io.jishi.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Redis of its own for one run. It keeps nothing on disk: after a restart it is empty, as a cache may be.
 *
 * <p>It can be stopped and started again on the same port, for tests of what happens without it.
 */
public final class RedisServer implements AutoCloseable {
    private static final String PRODUCT = "Redis";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration REPLY_LIMIT = Duration.ofSeconds(2);
    private static final int REPLY_BYTES = 8_192;

    private final ServerFolder folder;
    private final Path program;
    private int port;
    private @Nullable ServerProcess process;

    private RedisServer(ServerFolder folder, Path program) {
        this.folder = folder;
        this.program = program;
    }

    /** Starts on the port, or on any free one for 0, and returns when it answers. */
    public static RedisServer start(int requestedPort) {
        ServerFolder folder = ServerFolder.create("jishi-redis-");
        try {
            RedisServer server = new RedisServer(folder, findProgram(folder.path()));
            server.port = ServerPorts.startOn(requestedPort, PRODUCT, server::launch);
            return server;
        } catch (RuntimeException | Error failure) {
            folder.close();
            throw failure;
        }
    }

    private static Path findProgram(Path workplace) {
        BinaryArchive archive = Platform.current().redis();
        Path program = archive.unpack(workplace).resolve(archive.fileName());
        if (!Files.isExecutable(program)) {
            throw new ServersUnavailable("The temporary directory " + TemporaryFolder.base()
                    + " does not allow programs to run; choose another with -Djava.io.tmpdir.");
        }
        return program;
    }

    Path folder() {
        return folder.path();
    }

    /** The port on 127.0.0.1; it stays the same. */
    public int port() {
        return port;
    }

    /** The server, another process after each start. */
    public ProcessHandle handle() {
        if (process == null) {
            throw new IllegalStateException("Redis is stopped");
        }
        return process.server();
    }

    /** Whether it runs, be it halted or not. */
    public boolean isRunning() {
        return process != null && process.server().isAlive();
    }

    /** Stops it until {@link #startAgain}. */
    public void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    /** Kills it with signal 9. */
    public void kill() {
        ProcessSignal.send(handle(), "KILL");
        stop();
    }

    /** Starts again on the same port; does nothing while it runs. */
    public void startAgain() {
        if (process == null || !process.server().isAlive()) {
            stop();
            port = ServerPorts.startOn(port, PRODUCT, this::launch);
        }
    }

    @Override
    public void close() {
        stop();
        folder.close();
    }

    private int launch(int chosenPort) {
        ServerProcess started =
                ServerProcess.start(new ServerProcess.Program(PRODUCT, words(chosenPort), "TERM"), folder);
        try {
            started.serverIs(started.server());
            awaitAnswer(started, chosenPort);
            process = started;
            return chosenPort;
        } catch (RuntimeException | Error failure) {
            started.stop();
            throw failure;
        }
    }

    private static void awaitAnswer(ServerProcess started, int chosenPort) {
        Deadline deadline = Deadline.in(START_LIMIT);
        while (!answers(chosenPort, started.server().pid())) {
            started.requireRunning(chosenPort);
            if (deadline.passed()) {
                throw started.failure("did not answer within " + START_LIMIT.toSeconds() + " s", chosenPort);
            }
            Deadline.pause();
        }
    }

    private List<String> words(int chosenPort) {
        return List.of(
                program.toString(),
                "--port",
                Integer.toString(chosenPort),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                folder.path().toString());
    }

    /** Whether this very process answers: another Redis may have taken the port before ours failed to. */
    private static boolean answers(int port, long pid) {
        try (Socket socket = new Socket()) {
            int limit = (int) REPLY_LIMIT.toMillis();
            socket.setSoTimeout(limit);
            socket.connect(new InetSocketAddress(ServerPorts.host(), port), limit);
            socket.getOutputStream().write("PING\r\nINFO server\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream input = socket.getInputStream();
            String reply = new String(input.readNBytes(REPLY_BYTES), StandardCharsets.US_ASCII);
            return reply.startsWith("+PONG") && reply.contains("process_id:" + pid + "\r\n");
        } catch (IOException notYet) {
            return false;
        }
    }
}
