package io.jishi.nhsa.hospital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.nhsa.hospital.PaperGateway.Sin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator against a gateway on paper, which keeps every rule or breaks one. */
class HospitalCommandTest {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void gatewayThatKeepsEveryRulePasses() throws IOException {
        Run run = run(Sin.NONE, "--seeds=2");
        assertEquals(0, run.exitCode(), run::output);
        assertTrue(run.output().contains("seed=2 bills="), run::output);
        assertEquals(
                2,
                run.lines().stream()
                        .filter(line -> line.startsWith("seed=") && line.endsWith("one-sided=0 doubled=0"))
                        .count(),
                run::output);
    }

    @ParameterizedTest
    @CsvSource({
        "BILL_FOR_EVERY_MESSAGE, DOUBLE_CLICK_ONE_BILL SAME_BILL_FOR_NEW_MSGID ACCUMULATORS_EQUAL_BOOKS",
        "FORGETS_REVERSALS, REVERSAL_BLOCKS_LATE_ORIGINAL REVERSAL_OF_ALIAS BALANCED_3201",
        "FEN_TOO_MUCH_FOR_THE_FUND, IDENTITY_4",
        "COUNTS_RESENT_LINES, LEGAL_STEP_ACCEPTED",
        "NUMBERS_WITHOUT_DECIMALS, TWO_DECIMALS",
        "ANY_TOTAL, TOTAL_MUST_EQUAL_LINES OTHER_CONTENT_REFUSED"
    })
    void gatewayThatBreaksARuleIsFoundOut(Sin sin, String rules) throws IOException {
        Run run = run(sin, "--seeds=7,");
        assertEquals(1, run.exitCode(), run::output);
        for (String rule : rules.split(" ", -1)) {
            assertTrue(
                    run.lines().stream().anyMatch(line -> line.matches("FAILED +" + rule + " .*")),
                    () -> rule + " should have failed\n" + run.output());
        }
        String last = run.lines().get(run.lines().size() - 1);
        assertEquals(sin == Sin.BILL_FOR_EVERY_MESSAGE, !last.endsWith("doubled=0"), last);
        boolean oneSided = sin == Sin.BILL_FOR_EVERY_MESSAGE || sin == Sin.FORGETS_REVERSALS;
        assertEquals(oneSided, !last.contains("one-sided=0"), last);
    }

    @Test
    void unknownOptionIsNamed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = HospitalCommand.run(
                List.of("--url=http://127.0.0.1:1", "--colour=blue"),
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                Clock.systemUTC());
        assertEquals(2, code);
        assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("--colour=blue"));
    }

    private Run run(Sin sin, String seeds) throws IOException {
        String text = PaperSandbox.text(Schedule.PATIENTS);
        Path file = Files.writeString(folder.resolve("sandbox.json"), text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PaperGateway gateway = PaperGateway.start(Sandbox.of(text), sin)) {
            int code = HospitalCommand.run(
                    List.of(
                            "--url=" + gateway.address(),
                            "--api-key=" + PaperGateway.API_KEY,
                            "--institution=" + PaperGateway.INSTITUTION,
                            "--region=990001",
                            "--sandbox=" + file,
                            "--give-up-millis=150",
                            "--long-stay-lines=300",
                            seeds),
                    new PrintStream(bytes, true, StandardCharsets.UTF_8),
                    Clock.systemUTC());
            return new Run(code, bytes.toString(StandardCharsets.UTF_8));
        }
    }

    private record Run(int exitCode, String output) {
        List<String> lines() {
            return output.lines().toList();
        }
    }
}
