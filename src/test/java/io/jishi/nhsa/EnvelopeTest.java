package io.jishi.nhsa;

import static io.jishi.support.NationalClient.SINGLE;
import static io.jishi.support.NationalClient.quoted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoProvider;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every message has in common, seen through 9001, 9002 and 1901. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class EnvelopeTest {

    private static final String SIGN_IN = "{\"signIn\":{\"opter_no\":\"0001\",\"mac\":\"\",\"ip\":\"127.0.0.1\"}}";
    private static final String CARE =
            "{\"data\":{\"type\":\"diag_type\",\"admdvs\":\"141000\",\"date\":\"2021-01-01\",\"valiFlag\":\"1\"}}";

    private final DemoProvider hospital = GatewayServers.data().countyHospital();
    private final NationalClient client = NationalClient.of(hospital);

    @Test
    void signingInGivesANumberThatSigningOutTakes() {
        String number = client.call("9001", SIGN_IN).ok().at("signinoutb.sign_no");
        assertTrue(number.matches("[0-9]{30}"), number);
        Reply out = client.call("9002", signOut(number)).ok();
        assertTrue(out.at("signoutoutb.sign_time").matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"), out::text);
        NationalClient.of(GatewayServers.data().cityHospital())
                .call("9002", signOut(number))
                .refused(7022)
                .naming("节点 signOut", "sign_no(交易签到流水号)");
        assertNotEquals(number, client.call("9001", SIGN_IN).ok().at("signinoutb.sign_no"));
    }

    @Test
    void theCodeListsAreShown() {
        assertEquals(
                "{\"list\":[" + code("1", "西医诊断", 1) + "," + code("2", "中医主病诊断", 2) + "," + code("3", "中医主证诊断", 3)
                        + "]}",
                client.call("1901", CARE).ok().outputText());
        assertEquals(
                "{\"list\":[]}",
                client.call("1901", CARE.replace("2021", "2001")).ok().outputText());
        assertEquals(
                "{\"list\":[]}",
                client.call("1901", CARE.replace("diag_type", "nothing")).ok().outputText());
        assertEquals(
                "{\"list\":[]}",
                client.call("1901", CARE.replace("\"1\"", "\"0\"")).ok().outputText());
    }

    @Test
    void thePathOfATransactionAnswersLikeTheSinglePath() {
        Map<String, String> envelope = client.envelope("1901", client.messageId(), CARE);
        String single = client.send(SINGLE, envelope).ok().outputText();
        assertEquals(
                single,
                client.send(SINGLE + "/catalogqueryservice/queryDataDic", envelope)
                        .ok()
                        .outputText());
        client.send(SINGLE + "/signInSignOutService/signIn", envelope).refused(7006);
        client.send(SINGLE + "/nowhere", envelope).refused(7006);
        envelope.put("infno", quoted("9001"));
        client.send(SINGLE + "/catalogqueryservice/queryDataDic", envelope).refused(7006);
    }

    @Test
    void anUnknownTransactionIsRefused() {
        client.call("9999", "{}").refused(7005);
        Map<String, String> envelope = client.envelope("3301", client.messageId(), "{}");
        client.send(SINGLE + "/catalogCompService/catalogCompUp", envelope).refused(7005);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "null", "\"text\"", "{\"infno\":\"1901\"", "{\"a\":1,\"a\":2}"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        NationalClient.send(SINGLE, body.getBytes(StandardCharsets.UTF_8), client::withKey)
                .refused(7001);
    }

    @Test
    void anObjectThatIsNoEnvelopeIsRefused() {
        byte[] body = "{\"personId\":\"1\"}".getBytes(StandardCharsets.UTF_8);
        NationalClient.send(SINGLE, body, client::withKey).refused(7002);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "msgid",
                "mdtrtarea_admvs",
                "recer_sys_code",
                "infver",
                "opter_type",
                "opter",
                "opter_name",
                "inf_time",
                "fixmedins_code",
                "fixmedins_name",
                "input"
            })
    void aRequiredFieldOfTheEnvelopeIsMissed(String field) {
        Map<String, String> envelope = client.envelope("1901", client.messageId(), CARE);
        envelope.remove(field);
        client.send(SINGLE, envelope).refused(7003).naming("字段 " + field + "(");
        envelope.put(field, "null");
        client.send(SINGLE, envelope).refused(7003).naming("字段 " + field + "(");
    }

    @Test
    void aFieldOfTheEnvelopeThatDoesNotFitIsNamed() {
        refusedEnvelope("msgid", "1".repeat(31)).naming("msgid(发送方报文ID)", "超过规定长度");
        refusedEnvelope("mdtrtarea_admvs", "1410000").naming("mdtrtarea_admvs");
        refusedEnvelope("dev_no", "d".repeat(101)).naming("dev_no");
        refusedEnvelope("opter_type", "4").naming("opter_type(经办人类别)", "代码未知");
        refusedEnvelope("inf_time", "yesterday").naming("inf_time", "不是有效的日期时间");
    }

    @Test
    void fieldsNobodyKnowsAndOtherSpellingsAreTaken() {
        Map<String, String> envelope = client.envelope("1901", client.messageId(), CARE);
        envelope.put("enc_type", quoted("SM4"));
        envelope.put("serv_code", "{\"a\":[1,2]}");
        envelope.put("mdtrtarea_admdvs", envelope.remove("mdtrtarea_admvs"));
        envelope.put("insu_admdvs", envelope.remove("insuplc_admdvs"));
        envelope.put("opter_type", "1");
        envelope.put("input", quoted(CARE));
        client.send(SINGLE, envelope).ok();
        envelope.put("input", quoted("[1]"));
        client.send(SINGLE, envelope).refused(7019);
        envelope.put("input", "5");
        client.send(SINGLE, envelope).refused(7019);
    }

    @Test
    void theMessageNamesTheInstitutionThatCalls() {
        Map<String, String> envelope = client.envelope("1901", client.messageId(), CARE);
        envelope.put(
                "fixmedins_code", quoted(GatewayServers.data().cityHospital().code()));
        client.send(SINGLE, envelope).refused(7009);
    }

    @Test
    void aFieldThatIsWrongIsNamedWithItsNode() {
        client.call("1901", "{}").refused(7010).naming("节点 data 必填");
        client.call("1901", "{\"data\":{\"type\":\"\"}}").refused(7010).naming("节点 data 字段 type(字典类型) 必填");
        client.call("1901", CARE.replace("2021-01-01", "2021-02-30"))
                .refused(7014)
                .naming("字段 date(查询日期)");
        client.call("1901", CARE.replace("diag_type", "t".repeat(31))).refused(7011);
        client.call("1901", "{\"data\":5}").refused(7015);
        client.call("1901", "{\"data\":{\"type\":{}}}").refused(7015);
        client.call("1901", "{\"data\":[" + CARE.substring(8, CARE.length() - 1) + ",{}]}")
                .refused(7018);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsReadOrAfter() {
        String padded = CARE.replace("}}", ",\"more\":\"" + "x".repeat(1024 * 1024) + "\"}}");
        Map<String, String> envelope = client.envelope("1901", client.messageId(), padded);
        Reply after = client.send(SINGLE, envelope);
        assertEquals(413, after.failed(7040).status());
        // announced and not sent, so that no bytes under way can cut the answer off
        String before =
                GatewayClient.of(hospital).announce(SINGLE + "/catalogqueryservice/queryDataDic", 1024 * 1024 + 1);
        assertTrue(before.startsWith("HTTP/1.1 413 "), before);
        assertTrue(before.contains("[7040] "), before);
        String file = GatewayClient.of(hospital).announce(SINGLE + "/fileupload/upload", 24 * 1024 * 1024 + 1);
        assertTrue(file.startsWith("HTTP/1.1 413 "), file);
    }

    @Test
    void aLargeBodyWithinTheBoundIsReadAsWell() {
        String padded = CARE.replace("}}", ",\"more\":\"" + "x".repeat(900 * 1024) + "\"}}");
        client.call("1901", padded).ok();
    }

    private Reply refusedEnvelope(String field, String value) {
        Map<String, String> envelope = client.envelope("1901", client.messageId(), CARE);
        envelope.put(field, quoted(value));
        return client.send(SINGLE, envelope).refused(7004);
    }

    private static String signOut(String number) {
        return "{\"signOut\":{\"sign_no\":\"" + number + "\",\"opter_no\":\"0001\"}}";
    }

    private static String code(String value, String label, int place) {
        return "{\"type\":\"diag_type\",\"label\":\"" + label + "\",\"value\":\"" + value
                + "\",\"parent_value\":\"\",\"sort\":" + place
                + ",\"vali_flag\":\"1\",\"create_user\":\"\",\"create_date\":\"\",\"version\":\"2020-01-01\"}";
    }
}
