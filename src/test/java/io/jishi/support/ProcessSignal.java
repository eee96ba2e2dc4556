package io.jishi.support;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends signals to processes that we started. Java itself can only send TERM and KILL. */
public final class ProcessSignal {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private ProcessSignal() {}

    /**
     * Sends a signal and returns when it is sent; a process that has ended is left alone.
     *
     * @param signal its name without SIG, such as STOP, CONT, INT or KILL
     */
    public static void send(ProcessHandle process, String signal) {
        try {
            Process kill = new ProcessBuilder(
                            "/bin/sh", "-c", "kill -\"$1\" \"$2\"", "sh", signal, Long.toString(process.pid()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException noShell) {
            process.destroy();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
