package io.jishi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.EmbeddedServers;
import io.jishi.support.GatewayProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged application over HTTP, as a process of its own on real servers. */
class PackagedApplicationIT {

    private static final DemoData DATA = DemoData.seeded(DemoDatabase.SEED);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init")
    private static Map<String, String> configuration;

    @SuppressWarnings("NullAway.Init")
    private static GatewayProcess gateway;

    @BeforeAll
    static void start() throws Exception {
        servers = EmbeddedServers.start();
        configuration = DemoDatabase.prepare(servers, DATA);
        gateway = launch("packaged-application.log").awaitReady();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        servers.close();
    }

    private static GatewayProcess launch(String log) throws IOException {
        return GatewayProcess.launch(GatewayProcess.freePort(), configuration, Path.of("target", log));
    }

    @Test
    void aBillSurvivesTheDeathOfItsGateway() throws Exception {
        String body = discharge(0, "IT-1");
        HttpResponse<byte[]> first = settle(gateway, "it-1", body);
        assertEquals(200, first.statusCode());
        gateway.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        gateway = launch("packaged-application-restarted.log").awaitReady();
        HttpResponse<byte[]> again = settle(gateway, "it-1", body);
        assertEquals(200, again.statusCode());
        assertArrayEquals(first.body(), again.body());
        assertEquals("true", again.headers().firstValue("Idempotent-Replayed").orElse(""));
    }

    @Test
    void settlingGoesOnWithoutRedis() throws Exception {
        servers.stopRedis();
        try {
            assertEquals(200, settle(gateway, "it-2", discharge(1, "IT-2")).statusCode());
            HttpRequest ready =
                    HttpRequest.newBuilder(gateway.uri("/q/health/ready")).build();
            assertEquals(
                    200,
                    CLIENT.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode());
        } finally {
            servers.startRedis();
        }
    }

    @Test
    void aWrongRequestIsAProblemThatNamesTheField() throws Exception {
        HttpResponse<byte[]> answer =
                settle(gateway, "it-3", discharge(2, "IT-3").replace("20000.00", "20000.001"));
        String problem = new String(answer.body(), StandardCharsets.UTF_8);
        assertEquals(400, answer.statusCode());
        assertTrue(problem.contains("\"field\":\"fees.total\""), problem);
    }

    @Test
    void theEmbeddedServersAreNotInTheApplication() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/quarkus-app"))) {
            List<String> foreign = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(".*(embedded|zonky|tukaani|commons-compress|jqwik|junit).*"))
                    .toList();
            assertEquals(List.of(), foreign);
        }
    }

    @Test
    void withoutConfigurationItRefusesToStart() throws Exception {
        Path log = Path.of("target", "packaged-application-unconfigured.log");
        try (GatewayProcess unconfigured = GatewayProcess.launch(GatewayProcess.freePort(), Map.of(), log)) {
            assertTrue(unconfigured.process().waitFor(60, TimeUnit.SECONDS), "it ends by itself");
            assertNotEquals(0, unconfigured.process().exitValue());
        }
        String said = Files.readString(log);
        assertTrue(said.contains("quarkus.datasource.reactive.url"), said);
        assertTrue(said.contains("jishi.identity.index-key"), said);
        assertFalse(said.contains("Listening on"), said);
    }

    private static String discharge(int spare, String visit) {
        return """
                {"insuredRegion":"141024","personId":"%s","scheme":"RESIDENT","careType":"INPATIENT",\
                "visitNumber":"%s","admittedOn":"2020-05-01","dischargedOn":"2020-05-09",\
                "fees":{"total":20000.00}}""".formatted(DATA.spare(spare).personId(), visit);
    }

    private static HttpResponse<byte[]> settle(GatewayProcess at, String key, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at.uri("/v1/settlements"))
                .header("Content-Type", "application/json")
                .header("X-Api-Key", DATA.cityHospital().apiKey())
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
