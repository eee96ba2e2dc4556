package io.jishi.nhsa.hospital;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.nhsa.hospital.StatementFile.ResultLine;
import io.jishi.nhsa.hospital.StatementFile.Verdict;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementFileTest {

    @Test
    void rowsAreWrittenWithTabsAndWithoutAHeader() {
        Books.Row bill = BooksTest.bill("S1", "M1", 12_345, 6_000);
        Books.Row twin = BooksTest.twin("S2", bill);
        assertEquals(
                "S1\tM1\tP1\t123.45\t60.00\t0.00\t0\nS2\tM1\tP1\t-123.45\t-60.00\t0.00\t1\n",
                StatementFile.unzip(StatementFile.write(List.of(bill, twin))));
    }

    @Test
    void noRowsAreAnEmptyText() {
        assertEquals("", StatementFile.unzip(StatementFile.write(List.of())));
        assertEquals(List.of(), StatementFile.read(StatementFile.zip("")));
    }

    @Test
    void resultIsReadWithItsEmptyValues() {
        byte[] file = StatementFile.zip("P1\tM1\tS1\tMSG\t000101\t0\tnull\t123.45\t60.00\t0.00\r\n"
                + "null\tnull\tS2\tnull\t2\t001\tnull\tnull\tnull\tnull\tnull\n");
        assertEquals(
                List.of(
                        new ResultLine("P1", "M1", "S1", "MSG", Verdict.GATEWAY_ONLY, false, 12_345, 6_000, 0),
                        new ResultLine("", "", "S2", "", Verdict.HOSPITAL_ONLY, true, 0, 0, 0)),
                StatementFile.read(file));
    }

    @Test
    void lineWithTooFewColumnsIsAnError() {
        byte[] file = StatementFile.zip("P1\tM1\n");
        assertThrows(IllegalArgumentException.class, () -> StatementFile.read(file));
    }

    @Test
    void verdictIsTheLastDigit() {
        assertEquals(Verdict.BALANCED, StatementFile.verdict("0"));
        assertEquals(Verdict.BALANCED, StatementFile.verdict("000000"));
        assertEquals(Verdict.DIFFERENT, StatementFile.verdict("000103"));
        assertEquals(Verdict.UNREADABLE, StatementFile.verdict(""));
        assertEquals(Verdict.UNREADABLE, StatementFile.verdict("9"));
        assertEquals(Verdict.UNREADABLE, StatementFile.verdict("ok"));
    }

    @Test
    void bytesAreFoundAsBase64AndAsNumbersOfEitherSign() {
        byte[] file = StatementFile.zip("text");
        String base64 = Base64.getEncoder().encodeToString(file);
        assertArrayEquals(
                file,
                StatementFile.bytesIn(Json.read("{\"filename\":\"result.zip\",\"out\":\"" + base64 + "\"}"))
                        .orElseThrow());
        assertArrayEquals(
                new byte[] {80, 75, -1, -128},
                StatementFile.bytesIn(Json.read("{\"in\":[80,75,255,-128]}")).orElseThrow());
        assertTrue(StatementFile.bytesIn(Json.read("{\"filename\":\"result.zip\"}"))
                .isEmpty());
    }
}
