package io.jishi.support;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The folder with the data and the log of one server, and its guard.
 *
 * <p>A JVM that is killed with signal 9 runs no shutdown hook, and its servers would stay for ever. So a small shell
 * stands by and reads from a pipe that only this JVM holds. However the JVM ends, the pipe closes; the shell then stops
 * the server and removes the folder. Signals that end a whole terminal session do not end the guard. The kernel's
 * parent death signal was not used: it fires when the starting thread ends, not the process, exists on Linux only, and
 * does not pass through runuser.
 *
 * <p>The guard finds the server in a file named after its process number, for servers start later than the guard and
 * can be restarted. A shell writes the file and then becomes the server, so there is no moment at which a server runs
 * and the guard cannot know it: the guard renames the folder before it looks, and a shell that comes too late can no
 * longer write and gives up. The file goes away with the server, lest its number be another's when the guard acts.
 */
final class ServerFolder implements AutoCloseable {
    private static final String GUARDED_PREFIX = "guarded-";

    /** Signals every server first and waits for them only then, since one may be the parent of another. */
    private static final String GUARD = """
            trap "" INT HUP TERM
            read -r line
            mv -- "$1" "$1.ended"
            for guarded in "$1.ended/$2"*; do
                read -r signal pid < "$guarded" || continue
                kill -"$signal" "$pid"
                kill -CONT "$pid"
                pids="$pids $pid"
            done
            count=0
            for pid in $pids; do
                while kill -0 "$pid" && [ "$count" -lt 100 ]; do
                    sleep 0.1
                    count=$((count + 1))
                done
                kill -KILL "$pid"
            done
            rm -rf -- "$1.ended" || { sleep 1; rm -rf -- "$1.ended"; }
            """;

    private static final String BECOME_GUARDED = "echo TERM $$ > \"$1$$\" || exit 1; shift; exec \"$@\"";

    private final Path path;

    /** Kept in a field: were it collected as garbage, its pipe would close and the guard would act. */
    private final Process guard;

    private ServerFolder(Path path, Process guard) {
        this.path = path;
        this.guard = guard;
    }

    static ServerFolder create(String prefix) {
        Path path = TemporaryFolder.create(prefix);
        try {
            Process guard = new ProcessBuilder(
                            List.of("/bin/sh", "-c", GUARD, "guard", path.toString(), GUARDED_PREFIX))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return new ServerFolder(path, guard);
        } catch (IOException noShell) {
            TemporaryFolder.delete(path);
            throw new ServersUnavailable(
                    "Cannot start /bin/sh, which watches over the servers; install a shell.", noShell);
        }
    }

    Path path() {
        return path;
    }

    /** The words that run a command under guard, in the same process as the words themselves. */
    List<String> guarded(List<String> command) {
        List<String> words = new ArrayList<>();
        words.addAll(List.of(
                "/bin/sh",
                "-c",
                BECOME_GUARDED,
                "sh",
                path.resolve(GUARDED_PREFIX).toString()));
        words.addAll(command);
        return words;
    }

    /** As long as this server lives, the guard will stop it with this signal. */
    void guard(ProcessHandle server, String signal) {
        Path guarded = path.resolve(GUARDED_PREFIX + server.pid());
        try {
            Files.writeString(guarded, signal + " " + server.pid() + "\n");
        } catch (IOException unwritable) {
            throw new ServersUnavailable(
                    "Cannot write " + guarded + "; the temporary directory is full or gone.", unwritable);
        }
        releaseAtEnd(server);
    }

    /** Tells the guard that a process has ended when it has. */
    void releaseAtEnd(ProcessHandle process) {
        CompletableFuture<Void> unused = process.onExit().thenRun(() -> release(process));
    }

    private void release(ProcessHandle process) {
        try {
            Files.deleteIfExists(path.resolve(GUARDED_PREFIX + process.pid()));
        } catch (IOException stays) {
            // The folder was removed with everything in it, or will be.
        }
    }

    /** Dismisses the guard and removes the folder. The server must have been stopped before. */
    @Override
    public void close() {
        guard.destroyForcibly();
        TemporaryFolder.delete(path);
    }
}
