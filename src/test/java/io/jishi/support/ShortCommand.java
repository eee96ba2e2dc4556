package io.jishi.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A program that runs and ends, with everything it prints in a log file.
 *
 * <p>A file and not a pipe: a pipe that nobody reads can block the program, and a reader can block us beyond the limit.
 */
final class ShortCommand {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LOG_LINES = 20;

    private ShortCommand() {}

    /** Whether the program could be started and ended with 0 in time; the log says why not. */
    static boolean succeeds(List<String> command, Path log) {
        return succeeds(command, log, process -> {});
    }

    /** The same, for a caller who has to know the process while it runs. */
    static boolean succeeds(List<String> command, Path log, Consumer<ProcessHandle> started) {
        try {
            Process process = prepare(command, log).start();
            started.accept(process.toHandle());
            if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return false;
        } catch (IOException cannotStart) {
            writeReason(cannotStart, log);
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new ServersUnavailable("The start of the servers was interrupted.", interruption);
        }
    }

    /** A builder whose program runs beside its log, knows nothing of the caller's PostgreSQL, and speaks English. */
    static ProcessBuilder prepare(List<String> command, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(log.toFile().getParentFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** The end of a log, for the message of a failure. */
    static String lastLines(Path log) {
        try {
            // Not readString: a log may hold bytes that are not UTF-8, and this must not be a second failure.
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - LOG_LINES))
                    .collect(Collectors.joining(System.lineSeparator()));
        } catch (IOException unreadable) {
            return "(no log: " + unreadable + ")";
        }
    }

    private static void writeReason(IOException reason, Path log) {
        try {
            Files.writeString(log, String.valueOf(reason.getMessage()));
        } catch (IOException unwritable) {
            throw new ServersUnavailable(
                    "Cannot write " + log + "; the temporary directory is full or gone.", unwritable);
        }
    }
}
