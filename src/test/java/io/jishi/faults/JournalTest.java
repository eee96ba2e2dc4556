package io.jishi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines are those that the verification of a database reads. */
class JournalTest {

    private static final String TIME = "\\{\"at\":\"[0-9-]{10}T[0-9:.]+Z\",";
    private static final Message MESSAGE = Message.settlement(
            new DemoProvider("H14100200001", "141002", "secret"), "key-1", "{}", "person", "visit-1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aLineNamesTheMessageAndWhatWasTold() throws Exception {
        Path file = folder.resolve("journal.jsonl");
        try (Journal journal = new Journal(file)) {
            journal.write(new Journal.Entry(MESSAGE, Told.UNKNOWN, "", ""));
            journal.write(new Journal.Entry(MESSAGE, Told.SETTLED, "S1", "00ff"));
            assertEquals(1, journal.settled());
        }
        List<String> lines = Files.readAllLines(file);
        String message = "\"region\":\"141000\",\"provider\":\"H14100200001\",\"transaction\":\"SETTLE\","
                + "\"messageId\":\"key-1\",\"told\":";
        assertMatches(TIME + message + "\"UNKNOWN\",\"visit\":\"visit-1\"}", lines.get(0));
        assertMatches(
                TIME + message + "\"SETTLED\",\"settlementId\":\"S1\",\"answerSha256\":\"00ff\",\"visit\":\"visit-1\"}",
                lines.get(1));
        assertEquals(2, lines.size());
    }

    @Test
    void theKeyOfTheHospitalIsInNoLine() throws Exception {
        Path file = folder.resolve("journal.jsonl");
        try (Journal journal = new Journal(file)) {
            journal.write(new Journal.Entry(MESSAGE, Told.REJECTED, "", "aa"));
        }
        assertTrue(!Files.readString(file).contains("secret")
                && !MESSAGE.toString().contains("secret"));
    }

    private static void assertMatches(String pattern, String line) {
        assertTrue(line.matches(pattern), line);
    }
}
