package io.jishi.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.verification.CannotVerify;
import io.jishi.verification.Database;
import io.jishi.verification.Finding;
import io.jishi.verification.Invariant;
import io.jishi.verification.Report;
import io.jishi.verification.Verification;
import io.jishi.verification.VerificationOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command around a verification: what it asks for, what it prints and how it ends. */
class VerifyTest {

    private static final String URL = "jdbc:postgresql://db.example/jishi";

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final List<Database> databases = new ArrayList<>();
    private final List<VerificationOptions> options = new ArrayList<>();

    @TempDir
    Path folder;

    private int run(Report report, String... arguments) {
        Verification verification = (database, asked, progress) -> {
            databases.add(database);
            options.add(asked);
            progress.at(7, 3);
            return report;
        };
        return run(verification, arguments);
    }

    private int run(Verification verification, String... arguments) {
        return new Verify(
                        verification,
                        Map.of(Verify.PASSWORD, "secret"),
                        new PrintStream(output, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private static Report report(Map<Invariant, Long> counts, List<Finding> findings) {
        Set<Invariant> checked = EnumSet.of(Invariant.POSTINGS, Invariant.OUTBOX);
        return new Report(checked, counts, findings, 1000, 0, Duration.ofMillis(2345));
    }

    @Test
    void whereEverythingHoldsItEndsWithZero() {
        assertEquals(0, run(report(Map.of(), List.of()), "--url", URL, "--user", "verifier"));
        assertEquals(new Database(URL, "verifier", "secret"), databases.get(0));
        assertEquals(VerificationOptions.usual(), options.get(0));
        assertTrue(said().contains("bills=7 bills/s=3\n"), said());
        assertTrue(said().contains("its parts add up to its total: holds\n"), said());
        assertTrue(said().contains("I-5 what clients were told is there, once and unchanged: not checked"), said());
        assertTrue(said().contains("I-8 the audit chain follows from its first entry: not checked"), said());
        assertTrue(said().contains("I-10 no connection, transaction or lock is left behind: not checked"), said());
        assertTrue(said().endsWith("seconds=2.3 bills/s=426 findings=0\n"), said());
        assertFalse(said().contains("secret"), said());
    }

    @Test
    void findingsAreNamedAndItEndsWithOne() {
        Finding finding = new Finding(Invariant.OUTBOX, "141000", "row 1", "there is no event about the row");
        Report broken = report(Map.of(Invariant.OUTBOX, 3L), List.of(finding));
        assertEquals(1, run(broken, "--url", URL, "--user", "verifier"));
        assertTrue(
                said().contains("BROKEN, findings: 3\n  I-7 141000 row 1: there is no event about the row\n"
                        + "  and 2 more\n"),
                said());
    }

    @Test
    void whatIsAskedForIsPassedOn() throws IOException {
        Path journal = Files.writeString(folder.resolve("journal"), "");
        int code = run(
                report(Map.of(), List.of()),
                "--workers",
                "3",
                "--url",
                URL,
                "--region",
                "141000",
                "--journal",
                journal.toString(),
                "--findings-maximum",
                "5",
                "--user",
                "verifier");
        assertEquals(0, code);
        assertEquals(new VerificationOptions(List.of(journal), Set.of("141000"), 3, 5), options.get(0));
    }

    @Test
    void whatCannotRunEndsWithTwo() {
        Report report = report(Map.of(), List.of());
        assertEquals(2, run(report, "--url", URL));
        assertEquals(2, run(report, "--user", "verifier"));
        assertEquals(2, run(report, "--url"));
        assertEquals(2, run(report, "--url", URL, "--user", "verifier", "--password", "secret"));
        assertEquals(2, run(report, "--url", URL, "--user", "verifier", "--workers", "0"));
        assertEquals(2, run(report, "--url", URL, "--user", "verifier", "--journal", "nowhere"));
        assertEquals(List.of(), databases);
        Verification failing = (database, asked, progress) -> {
            throw new CannotVerify("the database cannot be read: gone");
        };
        assertEquals(2, run(failing, "--url", URL, "--user", "verifier"));
        String complaint = errors.toString(StandardCharsets.UTF_8);
        assertTrue(complaint.contains("JISHI_VERIFY_PASSWORD"), complaint);
        assertTrue(complaint.endsWith("cannot verify: the database cannot be read: gone\n"), complaint);
    }
}
