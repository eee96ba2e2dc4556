package io.jishi.reconciliation;

import static io.jishi.reconciliation.ClaimText.archive;
import static io.jishi.reconciliation.ClaimText.utf8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.reconciliation.model.ClaimedRow;
import io.jishi.reconciliation.model.ReconciliationFault;
import io.jishi.reconciliation.model.ReconciliationFault.Code;
import io.jishi.shared.money.Fen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file may be, and how one that is something else is refused. */
class ClaimedFileTest {

    private static final String REGION = "999000";
    private static final String ROW = "999000000000001\tV1\tP1\t1000.00\t600.00\t90.00\t0";

    private static List<ClaimedRow> read(byte[] file, String... settings) {
        List<ClaimedRow> rows = new ArrayList<>();
        new ClaimedFile(REGION, Bounds.with(settings)).read(new ByteArrayInputStream(file), rows::add);
        return rows;
    }

    private static ReconciliationFault fault(byte[] file, String... settings) {
        return assertThrows(FaultyFile.class, () -> read(file, settings)).fault();
    }

    private static void assertFault(Code code, long line, String text) {
        ReconciliationFault fault = fault(utf8(text));
        assertEquals(code, fault.code(), fault::english);
        assertEquals(line, fault.line());
    }

    private static byte[] repeated(String line, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(utf8(line + "\n"));
        }
        return bytes.toByteArray();
    }

    @Test
    void anArchiveAndItsPlainTextAreReadAlike() {
        byte[] text = utf8(ROW + "\n999000000000002\tV2\tP2\t-0.50\t-0.30\tnull\t001\textension\r\n");
        List<ClaimedRow> expected = List.of(
                new ClaimedRow(
                        1,
                        "999000000000001",
                        "V1",
                        "P1",
                        ClaimedRow.amounts(Fen.of(100_000), Fen.of(60_000), Fen.of(9_000)),
                        false),
                new ClaimedRow(
                        2,
                        "999000000000002",
                        "V2",
                        "P2",
                        ClaimedRow.amounts(Fen.of(-50), Fen.of(-30), Fen.ZERO),
                        true));
        assertEquals(expected, read(text));
        assertEquals(expected, read(archive(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1000.0", "1000.00", "1000.0000"})
    void amountsMayHaveFewerDecimalsOrZerosMore(String total) {
        assertEquals(
                Fen.of(100_000),
                read(utf8(ROW.replace("1000.00", total))).get(0).amounts().total());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "null", ""})
    void theFlagOfABillIsWrittenInSeveralWays(String flag) {
        String row = ROW.substring(0, ROW.length() - 1) + flag;
        assertFalse(read(utf8(row)).get(0).refund());
    }

    @Test
    void anEmptyFileHasNoRows() {
        assertEquals(List.of(), read(archive(new byte[0])));
        assertEquals(List.of(), read(archive(utf8("\n\r\n"))));
    }

    @Test
    void aByteOrderMarkAndEmptyLinesAtTheEndAreNoRows() {
        assertEquals(
                "999000000000001", read(utf8("\uFEFF" + ROW + "\n\n\n")).get(0).settlementId());
        assertEquals(1, read(utf8("\uFEFF" + ROW + "\n\n\n")).size());
    }

    @Test
    void aNameInAnotherCharacterSetDoesNotMatter() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes, Charset.forName("GBK"))) {
            archive.putNextEntry(new ZipEntry("对账明细.txt"));
            archive.write(utf8(ROW));
        }
        assertEquals(1, read(bytes.toByteArray()).size());
    }

    @Test
    void anArchiveHasExactlyOneEntry() {
        assertEquals(Code.ARCHIVE_ENTRIES, fault(archive(utf8(ROW), utf8(ROW))).code());
        assertEquals(Code.ARCHIVE_ENTRIES, fault(archive()).code());
    }

    @Test
    void aBrokenArchiveIsRefused() {
        byte[] whole = archive(repeated(ROW, 200));
        assertEquals(
                Code.ARCHIVE_BROKEN,
                fault(Arrays.copyOf(whole, whole.length / 3)).code());
        byte[] spoilt = whole.clone();
        Arrays.fill(spoilt, 60, 90, (byte) 0xFF);
        assertEquals(Code.ARCHIVE_BROKEN, fault(spoilt).code());
    }

    @Test
    void anArchiveInTheArchiveIsNoText() {
        Code code = fault(archive(archive(utf8(ROW)))).code();
        assertTrue(List.of(Code.LINE_NOT_UTF8, Code.LINE_MALFORMED).contains(code), code::name);
    }

    @Test
    void aBombIsGivenUpByItsRatio() {
        // one long run of rows that are all alike: far more than a hundred times its packed size
        byte[] bomb = archive(repeated(ROW, 60_000));
        assertEquals(Code.ARCHIVE_EXPANDS, fault(bomb).code());
    }

    @Test
    void aBombIsGivenUpByItsSize() {
        List<Integer> read = new ArrayList<>();
        ClaimedFile file = new ClaimedFile(REGION, Bounds.with("unpacked-maximum", "64K"));
        byte[] bomb = archive(repeated(ROW, 10_000));
        FaultyFile faulty =
                assertThrows(FaultyFile.class, () -> file.read(new ByteArrayInputStream(bomb), row -> read.add(1)));
        assertEquals(Code.ARCHIVE_EXPANDS, faulty.fault().code());
        assertTrue(read.size() * ROW.length() <= 64 * 1024, "nothing beyond the bound was unpacked");
    }

    @Test
    void zerosWithoutAnEndOfLineAreGivenUpAtOnce() {
        assertEquals(Code.LINE_TOO_LONG, fault(archive(new byte[50_000_000])).code());
    }

    @Test
    void aFileHasABoundedNumberOfRows() {
        assertEquals(3, read(repeated(ROW, 3), "rows-maximum", "3").size());
        assertEquals(
                Code.TOO_MANY_ROWS, fault(repeated(ROW, 4), "rows-maximum", "3").code());
    }

    @Test
    void aLineIsBounded() {
        String extension = "x".repeat(4096 - ROW.length() - 1);
        assertEquals(1, read(utf8(ROW + "\t" + extension)).size());
        assertFault(Code.LINE_TOO_LONG, 2, ROW + "\n" + ROW + "\t" + extension + "x");
    }

    @Test
    void aLineThatIsNotUtf8IsNamed() {
        byte[] text = (ROW + "\n" + ROW + "\t对账").getBytes(Charset.forName("GBK"));
        ReconciliationFault fault = fault(text);
        assertEquals(Code.LINE_NOT_UTF8, fault.code());
        assertEquals(2, fault.line());
        assertEquals("第2行:不是UTF-8编码", fault.chinese());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\tV\tP\t1.00\t1.00\t0.00",
                "a\tV\tP\t1.00\t1.00\t0.00\t0\tx\ty",
                "a\tV\tP\tnull\t1.00\t0.00\t0",
                "a\tV\tP\t1.00\t\t0.00\t0",
                "a\tV\tP\t1.001\t1.00\t0.00\t0",
                "a\tV\tP\t1,00\t1.00\t0.00\t0",
                "a\tV\tP\t1e3\t1.00\t0.00\t0",
                "a\tV\tP\t1000000000.00\t1.00\t0.00\t0",
                "a\tV\tP\t1.00\t1.00\t0.00\t2",
                "null\tV\tP\t1.00\t1.00\t0.00\t0",
                "a\t\tP\t1.00\t1.00\t0.00\t0",
                "a\tV\tP P\t1.00\t1.00\t0.00\t0",
                "a\tV\t1234567890123456789012345678901\t1.00\t1.00\t0.00\t0",
                "setl_id\tmdtrt_id\tpsn_no\tmedfee_sumamt\tfund_pay_sumamt\tacct_pay\trefd_setl_flag",
                ""
            })
    void aLineOfAnotherFormIsNamed(String line) {
        assertFault(Code.LINE_MALFORMED, 2, ROW + "\n" + line + "\n" + ROW);
    }

    @Test
    void aRowOfAnotherRegionIsNamed() {
        String own = "999000" + "0".repeat(22);
        String other = "999111" + "0".repeat(22);
        assertEquals(1, read(utf8(ROW.replace("P1", own))).size());
        assertFault(Code.ROW_FOREIGN, 1, ROW.replace("P1", other));
        assertFault(Code.ROW_FOREIGN, 1, ROW.replace("999000000000001", other));
    }

    @Test
    void aFaultSaysNothingOfAPerson() {
        String person = "SECRETPERSON";
        ReconciliationFault fault = fault((ROW.replace("P1", person) + "\tx\ty").getBytes(StandardCharsets.UTF_8));
        assertFalse(fault.english().contains(person));
    }
}
