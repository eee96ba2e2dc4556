package io.jishi;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a gateway from starting or from being ready, and that it says so in one line. */
class StartupIT {

    private static final DemoData DATA = DemoData.seeded(DemoDatabase.SEED);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init")
    private static Map<String, String> configuration;

    @BeforeAll
    static void start() {
        servers = EmbeddedServers.start();
        configuration = DemoDatabase.prepare(servers, DATA);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DemoDatabase.connect(servers);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aDatabaseThatMayLoseCommitsKeepsItFromBeingReady() throws Exception {
        execute("alter role jishi_gateway set synchronous_commit = off");
        Path log = Path.of("target", "startup-not-durable.log");
        try (GatewayProcess gateway = GatewayProcess.launch(GatewayProcess.freePort(), configuration, log)) {
            HttpResponse<String> ready = awaitAnswer(gateway);
            // it listens a moment before the first answer of the database
            for (int i = 0; i < 20 && !ready.body().contains("synchronous_commit is off"); i++) {
                Thread.sleep(250);
                ready = awaitAnswer(gateway);
            }
            assertEquals(503, ready.statusCode());
            assertTrue(ready.body().contains("synchronous_commit is off, set for the role"), ready.body());
            assertEquals(503, settle(gateway, "refused"));
            execute("alter role jishi_gateway reset synchronous_commit");
            gateway.awaitReady();
            int status = settle(gateway, "accepted");
            for (int i = 0; i < 20 && status == 503; i++) {
                Thread.sleep(250);
                status = settle(gateway, "accepted");
            }
            assertEquals(200, status);
        } finally {
            execute("alter role jishi_gateway reset synchronous_commit");
        }
    }

    private static HttpResponse<String> awaitAnswer(GatewayProcess gateway) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        HttpRequest request =
                HttpRequest.newBuilder(gateway.uri("/q/health/ready")).build();
        while (true) {
            try {
                return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException notYet) {
                assertTrue(System.nanoTime() < end, "it listens");
                Thread.sleep(100);
            }
        }
    }

    private static int settle(GatewayProcess gateway, String key) throws Exception {
        String body = """
                {"insuredRegion":"141024","personId":"%s","scheme":"RESIDENT","careType":"INPATIENT",\
                "visitNumber":"%s","admittedOn":"2020-05-01","dischargedOn":"2020-05-09",\
                "fees":{"total":20000.00}}""".formatted(DATA.spare(3).personId(), key);
        HttpRequest request = HttpRequest.newBuilder(gateway.uri("/v1/settlements"))
                .header("Content-Type", "application/json")
                .header("X-Api-Key", DATA.cityHospital().apiKey())
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void anOlderSchemaThatItMayNotMigrateStopsIt() throws Exception {
        execute("create database empty");
        Map<String, String> other = new HashMap<>(configuration);
        other.replaceAll((key, value) -> key.endsWith(".url") ? value.replaceFirst("/[^/]+$", "/empty") : value);
        other.put("quarkus.flyway.migrate-at-start", "false");
        assertRefuses(other, "startup-old-schema.log", "the gateway does not start: the schema is older");
    }

    @Test
    void aPolicyDirectoryThatIsNotThereStopsIt() throws Exception {
        Map<String, String> other = new HashMap<>(configuration);
        other.put("jishi.policy.directories", "/nowhere/at/all");
        assertRefuses(other, "startup-no-policies.log", "/nowhere/at/all");
    }

    @Test
    void aPolicyFileThatIsNoneStopsIt(@TempDir Path folder) throws Exception {
        Path region = Files.createDirectories(folder.resolve("141000").resolve("resident"));
        Files.writeString(region.resolve("policy.yaml"), "region: [");
        Files.writeString(region.resolve("law.md"), "");
        Files.writeString(region.resolve("cases.yaml"), "");
        Map<String, String> other = new HashMap<>(configuration);
        other.put("jishi.policy.directories", folder.toString());
        assertRefuses(other, "startup-bad-policy.log", "141000");
    }

    @Test
    void aShiftOfTheClockThatIsNoDrillStopsIt() throws Exception {
        Map<String, String> other = new HashMap<>(configuration);
        other.put("jishi.clock.offset", "PT2H");
        assertRefuses(other, "startup-shifted.log", "jishi.clock.offset is PT2H, and at most an hour either way");
    }

    private static void assertRefuses(Map<String, String> settings, String name, String line) throws Exception {
        Path log = Path.of("target", name);
        try (GatewayProcess gateway = GatewayProcess.launch(GatewayProcess.freePort(), settings, log)) {
            assertTrue(gateway.process().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "it ends by itself");
            assertNotEquals(0, gateway.process().exitValue());
        }
        String said = Files.readString(log);
        assertTrue(said.lines().anyMatch(each -> each.contains(line)), said);
        assertFalse(said.contains("Listening on"), said);
    }
}
