package io.jishi.nhsa.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Every field of the table in its order, each number with its own decimals. */
class OutputTest {

    private static final FieldTable TABLE = table("""
            transaction 1 名
            in data one
            a 名 C1 - ignored
            out info one
            psn_no 人员编号 C10 Y used
            psn_name 人员姓名 C50 Y ignored
            amount 金额 N16,2 Y used
            other 其他 N16,2 Y ignored
            ratio 比例 N5,4 Y used
            price 单价 N16,6 Y used
            count 数量 N16,4 Y used
            age 年龄 N4,1 Y used
            number 笔数 N10 Y used
            day 日期 D - used
            time 时间 DT - used
            yes_flag 标志 C3 - used
            memo 备注 C100 - used
            out rows list
            serial 流水号 C5 Y used
            """);

    @Test
    void whatIsMissingIsZeroOrEmpty() {
        Output output = new Output(TABLE);
        output.node("info");
        assertEquals(
                "{\"info\":{\"psn_no\":\"\",\"psn_name\":\"\",\"amount\":0.00,\"other\":0.00,\"ratio\":0.0000,"
                        + "\"price\":0.000000,\"count\":0.0000,\"age\":0.0,\"number\":0,\"day\":\"\",\"time\":\"\","
                        + "\"yes_flag\":\"\",\"memo\":\"\"},\"rows\":[]}",
                text(output));
    }

    @Test
    void valuesAreWrittenInTheOrderOfTheTable() {
        Output output = new Output(TABLE);
        output.node("info")
                .flag("yes_flag", true)
                .time("time", LocalDateTime.of(2019, 11, 12, 8, 5, 9))
                .date("day", LocalDate.of(2019, 11, 2))
                .whole("number", -12)
                .whole("age", 61)
                .quantity("count", -15_000)
                .price("price", 1_234_567)
                .rate("ratio", Rate.ofPercent(70))
                .money("amount", Fen.of(-5))
                .text("psn_no", "甲");
        output.row("rows").text("serial", "1");
        output.row("rows").text("serial", null);
        assertEquals(
                "{\"info\":{\"psn_no\":\"甲\",\"psn_name\":\"\",\"amount\":-0.05,\"other\":0.00,\"ratio\":0.7000,"
                        + "\"price\":1.234567,\"count\":-1.5000,\"age\":61.0,\"number\":-12,"
                        + "\"day\":\"2019-11-02\",\"time\":\"2019-11-12 08:05:09\",\"yes_flag\":\"1\",\"memo\":\"\"},"
                        + "\"rows\":[{\"serial\":\"1\"},{\"serial\":\"\"}]}",
                text(output));
    }

    @Test
    void amountsHaveTwoDecimalsWhateverTheirSize() {
        assertEquals("123456789.01", written(Fen.of(12_345_678_901L)));
        assertEquals("-1.00", written(Fen.of(-100)));
        assertEquals("0.10", written(Fen.of(10)));
    }

    @Test
    void aRateIsRoundedHalfUpToItsDecimals() {
        Output output = new Output(TABLE);
        output.node("info").rate("ratio", new Rate(666_650));
        assertEquals("0.6667", text(output).replaceAll(".*\"ratio\":([^,]*),.*", "$1"));
    }

    @Test
    void aTextForPeopleIsCutAndACodeIsNot() {
        Output output = new Output(TABLE);
        output.node("info").text("memo", "长".repeat(101));
        assertEquals("长".repeat(100), text(output).replaceAll(".*\"memo\":\"([^\"]*)\".*", "$1"));
        assertThrows(IllegalArgumentException.class, () -> output.node("info").text("psn_no", "12345678901"));
    }

    @Test
    void faultsOfTheProgramAreThrown() {
        Output output = new Output(TABLE);
        assertThrows(IllegalStateException.class, output::toBytes);
        assertThrows(IllegalArgumentException.class, () -> output.node("rows"));
        assertThrows(IllegalArgumentException.class, () -> output.row("info"));
        assertThrows(IllegalArgumentException.class, () -> output.node("nothing"));
        OutputRow row = output.node("info");
        assertThrows(IllegalArgumentException.class, () -> row.text("nothing", ""));
        assertThrows(IllegalArgumentException.class, () -> row.text("psn_name", "甲"));
        assertThrows(IllegalArgumentException.class, () -> row.text("amount", "1"));
        assertThrows(IllegalArgumentException.class, () -> row.money("price", Fen.ZERO));
        assertThrows(IllegalArgumentException.class, () -> row.date("time", null));
    }

    @Test
    void anOutputMayBeAListOrAnObjectWithoutNode() {
        Output list = new Output(table("transaction 1 名\nin d one\na 名 C1 - ignored\nout - list\nb 名 C1 Y used"));
        assertEquals("[]", text(list));
        list.bareRow().text("b", "1");
        assertEquals("[{\"b\":\"1\"}]", text(list));
        Output bare = new Output(table("transaction 1 名\nin d one\na 名 C1 - ignored\nout - one\nb 名 C1 Y used"));
        bare.bare().text("b", "1");
        assertEquals("{\"b\":\"1\"}", text(bare));
        Output file = new Output(table("transaction 1 名\nin d one\na 名 C1 - ignored\nout - bytes"));
        assertEquals("\"UEv/AA==\"", text(file.file(new byte[] {80, 75, -1, 0})));
        Output nothing = new Output(table("transaction 1 名\nin d one\na 名 C1 - ignored"));
        assertEquals("{}", text(nothing));
    }

    private static String written(Fen amount) {
        Output output = new Output(TABLE);
        output.node("info").money("amount", amount);
        return text(output).replaceAll(".*\"amount\":([^,]*),.*", "$1");
    }

    private static String text(Output output) {
        return new String(output.toBytes(), StandardCharsets.UTF_8);
    }

    private static FieldTable table(String text) {
        try {
            return TableReader.read(text, block -> null);
        } catch (MalformedTable e) {
            throw new AssertionError(e);
        }
    }
}
