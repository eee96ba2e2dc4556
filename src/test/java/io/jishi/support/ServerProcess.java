package io.jishi.support;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running server: a direct child of this JVM, so that its process number is known and every signal reaches it.
 *
 * <p>The child and the server may differ: runuser stays as a parent of the program it runs. The child is what we wait
 * for, the server is what we signal.
 */
final class ServerProcess {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** The words of the C library; both servers quote them. */
    private static final String PORT_TAKEN = "Address already in use";

    private final String product;
    private final String stopSignal;
    private final ServerFolder folder;
    private final Path log;
    private final Process child;
    private volatile ProcessHandle server;

    private ServerProcess(Program program, ServerFolder folder) throws IOException {
        this.product = program.product();
        this.stopSignal = program.stopSignal();
        this.folder = folder;
        this.log = folder.path().resolve(product + ".log");
        this.child =
                ShortCommand.prepare(folder.guarded(program.command()), log).start();
        this.server = child.toHandle();
        folder.releaseAtEnd(server);
    }

    /** What to run and with which signal it stops at once but in order. */
    record Program(String product, List<String> command, String stopSignal) {
        Program {
            command = List.copyOf(command);
        }
    }

    static ServerProcess start(Program program, ServerFolder folder) {
        try {
            return new ServerProcess(program, folder);
        } catch (IOException refused) {
            throw new ServersUnavailable(
                    "Cannot start /bin/sh, which runs " + program.product() + "; install a shell.", refused);
        }
    }

    /** Tells which process is the server, so that it gets the right signal, also from the guard. */
    void serverIs(ProcessHandle found) {
        server = found;
        folder.guard(found, stopSignal);
    }

    ProcessHandle server() {
        return server;
    }

    /** Whether a process is the child, or was started by it. */
    boolean isChildOrDescendant(ProcessHandle found) {
        return child.isAlive()
                && Stream.concat(Stream.of(child.toHandle()), child.descendants())
                        .anyMatch(found::equals);
    }

    void requireRunning(int port) {
        if (!child.isAlive()) {
            throw failure("ended while it was starting", port);
        }
    }

    /** The failure of a start, with the reason the server gave in its log. */
    ServersUnavailable failure(String whatHappened, int port) {
        String lines = ShortCommand.lastLines(log);
        if (!child.isAlive() && lines.contains(PORT_TAKEN)) {
            return new PortTaken(ServerPorts.unusableSentence(port, product, PORT_TAKEN));
        }
        return new ServersUnavailable(
                product + " " + whatHappened + "; the last lines of its log say why." + System.lineSeparator() + lines);
    }

    /** Stops the server in order, or by force when that takes too long. An interrupt is kept for later. */
    void stop() {
        boolean interrupted = Thread.interrupted();
        // Taken before the signal, because orphans could no longer be found by their parent.
        List<ProcessHandle> family =
                Stream.concat(child.descendants(), Stream.of(child.toHandle())).toList();
        if (child.isAlive()) {
            ProcessSignal.send(server, stopSignal);
            // A test may have halted it, and a halted process takes note of nothing else.
            ProcessSignal.send(server, "CONT");
        }
        if (!endsInTime(child)) {
            family.forEach(ProcessHandle::destroyForcibly);
            interrupted |= Thread.interrupted();
            child.onExit()
                    .completeOnTimeout(child, STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean endsInTime(Process process) {
        try {
            return process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
