package io.jishi.nhsa.hospital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.nhsa.hospital.Episode.Fee;
import io.jishi.nhsa.hospital.Plan.Line;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small checks of the simulator on answers that are right and on answers that are guilty. */
class ChecksTest {
    private static final LocalDate DAY = LocalDate.of(2021, 3, 5);

    @Test
    void envelopeOfASuccessIsAccepted() {
        assertEquals(List.of(), faults(200, "\"infcode\":0", ""));
    }

    @Test
    void refusalAndUnknownOutcomeAreAccepted() {
        assertEquals(List.of(), faults(200, "\"infcode\":-1", "[2009] 该次就诊已经结算"));
        assertEquals(List.of(), faults(504, "\"infcode\":-1", "[7090] 处理结果未知"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"infcode\":\"0\"", "\"infcode\":1", "\"code\":0", "\"infcode\":0.5"})
    void otherCodesAreGuilty(String code) {
        assertFalse(faults(200, code, "").isEmpty());
    }

    @Test
    void refusalWithoutANumberOrTooLongIsGuilty() {
        assertFalse(faults(200, "\"infcode\":-1", "已经结算").isEmpty());
        assertFalse(faults(200, "\"infcode\":-1", "[2009] " + "长".repeat(194)).isEmpty());
        assertEquals(List.of(), faults(200, "\"infcode\":-1", "[2009] " + "长".repeat(193)));
    }

    @Test
    void successWithAnErrorOfHttpIsGuilty() {
        assertFalse(faults(504, "\"infcode\":0", "").isEmpty());
        assertFalse(faults(500, "\"infcode\":-1", "[7090] x").isEmpty());
        assertFalse(EnvelopeCheck.faults(Reply.of("m", "2304", 200, "<html>")).isEmpty());
    }

    @Test
    void outcomeIsUnknownUnlessTheReplyIsWellFormed() {
        assertEquals(
                Outcome.SUCCESS,
                Reply.of("m", "2304", 200, "{\"infcode\":\"0\"}").outcome());
        assertEquals(
                Outcome.FAIL, Reply.of("m", "2304", 200, "{\"infcode\":-1}").outcome());
        assertEquals(
                Outcome.UNKNOWN, Reply.of("m", "2304", 504, "{\"infcode\":-1}").outcome());
        assertEquals(
                Outcome.UNKNOWN, Reply.of("m", "2304", 200, "{\"infcode\":").outcome());
        assertEquals(Outcome.UNKNOWN, Reply.of("m", "2304", 0, "no reply").outcome());
    }

    @Test
    void fieldsOutOfOrderOrMissingAreGuilty() {
        List<String> table = List.of("a", "b", "c");
        assertTrue(OutputTables.inOrder(Json.read("{\"a\":1,\"x\":0,\"b\":1,\"c\":1}"), table));
        assertFalse(OutputTables.inOrder(Json.read("{\"b\":1,\"a\":1,\"c\":1}"), table));
        assertFalse(OutputTables.inOrder(Json.read("{\"a\":1,\"b\":1}"), table));
    }

    @Test
    void decimalsAreCountedAsTheyAreWritten() {
        JsonNode node = Json.read("""
                {"hifp_pay":1.00,"maf_pay":1.0,"oth_pay":0,"acct_pay":"1.00","pool_prop_selfpay":0.7000,
                 "selfpay_prop":0.7,"cnt":1}""");
        assertEquals(List.of("maf_pay", "oth_pay", "acct_pay", "selfpay_prop"), OutputTables.wrongDecimals(node));
    }

    /** 4.52 x 0.05 = 0.226, half up 0.23; the rest by subtraction. */
    @Test
    void classBLineIsSplitByItsRatio() {
        Sandbox.Item item = new Sandbox.Item("B", new BigDecimal("4.52"), "02", new BigDecimal("0.05"), null);
        Line line = line("4.52", "1");
        assertEquals(new Fee(line, "", 0, 0, 23, 429), Charges.split(line, item, ""));
    }

    /** 2.50 above the limit, four times; a tenth of the rest is paid first. */
    @Test
    void lineAboveItsLimitIsSplitByTheLimitFirst() {
        Sandbox.Item item =
                new Sandbox.Item("L", new BigDecimal("12.50"), "02", new BigDecimal("0.1"), new BigDecimal("10.00"));
        Line line = line("12.50", "4");
        assertEquals(new Fee(line, "", 0, 1_000, 400, 3_600), Charges.split(line, item, ""));
    }

    @Test
    void lineOutsideTheCatalogueIsNotCovered() {
        Sandbox.Item item = new Sandbox.Item("X", new BigDecimal("80.00"), "03", BigDecimal.ZERO, null);
        Line line = line("80.00", "1.5");
        assertEquals(new Fee(line, "", 12_000, 0, 0, 0), Charges.split(line, item, ""));
    }

    @Test
    void ruleThatWasNeverExercisedIsNoSuccess() {
        Rules rules = new Rules();
        for (Rule rule : Rule.values()) {
            assertFalse(rules.allHold());
            rules.check(rule, true, () -> "");
        }
        assertTrue(rules.allHold());
        rules.check(Rule.IDENTITY_1, false, () -> "one fen");
        assertFalse(rules.allHold());
        assertTrue(rules.report().contains("    e.g. one fen"));
    }

    @Test
    void everyTryHasItsOwnMessageIdOfThirtyCharacters() {
        Clock clock = Clock.fixed(Instant.parse("2021-03-05T16:00:00Z"), ZoneOffset.UTC);
        AttemptLog log = new AttemptLog("H00000000001", clock);
        assertEquals("H00000000001202103060000000000", log.open("2304").msgid());
        assertEquals("H00000000001202103060000000001", log.open("2304").msgid());
        log.close("H00000000001202103060000000001", Outcome.UNKNOWN);
        assertEquals(
                Outcome.UNKNOWN,
                log.find("H00000000001202103060000000001").orElseThrow().outcome());
        assertTrue(log.find("H00000000001202103060000000002").isEmpty());
    }

    private static Line line(String price, String quantity) {
        return new Line("1", 0, new BigDecimal(price), new BigDecimal(quantity), DAY, "");
    }

    private static List<String> faults(int status, String code, String error) {
        String text = """
                {%s,"inf_refmsgid":"990000202103050800000000000001","refmsg_time":"20210305080000000",
                 "respond_time":"20210305080000001","err_msg":"%s","output":{}}""".formatted(code, error);
        return EnvelopeCheck.faults(Reply.of("m", "2304", status, text));
    }
}
