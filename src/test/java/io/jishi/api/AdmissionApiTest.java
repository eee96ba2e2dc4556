package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient;
import io.jishi.support.NationalClient.Reply;
import io.jishi.support.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A gateway with two places for settling, which two bills of a person hold whose row is locked. Uses the spare people
 * 940 to 949.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@TestProfile(AdmissionApiTest.TwoPlaces.class)
class AdmissionApiTest {

    /** The settings. */
    public static class TwoPlaces implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>();
            for (String bound : List.of("first", "minimum", "maximum")) {
                settings.put("jishi.admission.settle." + bound, "2");
            }
            settings.put("jishi.settlement.answer-deadline", "PT8S");
            // the locked row is waited for as long as a test takes
            String lanes = "quarkus.datasource.lanes.reactive.additional-properties.";
            settings.put(lanes + "lock_timeout", "20000");
            settings.put(lanes + "statement_timeout", "20000");
            return settings;
        }
    }

    private final DemoData data = GatewayServers.data();
    private final GatewayClient county = GatewayClient.of(data.countyHospital());
    private final List<CompletableFuture<HttpResponse<byte[]>>> held = new ArrayList<>();
    private Connection lock;

    @BeforeEach
    void takeBothPlaces() throws Exception {
        DemoPerson person = data.spare(940);
        lock = GatewayRows.connect();
        lock.setAutoCommit(false);
        try (PreparedStatement statement =
                lock.prepareStatement("select 1 from person where person_id = ? for update")) {
            statement.setString(1, person.personId());
            assertTrue(statement.executeQuery().next());
        }
        for (int i = 0; i < 2; i++) {
            held.add(GatewayClient.start(
                    county.settlement(unique("held"), stay(person).bytes())));
        }
        untilInFlight(2);
    }

    @AfterEach
    void giveThemBack() throws Exception {
        lock.rollback();
        lock.close();
        held.forEach(CompletableFuture::join);
        held.clear();
        untilInFlight(0);
    }

    private static void untilInFlight(int count) throws InterruptedException {
        String line = "jishi_admission_in_flight{class=\"settle\"} " + count + ".0";
        for (int i = 0; i < 100; i++) {
            if (metrics().contains(line)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("never: " + line);
    }

    private static String metrics() {
        return GatewayClient.send(GatewayClient.anonymous("/metrics").GET().build())
                .text();
    }

    @Test
    void whoFindsNoPlaceIsToldSoAtOnceAndNothingIsStored() {
        Body body = stay(data.spare(941));
        Map<String, String> before = GatewayRows.counts();
        String key = unique("shed");
        long start = System.nanoTime();
        Answer answer = county.settle(key, body).problem(503, 4014);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        assertTrue(milliseconds < 500, milliseconds + " ms");
        assertTrue(answer.header("Retry-After").orElse("").matches("[1-3]"));
        assertEquals(before, GatewayRows.counts());
        assertEquals("NOT_SEEN", county.outcome("SETTLE", key).expect(200).at("state"));
        assertTrue(metrics().contains("jishi_admission_shed_total{cause=\"class_full\",class=\"settle\"}"));
    }

    @Test
    void theTimesToComeBackAreSpread() {
        Body body = stay(data.spare(941));
        List<CompletableFuture<HttpResponse<byte[]>>> refused = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            refused.add(GatewayClient.start(county.settlement(unique("shed"), body.bytes())));
        }
        TreeSet<String> told = new TreeSet<>();
        for (CompletableFuture<HttpResponse<byte[]>> each : refused) {
            assertEquals(503, each.join().statusCode());
            told.add(each.join().headers().firstValue("Retry-After").orElse(""));
        }
        // each of three values is missed by sixty draws once in 10^10 runs
        assertEquals(List.of("1", "2", "3"), List.copyOf(told));
    }

    @Test
    void whatEndsAnUncertaintyIsAnsweredAllTheWhile() {
        String key = unique("never");
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            county.outcome("SETTLE", key).expect(200);
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            assertTrue(milliseconds < 1000, milliseconds + " ms");
        }
        Answer reversed = VisitClient.of(data.countyHospital()).reverse(data.spare(942), "SETTLE", key);
        assertTrue(reversed.status() != 503 && reversed.status() != 429, reversed::text);
        // and the lower classes have places of their own
        assertEquals(200, county.preview(stay(data.spare(943))).status());
    }

    @Test
    void whoeverAsksIsRefusedAtTheDoorWithoutALookUp() {
        Answer anonymous = GatewayClient.send(GatewayClient.anonymous("/v1/settlements")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("garbage"))
                .build());
        anonymous.problem(503, 4014);
    }

    @Test
    void theNationalInterfaceSaysItInItsOwnForm() {
        NationalClient hospital = NationalClient.of(data.countyHospital());
        String settle = "{\"data\":{}}";
        Reply byPath = hospital.send("/fsi/api/hospSettService/settV2", hospital.envelope("2304", unique("M"), settle));
        byPath.refused(7030).naming("未执行");
        Reply single = hospital.call("2304", settle);
        single.refused(7030).naming("未执行");
        Reply reversal = hospital.call("2601", "{\"data\":{}}");
        assertTrue(!reversal.error().startsWith("[7030]"), reversal::text);
    }
}
