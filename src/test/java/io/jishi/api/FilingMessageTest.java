package io.jishi.api;

import static io.jishi.support.FilingClient.referral;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import io.jishi.support.FilingClient;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A filing is made once, and what is refused leaves nothing behind. Uses the spare people 440 to 449. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class FilingMessageTest {

    private final DemoData data = GatewayServers.data();
    private final DemoProvider cityHospital = data.cityHospital();
    private final FilingClient county = FilingClient.of(data.countyHospital());

    @Test
    void theSameMessageIsAnsweredWithTheSameBytes() {
        DemoPerson person = data.spare(440);
        String key = unique("filing");
        Body body = referral(person, cityHospital);
        Answer first = county.file(key, body).expect(201);
        assertFalse(first.header("Idempotent-Replayed").isPresent());
        Answer again = county.file(key, body).expect(201);
        assertArrayEquals(first.bytes(), again.bytes());
        assertEquals("true", again.header("Idempotent-Replayed").orElse(""));
        assertEquals(first.header("Location"), again.header("Location"));
        county.withdraw(first.at("filingId")).expect(200);
        assertArrayEquals(first.bytes(), county.file(key, body).expect(201).bytes());
        assertEquals(1, filingsOf(person));
    }

    @Test
    void theSameKeyWithOtherContentIsRefusedWhateverIsOther() {
        DemoPerson person = data.spare(441);
        String key = unique("filing");
        Body body = referral(person, cityHospital);
        county.file(key, body).expect(201);
        for (Body other : List.of(
                body.text("kind", "TEMPORARY"),
                body.text("channel", "PHONE"),
                body.text("validFrom", "2019-11-02"),
                body.text("validUntil", "2020-01-02"),
                body.text("treatmentRegion", "141002"),
                body.without("providerCode").text("treatmentRegion", "141002"),
                body.text("personId", data.spare(442).personId()),
                body.without("personId").text("identityNumber", person.identityNumber()))) {
            county.file(key, other).problem(422, 4010);
        }
        assertEquals(1, filingsOf(person));
        assertEquals(0, filingsOf(data.spare(442)));
    }

    @Test
    void theSameKeyOfAnotherInstitutionIsAnotherMessage() {
        String key = unique("filing");
        Body body = referral(data.spare(443), cityHospital);
        county.file(key, body).expect(201);
        FilingClient.of(cityHospital).file(key, body).expect(201);
        assertEquals(2, filingsOf(data.spare(443)));
    }

    @Test
    void manyCopiesAtOnceMakeOneFiling() {
        DemoPerson person = data.spare(444);
        String key = unique("filing");
        List<CompletableFuture<HttpResponse<byte[]>>> copies = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            copies.add(GatewayClient.start(county.filing(key, referral(person, cityHospital))));
        }
        TreeSet<String> answers = new TreeSet<>();
        for (CompletableFuture<HttpResponse<byte[]>> copy : copies) {
            assertEquals(201, copy.join().statusCode());
            answers.add(new String(copy.join().body(), StandardCharsets.UTF_8));
        }
        assertEquals(1, answers.size());
        assertEquals(1, filingsOf(person));
    }

    @Test
    void oneKeyForTwoPeopleAtOnceFilesOneOfThem() {
        for (int i = 0; i < 5; i++) {
            String key = unique("filing");
            CompletableFuture<HttpResponse<byte[]>> one =
                    GatewayClient.start(county.filing(key, referral(data.spare(445), cityHospital)));
            CompletableFuture<HttpResponse<byte[]>> other =
                    GatewayClient.start(county.filing(key, referral(data.spare(446), cityHospital)));
            assertEquals(
                    new TreeSet<>(List.of(201, 422)),
                    new TreeSet<>(List.of(one.join().statusCode(), other.join().statusCode())));
            assertEquals(1, GatewayRows.number("select count(*) from filing where message_id = ?", key));
        }
    }

    @Test
    void whatIsRefusedLeavesNothingBehindAndItsKeyFree() {
        DemoPerson person = data.spare(447);
        String key = unique("filing");
        Body body = referral(person, cityHospital);
        Map<String, String> before = counts();
        for (Refused refused : refusals(person, body)) {
            county.file(key, refused.body()).problem(refused.status(), refused.code());
        }
        GatewayClient client = GatewayClient.of(data.countyHospital());
        GatewayClient.send(client.post("/v1/filings", body.bytes()).build()).problem(400, 4009);
        GatewayClient.send(client.post("/v1/filings", "{".getBytes(StandardCharsets.UTF_8))
                        .header("Idempotency-Key", key)
                        .build())
                .problem(400, 4001);
        GatewayClient.send(GatewayClient.anonymous("/v1/filings").GET().build()).problem(401, 4003);
        assertEquals(before, counts());
        county.file(key, body).expect(201);
    }

    private record Refused(Body body, int status, int code) {}

    private List<Refused> refusals(DemoPerson person, Body body) {
        Body unknown = body.without("personId").text("identityNumber", "999999190001010000");
        return List.of(
                new Refused(body.text("insuredRegion", "999999"), 422, 1001),
                new Refused(body.text("insuredRegion", "14102"), 400, 4002),
                new Refused(unknown, 422, 2001),
                new Refused(body.text("personId", "141000" + "0".repeat(22)), 422, 2001),
                new Refused(body.text("personId", "610100" + person.personId().substring(6)), 400, 4002),
                new Refused(body.text("identityNumber", person.identityNumber()), 400, 4002),
                new Refused(body.text("providerCode", "H99999999999"), 422, 6001),
                new Refused(body.text("treatmentRegion", "140105"), 422, 6002),
                new Refused(body.text("treatmentRegion", "Linfen"), 400, 4002),
                new Refused(body.text("validUntil", "2020-11-02"), 422, 6003), // 367 days
                new Refused(body.text("kind", "LONG_TERM_RESIDENT").text("validUntil", "2029-11-09"), 422, 6003),
                new Refused(body.text("validUntil", "2019-11-01"), 400, 4002),
                new Refused(body.text("validUntil", "2019-10-31"), 400, 4002),
                new Refused(body.without("validUntil"), 400, 4002),
                new Refused(body.text("validFrom", "2019-02-29"), 400, 4002),
                new Refused(body.without("providerCode"), 400, 4002),
                new Refused(body.text("kind", "HOLIDAY"), 400, 4002),
                new Refused(body.text("channel", "FAX"), 400, 4002),
                new Refused(body.text("disease", "UREMIA_DIALYSIS"), 400, 4002),
                new Refused(body.text("kind", "DISEASE"), 400, 4002),
                new Refused(body.text("note", "x"), 400, 4002));
    }

    @Test
    void theLongestValidityIsTaken() {
        DemoPerson person = data.spare(448);
        Body body = referral(person, cityHospital);
        county.file(body.text("validUntil", "2020-11-01")).expect(201); // 366 days
        county.file(body.text("kind", "LONG_TERM_RESIDENT").text("validUntil", "2029-11-08"))
                .expect(201); // 3,660 days
    }

    @Test
    void aPersonHasAHundredFilingsOfAnInstitutionThatStandAndNoMore() {
        DemoPerson person = data.spare(449);
        Body body = referral(person, cityHospital);
        String first = county.file(body).expect(201).at("filingId");
        for (int i = 1; i < 100; i++) {
            county.file(body).expect(201);
        }
        county.file(body).problem(422, 6004);
        county.withdraw(first).expect(200);
        county.file(body).expect(201);
        assertEquals(101, filingsOf(person));
        assertEquals(
                "FILED", GatewayClient.of(cityHospital).preview(stay(person)).at("referral"));
    }

    private static Map<String, String> counts() {
        Map<String, String> counts = GatewayRows.counts();
        counts.put("filings", Long.toString(GatewayRows.number("select count(*) from filing")));
        return counts;
    }

    private static long filingsOf(DemoPerson person) {
        return GatewayRows.number("select count(*) from filing where person_id = ?", person.personId());
    }
}
