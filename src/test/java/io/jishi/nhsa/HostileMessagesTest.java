package io.jishi.nhsa;

import static io.jishi.support.NationalClient.SINGLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that nobody should send: each has a clear answer and leaves nothing. Uses the spare people 920 to 929. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class HostileMessagesTest {

    private static final String DAY = "2019-11-02";

    private final DemoData data = GatewayServers.data();

    private CareDesk desk(int spare) {
        return new CareDesk(data.countyHospital(), data.spare(spare));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cnt\":1→cnt\":1e20",
                "cnt\":1→cnt\":1e999999999",
                "cnt\":1→cnt\":\"NaN\"",
                "cnt\":1→cnt\":1.00001",
                "cnt\":1→cnt\":[1]",
                "cnt\":1→cnt\":{}",
                "cnt\":1→cnt\":-1",
                "cnt\":1→cnt\":0",
                "pric\":10.00→pric\":-10.00",
                "pric\":10.00→pric\":99999999999999999",
                "det_item_fee_sumamt\":10.00→det_item_fee_sumamt\":-10.00",
                "det_item_fee_sumamt\":10.00→det_item_fee_sumamt\":10.001",
                "det_item_fee_sumamt\":10.00→det_item_fee_sumamt\":99999999999999.99",
                "2019-11-02 09→2020-02-30 09",
                "2019-11-02 09→2999-01-01 09",
                "2019-11-02 09:00:00→0000-00-00",
                "2019-11-02 09:00:00→2019-11-02T09:00:00Z",
                "feedetl_sn\":\"1\"→feedetl_sn\":\"1234567890123456789012345678901\"",
                "feedetl_sn\":\"1\"→feedetl_sn\":\"\"",
                "feedetl_sn\":\"1\"→feedetl_sn\":\"\\u0000\"",
                "feedetl_sn\":\"1\"→feedetl_sn\":\"\\ud800\"",
                "feedetl_sn\":\"1\"→feedetl_sn\":\"1\",\"feedetl_sn\":\"2\"",
                "[{→[[{",
                "[{→[1,{",
                "[{→[null,{"
            })
    void aLineThatCannotBeIsRefusedAndLeavesNothing(String change) {
        CareDesk desk = desk(920);
        String visit = desk.admitted("2019-11-01");
        Map<String, String> before = GatewayRows.counts();
        int arrow = change.indexOf('→');
        String[] parts = {change.substring(0, arrow), change.substring(arrow + 1)};
        String rows = "{\"feedetail\":[" + CareDesk.classA("1", DAY, "10.00") + "]}";
        assertTrue(rows.contains(parts[0]), rows);
        String input = desk.filled(rows.replace(parts[0], parts[1]), visit, "");
        Reply reply = desk.client().call("2301", parts[1].equals("[[{") ? input.replace("}]", "}]]") : input);
        assertEquals(200, reply.status(), reply::text);
        assertEquals(-1, reply.code(), reply::text);
        assertTrue(reply.error().matches("\\[7\\d{3}] .+"), reply::text);
        assertEquals(before, GatewayRows.counts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "\"\"", "null", "5", "true", "[{}]"})
    void aNodeOfAnotherShapeIsRefused(String node) {
        CareDesk desk = desk(920);
        Reply reply = desk.client().call("2301", "{\"feedetail\":" + node + "}");
        assertEquals(200, reply.status(), reply::text);
        assertTrue(reply.error().startsWith("[70"), reply::text);
        reply.naming("feedetail");
    }

    @Test
    void aFaultOnALineNamesItsPlace() {
        CareDesk desk = desk(921);
        String visit = desk.admitted("2019-11-01");
        String good = CareDesk.classA("1", DAY, "10.00");
        desk.upload(visit, good, CareDesk.line("2", "D000001", DAY, "10.00", "2", "19.99"))
                .refused(7023)
                .naming("节点 feedetail 第2行 字段 det_item_fee_sumamt(明细项目费用总额)");
        desk.upload(visit, good, CareDesk.line("2", "NO SUCH'; drop table visit; --", DAY, "1", "1", "1"))
                .ok();
        desk.upload(visit, CareDesk.classA("1", DAY, "11.00")).refused(7023).naming("第1行 字段 feedetl_sn");
        desk.upload(visit, good, good.replace("@visit", desk.admitted("2019-11-05")))
                .refused(7023)
                .naming("第2行 字段 mdtrt_id");
    }

    @Test
    void oddCharactersComeBackAsTheyWere() {
        CareDesk desk = desk(922);
        String visit = desk.admitted("2019-11-01");
        // thirty characters outside the basic plane
        String serial = "𠀀".repeat(30);
        desk.upload(visit, CareDesk.classA(serial, DAY, "10.00")).ok();
        desk.upload(visit, CareDesk.classA(serial + "x", DAY, "10.00")).refused(7011);
        String quoting = "'\\\"; --\\u0001\\t%_\\\\";
        desk.upload(visit, CareDesk.classA(quoting, DAY, "10.00")).ok();
        List<String> serials = List.of(
                desk.visit("5204", visit, "")
                        .ok()
                        .output()
                        .path(0)
                        .path("feedetl_sn")
                        .asText(),
                desk.visit("5204", visit, "")
                        .ok()
                        .output()
                        .path(1)
                        .path("feedetl_sn")
                        .asText());
        assertTrue(serials.contains(serial), serials::toString);
        assertTrue(serials.contains("'\"; --\u0001\t%_\\"), serials::toString);
    }

    @Test
    void moreLinesThanMayComeAreRefused() {
        CareDesk desk = desk(923);
        String visit = desk.admitted("2019-11-01");
        Map<String, String> before = GatewayRows.counts();
        String[] lines = new String[1001];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = CareDesk.classA("L" + i, DAY, "1.00");
        }
        desk.upload(visit, lines).refused(7018).naming("feedetail", "1000");
        assertEquals(before, GatewayRows.counts());
    }

    /** Each line is within its field, and their sum is beyond what an amount may be. */
    @Test
    void aSumBeyondEveryAmountIsNoFaultOfOurs() {
        CareDesk desk = desk(924);
        String visit = desk.admitted("2019-11-01");
        String[] lines = new String[1000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = CareDesk.classA("L" + i, DAY, "99999999.99");
        }
        Reply large = desk.upload(visit, lines);
        assertEquals(200, large.status(), large::text);
        Reply largest = desk.upload(visit, CareDesk.classA("M", DAY, "9999999999.99"));
        assertEquals(200, largest.status(), largest::text);
    }

    @Test
    void somebodyUnknownIsRefused() {
        CareDesk nobody = new CareDesk(data.countyHospital(), GatewayRows.REGION + "0".repeat(22));
        Map<String, String> before = GatewayRows.counts();
        nobody.client().call("2401", nobody.admission("X1", "2019-11-01")).refused(2001);
        CareDesk odd = new CareDesk(data.countyHospital(), "' or 1=1 --");
        odd.client()
                .call("2401", odd.admission("X1", "2019-11-01"))
                .refused(7022)
                .naming("psn_no");
        assertEquals(before, GatewayRows.counts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"transcode\":\"2401\",\"msgno\":\"1\",\"data\":{}}",
                "{\"appId\":\"1\",\"encType\":\"SM4\",\"encData\":\"00\"}",
                "{\"infno\":2401}",
                "{\"infno\":{\"a\":1}}",
                "{\"infno\":\"2401\",\"msgid\":\"\\u0000\"}",
                "{\"infno\":\"2401\",\"msgid\":\"\\udc00\"}",
                "{\"infno\":\"2401\",\"infno\":\"2402\"}"
            })
    void anotherEditionsEnvelopeIsRefused(String body) {
        Map<String, String> before = GatewayRows.counts();
        Reply reply = NationalClient.send(
                SINGLE, body.getBytes(StandardCharsets.UTF_8), desk(925).client()::withKey);
        assertEquals(200, reply.status());
        assertTrue(reply.error().matches("\\[700[1-5]] .+"), reply::text);
        assertEquals(before, GatewayRows.counts());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 5_000, 200_000})
    void deepNestingIsRefused(int depth) {
        Map<String, String> envelope =
                desk(925).client().envelope("2401", desk(925).messageId(), "{}");
        envelope.put("input", "[".repeat(depth) + "]".repeat(depth));
        desk(925).client().send(SINGLE, envelope).refused(7001);
        envelope.put("input", NationalClient.quoted("[".repeat(depth) + "]".repeat(depth)));
        desk(925).client().send(SINGLE, envelope).refused(7019);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        NationalClient.send(
                        SINGLE,
                        new byte[] {'{', '"', (byte) 0xFF, '"', '}'},
                        desk(925).client()::withKey)
                .refused(7001);
        NationalClient.send(
                        SINGLE,
                        "{\"infno\":\"2401\"}".getBytes(StandardCharsets.UTF_16),
                        desk(925).client()::withKey)
                .refused(7001);
    }

    /** What a message says of a person beyond their number is nowhere afterwards. */
    @Test
    void namesAndNumbersOfPeopleAreNotKept() {
        CareDesk desk = desk(926);
        String canary = "金丝雀" + GatewayClient.unique("");
        String admission = desk.admission(GatewayClient.unique("S"), "2019-11-01")
                .replace(
                        "\"mdtrt_cert_no\":\"1\"",
                        "\"mdtrt_cert_no\":\"" + canary + "\",\"coner_name\":\"" + canary
                                + "\",\"tel\":\"" + canary + "\",\"psn_name\":\"" + canary + "\",\"certno\":\"" + canary
                                + "\",\"main_cond_dscr\":\"" + canary + "\",\"exp_content\":\"" + canary + "\"")
                .replace("\"甲\"", "\"" + canary + "\"");
        Map<String, String> envelope = desk.client().envelope("2401", desk.messageId(), admission);
        envelope.put("opter_name", NationalClient.quoted(canary));
        envelope.put("opter", NationalClient.quoted(canary));
        envelope.put("cainfo", NationalClient.quoted(canary));
        Reply opened = desk.client().send(SINGLE, envelope).ok();
        assertFalse(opened.text().contains(canary));
        String visit = opened.at("result.mdtrt_id");
        desk.upload(visit, CareDesk.classA("1", DAY, "3000.00").replace("\"甲\"", "\"" + canary + "\""))
                .ok();
        desk.discharge(visit, "2019-11-08").ok();
        String settlement = desk.settlement(visit, "3000.00", ",\"exp_content\":\"" + canary + "\"")
                .replace("\"mdtrt_cert_no\":\"1\"", "\"mdtrt_cert_no\":\"" + canary + "\"");
        CareDesk.held(desk.client().call("2304", settlement)).ok();
        desk.client()
                .call(
                        "1101",
                        "{\"data\":{\"mdtrt_cert_type\":\"02\",\"mdtrt_cert_no\":\"" + canary
                                + "\",\"begntime\":\"2019-11-12 08:00:00\",\"psn_name\":\"" + canary + "\"}}");
        List<Map<String, String>> tables = GatewayRows.all(
                "select table_name from information_schema.tables where table_schema = 'public' and table_type ="
                        + " 'BASE TABLE'");
        assertTrue(tables.size() > 10);
        for (Map<String, String> table : tables) {
            String name = table.get("table_name");
            assertEquals(
                    0,
                    GatewayRows.number(
                            "select count(*) from \"" + name + "\" t where strpos(t::text, ?) > 0"
                                    + " or strpos(t::text, encode(convert_to(?, 'UTF8'), 'hex')) > 0",
                            canary,
                            canary),
                    name);
        }
    }
}
