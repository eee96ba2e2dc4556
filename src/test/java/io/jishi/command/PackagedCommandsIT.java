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

/** The packaged application as a command: it has everything at hand, and needs no database to start and no setting. */
class PackagedCommandsIT {

    @TempDir
    Path folder;

    private String output = "";

    private int run(String... arguments) throws Exception {
        Path said = folder.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/quarkus-app/quarkus-run.jar"));
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
    void theShippedPackagesWouldBeServed() throws Exception {
        assertEquals(0, run("check-policies"), output);
        assertTrue(output.contains("policy package policies/141000/resident, 141000 RESIDENT"), output);
        assertTrue(output.endsWith("5 packages would be served\n"), output);
    }

    @Test
    void aFolderWithoutPackagesIsRefusedByItsName() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(1, run("check-policies", empty.toString()));
        assertEquals(
                "refused:\n  " + empty + ": it holds no package; a package is a folder with a policy.yaml\n", output);
    }

    @Test
    void aDatabaseThatIsNotThereCannotBeVerified() throws Exception {
        assertEquals(2, run("verify", "--url", "jdbc:postgresql://127.0.0.1:1/nothing", "--user", "nobody"), output);
        assertTrue(output.contains("cannot verify: the database cannot be read: Connection to 127.0.0.1:1"), output);
    }

    @Test
    void argumentsOfVerifyAreExplained() throws Exception {
        assertEquals(2, run("verify", "--password", "x"), output);
        assertTrue(output.contains("usage: verify --url"), output);
    }
}
