package io.jishi.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application as a command: it has the driver and its own classes at hand, and needs no setting. */
class VerifyIT {

    @TempDir
    Path folder;

    private String output = "";

    private int run(String... arguments) throws Exception {
        Path said = folder.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/quarkus-app/quarkus-run.jar",
                "verify"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends by itself");
        output = Files.readString(said, StandardCharsets.UTF_8);
        return process.exitValue();
    }

    @Test
    void aDatabaseThatIsNotThereCannotBeVerified() throws Exception {
        assertEquals(2, run("--url", "jdbc:postgresql://127.0.0.1:1/nothing", "--user", "nobody"), output);
        assertTrue(output.contains("cannot verify: the database cannot be read: Connection to 127.0.0.1:1"), output);
    }

    @Test
    void argumentsAreExplained() throws Exception {
        assertEquals(2, run("--password", "x"), output);
        assertTrue(output.contains("usage: verify --url"), output);
    }
}
