package io.jishi.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers seen from outside, in a JVM of their own: what people read, and what is left when it is killed. */
class ServersMainTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private @Nullable Process java;

    @AfterEach
    void endTheOtherJvm() {
        if (java != null) {
            java.destroy();
        }
    }

    @Test
    void serversEndWhenTheirJvmIsKilled() throws IOException {
        Process running = run(List.of());
        Deadline start = Deadline.in(LIMIT);
        while (!output().contains("Ctrl-C")) {
            assertTrue(running.isAlive() && !start.passed(), output());
            Deadline.pause();
        }
        int postgres = portOf("-Dquarkus.datasource.reactive.url=");
        int redis = portOf("-Dquarkus.redis.hosts=");
        assertTrue(accepts(postgres) && accepts(redis));
        running.destroyForcibly();
        Deadline end = Deadline.in(LIMIT);
        while (accepts(postgres) || accepts(redis)) {
            assertFalse(end.passed(), "the servers outlive their JVM");
            Deadline.pause();
        }
    }

    @Test
    void anUnusableTemporaryDirectoryIsOneSentence() throws Exception {
        Path absent = folder.resolve("absent");
        assertFails(
                List.of("-Djava.io.tmpdir=" + absent),
                "Cannot write to the temporary directory " + absent
                        + "; make it writable or choose another with -Djava.io.tmpdir.");
    }

    @Test
    void anUnknownProcessorIsOneSentence() throws Exception {
        assertFails(
                List.of("-Dos.name=Linux", "-Dos.arch=riscv64"),
                "PostgreSQL and Redis binaries exist for Linux and macOS on x86-64 or ARM64, "
                        + "but this machine is Linux on riscv64; use one of those.");
    }

    private void assertFails(List<String> options, String sentence) throws Exception {
        Process failing = run(options);
        assertTrue(failing.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
        assertEquals(1, failing.exitValue());
        assertEquals(sentence, output().strip());
    }

    private Process run(List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServersMain.class.getName()));
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log().toFile()))
                .start();
        java = started;
        return started;
    }

    private Path log() {
        return folder.resolve("output.log");
    }

    private String output() throws IOException {
        return new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
    }

    private int portOf(String option) throws IOException {
        String line = output().lines()
                .filter(text -> text.startsWith(option))
                .findFirst()
                .orElseThrow();
        return URI.create(line.substring(option.length())).getPort();
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(ServerPorts.host(), port), (int) LIMIT.toMillis());
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
