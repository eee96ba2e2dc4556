package io.jishi.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.policy.source.PackageFiles;
import io.jishi.support.LinfenPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a city's staff see when they ask whether their package is sound. */
class CheckPoliciesTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int run(String... directories) {
        CheckPolicies command = new CheckPolicies(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        return command.run(directories);
    }

    @Test
    void theShippedPackagesAreServedAndReported() {
        assertEquals(0, run());
        String said = output.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("policy package policies/230800/resident, 230800 RESIDENT, 2018-01-01 to 2021-12-31"));
        assertTrue(said.contains("FAILS             S2-05-2 (基本医保) 2021-01-01 to 2021-12-31"), said);
        assertTrue(said.endsWith("5 packages would be served\n"), said);
        assertEquals("", errors.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aCaseThatComesOutDifferentlyIsRefused() throws IOException {
        PackageFiles linfen = LinfenPackage.files();
        String cases = linfen.cases().replaceFirst("poolingFund: 2550.00", "poolingFund: 2550.01");
        Files.writeString(folder.resolve("policy.yaml"), linfen.policy());
        Files.writeString(folder.resolve("law.md"), linfen.law());
        Files.writeString(folder.resolve("cases.yaml"), cases);
        assertEquals(1, run(folder.toString()));
        String said = errors.toString(StandardCharsets.UTF_8);
        assertTrue(
                said.contains(
                        folder + "/cases.yaml: cases[0] (table-class-3): poolingFund is 2550.00, expected 2550.01"),
                said);
    }

    @Test
    void aDirectoryThatIsMissingIsRefused() {
        Path missing = folder.resolve("missing");
        assertEquals(1, run(missing.toString()));
        assertEquals(
                "refused:\n  " + missing + ": there is no such directory\n", errors.toString(StandardCharsets.UTF_8));
    }
}
