package io.jishi.nhsa.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.platform.document.Node;
import io.jishi.shared.money.Fen;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, and what is refused of it with which words. */
class CheckedInputTest {

    private static final Dictionaries DICTIONARIES = new Dictionaries();
    private static final FieldTable TABLE = table("""
            transaction 1 名
            in data one
            name 名称 C4 Y used
            kind 险种类型 C6 - used =insutype
            open 医疗类别 C6 - used ~med_type
            amount|sum 金额 N16,2 - used
            price 单价 N16,6 - used
            count 数量 N16,4 - used
            whole 笔数 N10 - used
            short 天数 N4,2 - used
            day 日期 D - used
            time|begin 时间 DT - used
            yes_flag 标志 C3 - used =flag
            file 文件 B - used
            more 扩展字段 C10 - ignored
            in rows list 0..rows
            serial 流水号 C5 Y used
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.5|1250",
                "\" 12.50 \"|1250",
                "12.5000|1250",
                "-0.05|-5",
                "\"1E2\"|10000",
                "1e2|10000",
                "0|0",
                "\"+3\"|300",
                "999999999.99|99999999999"
            })
    void amountsComeAsNumbersOrTexts(String written, long fen) {
        assertEquals(Fen.of(fen), read("\"amount\":" + written).money("amount"));
        assertEquals(Fen.of(fen), read("\"sum\":" + written).money("amount"));
    }

    @Test
    void otherNumbersKeepEveryDigit() {
        assertEquals(1_234_567, read("\"price\":\"1.234567\"").price("price"));
        assertEquals(-15_000, read("\"count\":-1.5").quantity("count"));
        assertEquals(1_234_567_890, read("\"whole\":\"1234567890\"").whole("whole"));
        assertEquals(7, read("\"whole\":7.0").whole("whole"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount|12.505|TOO_MANY_DECIMALS",
                "amount|\"1,000.00\"|NOT_A_NUMBER",
                "amount|\"yuan\"|NOT_A_NUMBER",
                "amount|123456789012345|FIELD_TOO_LONG",
                "amount|\"1E999999999\"|FIELD_TOO_LONG",
                "amount|\"1E-999999999\"|FIELD_TOO_LONG",
                "amount|[1]|WRONG_FORM",
                "whole|1.5|TOO_MANY_DECIMALS",
                "whole|12345678901|FIELD_TOO_LONG",
                "short|100|FIELD_TOO_LONG",
                "day|\"2019-02-29\"|NOT_A_DATE",
                "day|\"2019-2-3\"|NOT_A_DATE",
                "time|\"2019-11-12 25:00:00\"|NOT_A_DATE",
                "name|\"一二三四五\"|FIELD_TOO_LONG",
                "name|{}|WRONG_FORM",
                "kind|\"999\"|UNKNOWN_CODE",
                "yes_flag|\"2\"|UNKNOWN_CODE",
                "file|\"***\"|FIELD_MISSING",
                "file|[256]|WRONG_FORM",
                "file|[1.5]|WRONG_FORM",
                "file|{}|WRONG_FORM"
            })
    void whatDoesNotFitIsRefusedUnderTheNameOfItsField(String field, String written, InterfaceError error) {
        String members = field.equals("name") ? "" : "\"name\":\"甲\",";
        InterfaceRefusal refusal = assertThrows(
                InterfaceRefusal.class,
                () -> input("{\"data\":{" + members + "\"" + field + "\":" + written + "}}")
                        .row("data")
                        .bytes("file"));
        assertEquals(error, refusal.error());
        assertTrue(refusal.sentence().startsWith("节点 data 字段 " + field + "("), refusal.sentence());
    }

    @Test
    void anAmountBeyondEveryBillIsRefused() {
        InputRow row = read("\"amount\":\"1000000000.00\"");
        assertEquals(
                InterfaceError.FIELD_TOO_LONG,
                assertThrows(InterfaceRefusal.class, () -> row.money("amount")).error());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-11-12",
                "2019-11-12 00:00:00",
                "2019-11-12T00:00:00",
                "2019-11-12 00:00:00.0",
                "2019-11-12 00:00",
                "20191112",
                "20191112000000"
            })
    void daysAndTimesStandForEachOther(String written) {
        InputRow row = read("\"day\":\"" + written + "\",\"begin\":\"" + written + "\"");
        assertEquals(LocalDate.of(2019, 11, 12), row.date("day"));
        assertEquals(LocalDateTime.of(2019, 11, 12, 0, 0), row.time("time"));
    }

    @Test
    void emptyMeansAbsentAndUnknownFieldsDoNotCount() {
        InputRow row = read("\"open\":\" \",\"amount\":null,\"day\":\"\",\"nobody\":{\"a\":[1]},\"more\":{\"b\":1}");
        assertNull(row.optionalText("open"));
        assertNull(row.optionalMoney("amount"));
        assertNull(row.optionalDate("day"));
        assertFalse(row.has("kind"));
        assertEquals("", row.textOrEmpty("open"));
        assertEquals("9999", read("\"open\":9999").text("open"));
        assertEquals(
                InterfaceError.FIELD_MISSING,
                assertThrows(InterfaceRefusal.class, () -> row.text("open")).error());
    }

    @Test
    void flagsComeAsTextsNumbersOrTruths() {
        assertTrue(read("\"yes_flag\":\"1\"").flag("yes_flag"));
        assertTrue(read("\"yes_flag\":1").flag("yes_flag"));
        assertTrue(read("\"yes_flag\":true").flag("yes_flag"));
        assertFalse(read("\"yes_flag\":\"0\"").flag("yes_flag"));
        assertFalse(read("\"kind\":\"390\"").flag("yes_flag"));
    }

    @Test
    void filesComeInBaseSixtyFourOrAsNumbers() {
        byte[] expected = {80, 75, -1, 0};
        assertArrayEquals(expected, read("\"file\":\"UEv/AA==\"").bytes("file"));
        assertArrayEquals(expected, read("\"file\":[80,75,255,0]").bytes("file"));
        assertArrayEquals(expected, read("\"file\":[80,75,-1,0]").bytes("file"));
    }

    @Test
    void oneRowStandsForAListAndAListOfOneForARow() {
        CheckedInput input = input("{\"data\":[{\"name\":\"甲\"}],\"rows\":{\"serial\":\"1\"}}");
        assertEquals("甲", input.row("data").text("name"));
        assertEquals("1", input.rows("rows").get(0).text("serial"));
        assertEquals(0, input("{\"data\":{\"name\":\"甲\"}}").rows("rows").size());
        assertEquals(
                0,
                input("{\"data\":{\"name\":\"甲\"},\"rows\":\"\"}").rows("rows").size());
    }

    @Test
    void rowsAreCountedFromOne() {
        InterfaceRefusal refusal = assertThrows(
                InterfaceRefusal.class,
                () -> input("{\"data\":{\"name\":\"甲\"},\"rows\":[{\"serial\":\"1\"},{\"serial\":\"123456\"}]}"));
        assertEquals("节点 rows 第2行 字段 serial(流水号) 超过规定长度", refusal.sentence());
        InterfaceRefusal tooMany = assertThrows(
                InterfaceRefusal.class,
                () -> input("{\"data\":{\"name\":\"甲\"},\"rows\":[" + "{\"serial\":\"1\"},".repeat(3) + "{}]}"));
        assertEquals(InterfaceError.TOO_MANY_ROWS, tooMany.error());
    }

    @Test
    void ofSeveralFaultsTheFirstInTheTableIsTold() {
        InterfaceRefusal refusal = assertThrows(
                InterfaceRefusal.class,
                () -> input("{\"rows\":[{}],\"data\":{\"day\":\"x\",\"amount\":\"x\",\"name\":\"甲\"}}"));
        assertEquals("节点 data 字段 amount(金额) 不是数值", refusal.sentence());
    }

    @Test
    void whatWasReadIsRemembered() {
        CheckedInput input = input("{\"data\":{\"name\":\"甲\"},\"rows\":[{\"serial\":\"1\"}]}");
        assertEquals(Set.of(), input.readFields());
        input.row("data").text("name");
        input.row("data").optionalMoney("sum");
        input.rows("rows").get(0).text("serial");
        assertEquals(Set.of("data.name", "data.amount", "rows.serial"), input.readFields());
    }

    @Test
    void readingWhatTheTableDoesNotHaveIsAFaultOfTheProgram() {
        InputRow row = read("\"kind\":\"390\"");
        assertThrows(IllegalArgumentException.class, () -> row.text("nothing"));
        assertThrows(IllegalArgumentException.class, () -> row.optionalMoney("kind"));
        assertThrows(IllegalArgumentException.class, () -> row.optionalMoney("price"));
        assertThrows(IllegalArgumentException.class, () -> row.optionalDate("time"));
    }

    private static InputRow read(String members) {
        return input("{\"data\":{\"name\":\"甲\"," + members + "}}").row("data");
    }

    private static CheckedInput input(String json) {
        try {
            Node node = DocumentReader.readJson(json.getBytes(StandardCharsets.UTF_8));
            return CheckedInput.of(TABLE, (Node.Members) node, DICTIONARIES, 3);
        } catch (MalformedDocument e) {
            throw new AssertionError(json, e);
        }
    }

    private static FieldTable table(String text) {
        try {
            return TableReader.read(text, block -> null);
        } catch (MalformedTable e) {
            throw new AssertionError(e);
        }
    }
}
