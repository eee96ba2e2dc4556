package io.jishi.nhsa.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.nhsa.table.Dictionaries;
import io.jishi.nhsa.table.FieldTables;
import io.jishi.platform.admission.Priority;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalPrioritiesTest {

    private final NationalPriorities priorities = new NationalPriorities(new FieldTables(new Dictionaries()));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "2601, OUTCOME",
        "2208, OUTCOME",
        "2305, OUTCOME",
        "5203, OUTCOME",
        "2207, SETTLE",
        "2207A, SETTLE",
        "2304, SETTLE",
        "2301, SETTLE",
        "2401, SETTLE",
        "2204, SETTLE",
        "2206, PRESETTLE",
        "2206A, PRESETTLE",
        "2303, PRESETTLE",
        "1101, READ",
        "5204, READ",
        "2501, READ",
        "3202, READ",
        "9999, READ"
    })
    void onTheSinglePathTheFirstMemberDecides(String number, Priority priority) {
        byte[] body = bytes(" {\n\t\"infno\" : \"" + number + "\", \"input\":{\"infno\":\"2601\"}}");
        assertEquals(priority, priorities.of("", body).priority());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}",
                "{\"infno\"",
                "{\"infno\":",
                "{\"infno\":2601}",
                "{\"infno\":\"2601",
                "{\"infno\":\"26010000000\"}",
                "{\"msgid\":\"1\",\"infno\":\"2601\"}",
                "{\"input\":{\"infno\":\"2601\"}}",
                "{\"\\u0069nfno\":\"2601\"}",
                "[\"infno\":\"2601\"]"
            })
    void whatDoesNotBeginWithItStandsWithSettling(String body) {
        assertEquals(Priority.SETTLE, priorities.of("", bytes(body)).priority());
    }

    @Test
    void otherwiseThePathDecidesAndTheBodyIsNotLookedAt() {
        byte[] other = bytes("{\"infno\":\"2601\"}");
        assertEquals(
                Priority.SETTLE, priorities.of("hospSettService/settV2", other).priority());
        assertEquals(
                Priority.PRESETTLE,
                priorities.of("hospSettService/preSett", other).priority());
        assertEquals(
                Priority.OUTCOME,
                priorities.of("reverseService/revsMethod", other).priority());
        assertEquals(Priority.READ, priorities.of("no/such/path", other).priority());
    }

    @Test
    void longWorkDoesNotTeachTheLimit() {
        assertFalse(priorities.of("", bytes("{\"infno\":\"3202\"}")).measured());
        assertFalse(priorities.of("fileupload/upload", bytes("{}")).measured());
        assertTrue(priorities.of("", bytes("{\"infno\":\"2304\"}")).measured());
    }
}
