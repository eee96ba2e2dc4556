package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One bill under any retry, and a definite answer to what became of a message. Uses the spare people 40 to 59. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class MessageReplayTest {

    private static final String REPLAYED = "Idempotent-Replayed";

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());
    private final GatewayClient county = GatewayClient.of(data.countyHospital());

    @Test
    void theSameMessageIsAnsweredWithTheSameBytes() {
        String key = unique("key");
        Body body = stay(data.spare(40));
        Answer first = city.settle(key, body).expect(200);
        assertFalse(first.header(REPLAYED).isPresent());
        Map<String, String> before = GatewayRows.counts();
        Answer again = city.settle(key, body).expect(200);
        assertArrayEquals(first.bytes(), again.bytes());
        assertEquals("true", again.header(REPLAYED).orElse(""));
        assertEquals(first.header("Content-Type"), again.header("Content-Type"));
        assertEquals(before, GatewayRows.counts());
    }

    @Test
    void theSameContentWrittenAnotherWayIsTheSameMessage() {
        String key = unique("key");
        Body body = stay(data.spare(41));
        Answer first = city.settle(key, body).expect(200);
        String person = "\"personId\":\"" + data.spare(41).personId() + "\",";
        String moved = body.toString()
                .replace(person, "")
                .replace("{\"insuredRegion\"", "{ " + person + "\n\"insuredRegion\"");
        byte[] other = moved.replace("60000.00", "60000.0").getBytes(StandardCharsets.UTF_8);
        Answer again =
                GatewayClient.send(city.settlement("\"" + key + "\"", other)).expect(200);
        assertArrayEquals(first.bytes(), again.bytes());
    }

    @Test
    void theSameKeyWithOtherContentIsRefusedAndNotStored() {
        String key = unique("key");
        Body body = stay(data.spare(42));
        Answer first = city.settle(key, body).expect(200);
        Map<String, String> before = GatewayRows.counts();
        city.settle(key, body.raw("fees.total", "60000.01")).problem(422, 4010);
        city.settle(key, body.text("visitNumber", unique("visit"))).problem(422, 4010);
        assertEquals(before, GatewayRows.counts());
        assertArrayEquals(first.bytes(), city.settle(key, body).expect(200).bytes());
    }

    @Test
    void theSameKeyOfAnotherInstitutionIsAnotherMessage() {
        String key = unique("key");
        Answer first = city.settle(key, stay(data.spare(43))).expect(200);
        Answer other = county.settle(key, stay(data.spare(44))).expect(200);
        assertFalse(first.settlementId().equals(other.settlementId()));
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        String key = unique("key");
        Body body = stay(data.spare(45));
        city.settle(key, body.raw("fees.nonCovered", "60000.01")).problem(422, 4012);
        city.settle(key, body.raw("fees.total", "0.001")).problem(400, 4002);
        city.settle(key, body).expect(200);
    }

    @Test
    void aSecondKeyForASettledVisitIsAnAlias() {
        Body body = stay(data.spare(46));
        Answer bill = city.settled(body);
        String key = unique("key");
        Answer alias = city.settle(key, body).problem(409, 2009);
        assertEquals(bill.settlementId(), alias.settlementId());
        assertArrayEquals(alias.bytes(), city.settle(key, body).expect(409).bytes());
        Map<String, String> message =
                GatewayRows.one("select kind, settlement_id, answer_status from message where message_id = ?", key);
        assertEquals(List.of("ALIAS", bill.settlementId(), "409"), List.copyOf(message.values()));
        assertEquals(1, settlementsOf(data.spare(46)));
    }

    @Test
    void aSettledVisitIsNotSettledWithOtherContent() {
        Body body = stay(data.spare(47));
        Answer bill = city.settled(body);
        Body other = body.raw("fees.total", "60000.01");
        String key = unique("key");
        Answer refused = city.settle(key, other).problem(422, 2010);
        assertEquals(bill.settlementId(), refused.settlementId());
        assertArrayEquals(refused.bytes(), city.settle(key, other).expect(422).bytes());
        assertEquals(1, settlementsOf(data.spare(47)));
    }

    @Test
    void oneVisitNumberIsOneVisitPerProvider() {
        Body body = stay(data.spare(48));
        city.settled(body);
        county.settled(body);
        assertEquals(2, settlementsOf(data.spare(48)));
    }

    @Test
    void everyStateOfAMessageIsKnown() {
        Body body = stay(data.spare(49));
        String settled = unique("key");
        Answer bill = city.settle(settled, body).expect(200);
        assertEquals("SETTLED", city.outcome("SETTLE", settled).expect(200).at("state"));
        assertEquals(bill.settlementId(), city.outcome("SETTLE", settled).at("settlementId"));
        assertEquals("200", city.outcome("SETTLE", settled).at("answerStatus"));
        String alias = unique("key");
        city.settle(alias, body).expect(409);
        assertEquals("ALIAS", city.outcome("SETTLE", alias).at("state"));
        assertEquals(bill.settlementId(), city.outcome("SETTLE", alias).at("settlementId"));
        String rejected = unique("key");
        city.settle(rejected, body.raw("fees.total", "1.00")).expect(422);
        assertEquals("REJECTED", city.outcome("SETTLE", rejected).at("state"));
        assertEquals(
                "VISIT_SETTLED_WITH_OTHER_CONTENT",
                city.outcome("SETTLE", rejected).at("reason"));
        String cancelled = unique("key");
        Answer cancellation = city.cancel(cancelled, bill.settlementId()).expect(200);
        assertEquals("CANCELLED", city.outcome("CANCEL", cancelled).at("state"));
        assertEquals("UNDONE", city.outcome("SETTLE", settled).at("state"));
        assertEquals(
                cancellation.settlementId(), city.outcome("SETTLE", settled).at("undoneBy"));
        assertEquals("NOT_SEEN", city.outcome("SETTLE", unique("never")).at("state"));
        assertEquals("NOT_SEEN", city.outcome("CANCEL", settled).at("state"), "a key belongs to its transaction");
    }

    @Test
    void anotherInstitutionDoesNotLearnWhatBecameOfAMessage() {
        String key = unique("key");
        city.settle(key, stay(data.spare(50))).expect(200);
        String path = "/v1/outcomes/141000/" + data.cityHospital().code() + "/SETTLE/" + key;
        city.get(path).expect(200);
        county.get(path).problem(404, 4004);
    }

    private static long settlementsOf(DemoPerson person) {
        return GatewayRows.number("select count(*) from settlement where person_id = ?", person.personId());
    }
}
