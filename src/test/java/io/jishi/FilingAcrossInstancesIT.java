package io.jishi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.DemoProvider;
import io.jishi.support.EmbeddedServers;
import io.jishi.support.FilingClient;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances on one database: a filing made or withdrawn at one counts at the other at once. */
class FilingAcrossInstancesIT {

    private static final DemoData DATA = DemoData.seeded(DemoDatabase.SEED);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init")
    private static GatewayProcess one;

    @SuppressWarnings("NullAway.Init")
    private static GatewayProcess other;

    @BeforeAll
    static void start() throws Exception {
        servers = EmbeddedServers.start();
        Map<String, String> configuration = DemoDatabase.prepare(servers, DATA);
        one = launch(configuration, "filing-one.log").awaitReady();
        other = launch(configuration, "filing-other.log").awaitReady();
    }

    private static GatewayProcess launch(Map<String, String> configuration, String log) throws Exception {
        return GatewayProcess.launch(GatewayProcess.freePort(), configuration, Path.of("target", log));
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        servers.close();
    }

    @Test
    void aFilingMadeAtOneInstanceCountsAtTheOtherAtOnce() throws Exception {
        // a bill at the other instance, so that it has cached the person without a filing
        assertEquals("NOT_FILED", settle(other, "2019-11-12").path("referral").asText());
        String id = file(one).path("filingId").asText();
        assertEquals("FILED", preview(other, "2019-11-20"));
        JsonNode bill = settle(other, "2019-11-20");
        assertEquals("FILED", bill.path("referral").asText());
        assertEquals(
                bill.path("settlementId").asText(),
                withdraw(one, id).path("usedBy").path(0).asText());
        assertEquals("NOT_FILED", preview(other, "2019-11-25"));
        assertEquals("NOT_FILED", settle(other, "2019-11-25").path("referral").asText());
    }

    private static JsonNode file(GatewayProcess at) throws Exception {
        Body filing = FilingClient.referral(DATA.spare(459), DATA.cityHospital());
        HttpRequest.Builder request = request(at, "/v1/filings", DATA.countyHospital());
        return answer(201, request.header("Idempotency-Key", "it-filing").POST(body(filing)));
    }

    private static JsonNode withdraw(GatewayProcess at, String id) throws Exception {
        return answer(
                200, request(at, "/v1/filings/" + id, DATA.countyHospital()).DELETE());
    }

    private static JsonNode settle(GatewayProcess at, String day) throws Exception {
        HttpRequest.Builder request = request(at, "/v1/settlements", DATA.cityHospital());
        return answer(200, request.header("Idempotency-Key", "it-" + day).POST(body(stay(day))));
    }

    private static String preview(GatewayProcess at, String day) throws Exception {
        HttpRequest.Builder request = request(at, "/v1/settlements/preview", DATA.cityHospital());
        return answer(200, request.POST(body(stay(day)))).path("referral").asText();
    }

    private static Body stay(String day) {
        return GatewayClient.stay(DATA.spare(459)).on(day);
    }

    private static HttpRequest.BodyPublisher body(Body body) {
        return BodyPublishers.ofByteArray(body.bytes());
    }

    private static HttpRequest.Builder request(GatewayProcess at, String path, DemoProvider caller) {
        return HttpRequest.newBuilder(at.uri(path))
                .header("Content-Type", "application/json")
                .header("X-Api-Key", caller.apiKey());
    }

    private static JsonNode answer(int status, HttpRequest.Builder request) throws Exception {
        var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        JsonNode json = GatewayClient.parse(response.body());
        assertEquals(status, response.statusCode(), json::toString);
        return json;
    }
}
