package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client sends by mistake. Uses the spare people 957 to 959. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class HostileBodiesTest {

    private final DemoData data = GatewayServers.data();
    private final GatewayClient county = GatewayClient.of(data.countyHospital());
    private final Body valid = stay(data.spare(957));

    private static void refusedAndNothingStored(java.util.function.Supplier<String> send) {
        Map<String, String> before = GatewayRows.counts();
        String answer = send.get();
        assertTrue(answer.matches("(?s)closed|(HTTP/1\\.1 )?4\\d\\d .*"), answer);
        String text = answer.toLowerCase(Locale.ROOT);
        for (String inside : List.of("exception", "at io.", "java.", "netty", "sqlstate")) {
            assertFalse(text.contains(inside), answer);
        }
        assertEquals(before, GatewayRows.counts());
    }

    /** Sends exactly these bytes and gives what comes back within a second. */
    private static String raw(byte[] request) {
        URI base = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        try (Socket socket = new Socket("127.0.0.1", base.getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request);
            byte[] buffer = new byte[8192];
            int count = socket.getInputStream().read(buffer);
            return count < 0 ? "closed" : new String(buffer, 0, count, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        }
    }

    private byte[] request(String headers, String body) {
        return ("POST /v1/settlements HTTP/1.1\r\nHost: gateway\r\nX-Api-Key: "
                        + data.countyHospital().apiKey() + "\r\nIdempotency-Key: " + unique("odd")
                        + "\r\nContent-Type: application/json\r\n" + headers + "\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The chunks count and the length is dropped (RFC 9112, 6.3): no byte of the body is taken for another request. */
    @Test
    void aBodyOfTwoLengthsIsOneBody() {
        String body = stay(data.spare(959)).toString();
        String chunked =
                Integer.toHexString(body.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + body + "\r\n0\r\n\r\n";
        String answer = raw(request("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunked));
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertEquals(0, answer.indexOf("HTTP/1.1"));
        assertEquals(0, answer.lastIndexOf("HTTP/1.1"));
    }

    @Test
    void twoLengthsThatDifferAreRefused() {
        refusedAndNothingStored(() -> raw(request("Content-Length: 5\r\nContent-Length: 6\r\n", "{    }")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "abc", "0x10", "99999999999999999999", "1048577"})
    void anOddLengthIsRefused(String length) {
        refusedAndNothingStored(() -> raw(request("Content-Length: " + length + "\r\n", "")));
    }

    @Test
    void aChunkOfAnOddLengthIsRefused() {
        refusedAndNothingStored(() -> raw(request("Transfer-Encoding: chunked\r\n", "-5\r\n{}\r\n0\r\n\r\n")));
        refusedAndNothingStored(() -> raw(request("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n")));
    }

    /** A hundred mebibytes of spaces in a hundred kibibytes: nothing is unpacked. */
    @Test
    void aBombStaysPacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] spaces = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                gzip.write(spaces);
            }
        }
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        refusedAndNothingStored(() -> {
            Answer answer = GatewayClient.send(county.post("/v1/settlements", packed.toByteArray())
                    .header("Content-Encoding", "gzip")
                    .header("Idempotency-Key", unique("bomb"))
                    .build());
            return answer.status() + " " + answer.text();
        });
        long after = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        assertTrue(after - used < 90L * 1024 * 1024, "grew by " + (after - used));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "６００００.００",
                "0x10",
                "1_000",
                "1e400",
                "-1e-400",
                "\"60000.00\"",
                "60000,00",
                "00060000.00",
                "18446744073709551616",
                "-0.001"
            })
    void aNumberThatIsNoneIsRefused(String number) {
        refusedAndNothingStored(() -> {
            Answer answer = county.settle(valid.raw("fees.total", number));
            return answer.status() + " " + answer.text();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc\u202Etxt", "\uD83D\uDE00", "\uD842\uDFB7\u9FA6", "\u0645\u0631", "O'Brien; --"})
    void textsOfAllPeoplesComeBackAsTheyWere(String visit) {
        String number = visit + unique("");
        Answer bill = county.settled(stay(data.spare(958)).text("visitNumber", number));
        assertEquals(
                number,
                GatewayRows.one(
                                "select v.visit_number from visit v join settlement s using (region, visit_id)"
                                        + " where s.settlement_id = ?",
                                bill.settlementId())
                        .get("visit_number"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99900019900101001x",
                "999000199001010O11",
                "９９９０００１９９００１０１００１１",
                "99900019900101001",
                "\uD842\uDFB7"
            })
    void anIdentityNumberOfAnotherFormIsNobodys(String number) {
        Answer answer = county.settle(valid.without("personId").text("identityNumber", number));
        // as a refusal it is stored and replays; the number itself is not
        answer.problem(422, 2001);
    }

    @Test
    void aRefusalIsFast() {
        byte[] deep = ("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20; i++) {
            GatewayClient.send(county.settlement(unique("deep"), deep)).problem(400, 4001);
        }
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            GatewayClient.send(county.settlement(unique("deep"), deep)).problem(400, 4001);
        }
        long each = (System.nanoTime() - start) / 100 / 1_000_000;
        assertTrue(each < 50, each + " ms each");
    }
}
