package io.jishi.nhsa;

import static io.jishi.support.NationalClient.SINGLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The two ways to the transactions, and bodies that do not say how long they are. Uses the spare person 929. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class TransportTest {

    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("1101", "fsiPsnInfoService/queryPsnInfo"),
            Map.entry("2001", "fsiPsnPriorityInfoService/queryPsnPriorityInfo"),
            Map.entry("2201", "outpatientDocInfoService/outpatientRregistration"),
            Map.entry("2203A", "outpatientDocInfoService/outpatientMdtrtinfoUpA"),
            Map.entry("2204", "outpatientDocInfoService/outpatientFeeListUp"),
            Map.entry("2206A", "outpatientSettleService/preSettletmentA"),
            Map.entry("2207", "outpatientSettleService/saveSettletmentV2"),
            Map.entry("2207A", "outpatientSettleService/saveSettletment"),
            Map.entry("2208", "outpatientSettleService/cancleSettletment"),
            Map.entry("2301", "hospFeeDtlService/feeDtlUp"),
            Map.entry("2302", "hospFeeDtlService/feeDtlCl"),
            Map.entry("2303", "hospSettService/preSett"),
            Map.entry("2304", "hospSettService/settV2"),
            Map.entry("2305", "hospSettService/settCl"),
            Map.entry("2401", "hospitalRegisterService/hospitalRegisterSave"),
            Map.entry("2402", "dscgService/dischargeProcess"),
            Map.entry("2405", "dscgService/dischargeUndo"),
            Map.entry("2601", "reverseService/revsMethod"),
            Map.entry("3201", "ybSettlementStmtService/stmtTotal"),
            Map.entry("3202", "ybSettlementStmtService/stmtDetail"),
            Map.entry("5203", "fsiIntegratedQueryService/querySetlInfo"),
            Map.entry("5204", "fsiIntegratedQueryService/queryFeeList"),
            Map.entry("9101", "fileupload/upload"),
            Map.entry("9102", "fileupload/download"));

    private final DemoData data = GatewayServers.data();
    private final NationalClient client = NationalClient.of(data.countyHospital());

    @Test
    void everyPathAnswersLikeTheSinglePath() {
        PATHS.forEach((number, path) -> {
            Map<String, String> envelope = client.envelope(number, client.messageId(), "{}");
            Reply single = client.send(SINGLE, envelope).refused(7010);
            assertEquals(
                    single.error(),
                    client.send(SINGLE + "/" + path, envelope).refused(7010).error(),
                    number);
            // a path of another transaction
            String other = number.equals("1101") ? PATHS.get("2601") : PATHS.get("1101");
            client.send(SINGLE + "/" + other, envelope).refused(7006);
        });
    }

    @Test
    void aSettlementIsOneWhicheverWayItsCopiesTake() {
        CareDesk desk = new CareDesk(data.countyHospital(), data.spare(929));
        String visit = desk.dischargedStay();
        Map<String, String> envelope =
                client.envelope("2304", client.messageId(), desk.settlement(visit, "3000.00", ""));
        Reply single = CareDesk.held(client.send(SINGLE, envelope).ok());
        Reply byPath = client.send(SINGLE + "/hospSettService/settV2", envelope).ok();
        assertEquals(single.outputText(), byPath.outputText());
        assertTrue(single.text().startsWith("{\"infcode\":0,\"inf_refmsgid\":\""), single::text);
        // amounts with two decimals, ratios with four, in the order of the table
        assertTrue(
                single.outputText()
                        .matches("\\{\"setlinfo\":\\{\"mdtrt_id\":\".{28}\",\"setl_id\":\".{28}\",.*"
                                + "\"medfee_sumamt\":3000\\.00,.*\"pool_prop_selfpay\":[01]\\.\\d{4},.*"),
                single::text);
        for (String text :
                List.of("\"balc\":0.00", "\"acct_mulaid_pay\":0.00", "\"psn_name\":\"\"", "\"hifes_pay\":0.00")) {
            assertTrue(single.outputText().contains(text), text);
        }
    }

    private HttpResponse<byte[]> chunked(String path, Map<String, String> envelope) {
        byte[] body = NationalClient.json(envelope).getBytes(StandardCharsets.UTF_8);
        return GatewayClient.start(client.withKey(GatewayClient.anonymous(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .build())
                .join();
    }

    private Map<String, String> file(int bytes) {
        return client.envelope(
                "9101",
                client.messageId(),
                "{\"fsUploadIn\":{\"in\":\"" + "A".repeat(bytes) + "\",\"filename\":\"f\",\"fixmedins_code\":\""
                        + data.countyHospital().code() + "\"}}");
    }

    private Map<String, String> padded(int bytes) {
        return client.envelope(
                "1901",
                client.messageId(),
                "{\"data\":{\"type\":\"diag_type\",\"admdvs\":\"141000\",\"date\":\"2021-01-01\",\"valiFlag\":\"1\","
                        + "\"more\":\"" + "A".repeat(bytes) + "\"}}");
    }

    @Test
    void bodiesThatDoNotSayHowLongTheyAreHaveTheSameBounds() {
        String codes = SINGLE + "/catalogqueryservice/queryDataDic";
        assertEquals(200, chunked(codes, padded(500_000)).statusCode());
        assertTooLarge(codes, padded(2_000_000));
        assertTooLarge(SINGLE, padded(2_000_000));
        assertEquals(
                200, chunked(SINGLE + "/fileupload/upload", file(4_000_000)).statusCode());
        assertEquals(200, chunked(SINGLE, file(4_000_000)).statusCode());
        assertTooLarge(SINGLE + "/fileupload/upload", file(26_000_000));
    }

    /** The connection may be cut while the client still sends. */
    private void assertTooLarge(String path, Map<String, String> envelope) {
        int status;
        try {
            status = chunked(path, envelope).statusCode();
        } catch (CompletionException cut) {
            status = 413;
        }
        assertEquals(413, status, path);
    }
}
