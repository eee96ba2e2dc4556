package io.jishi.api;

import static io.jishi.api.LateFacts.identity;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bills and their supplements are undone newest first. Uses the spare people 533 to 536. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class SupplementUndoTest {

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());

    private Answer referredStay(DemoPerson person) {
        return LateFacts.referredStay(city, person);
    }

    private Answer supplemented(Answer bill, String cause) {
        return city.supplement(unique("key"), bill.settlementId(), cause).expect(200);
    }

    @Test
    void aBillWithASupplementIsCancelledAfterIt() {
        DemoPerson person = data.spare(533);
        List<Map<String, String>> empty = GatewayRows.years(person);
        assertEquals(List.of(), empty);
        Answer bill = referredStay(person);
        List<Map<String, String>> afterBill = GatewayRows.years(person);
        identity(person, "REGISTERED_POOR");
        Answer supplement = supplemented(bill, "LATE_IDENTITY");
        Answer refused = city.cancel(unique("key"), bill.settlementId()).problem(422, 3005);
        assertEquals("HAS_SUPPLEMENT", refused.at("reason"));
        assertEquals(supplement.settlementId(), refused.settlementId());
        Answer cancelled = city.cancel(unique("key"), supplement.settlementId()).expect(200);
        cancelled.amounts(Map.of("criticalIllness", "-4730.00", "medicalAssistance", "-6244.00", "cash", "10974.00"));
        assertEquals(afterBill, GatewayRows.years(person));
        assertEquals("true", city.get(path(bill)).at("live"));
        assertEquals(0, city.get(path(bill)).json().get("supplements").size());
        Answer row = city.get(path(supplement));
        assertEquals("false", row.at("live"));
        assertEquals(cancelled.settlementId(), row.at("undoneBy"));
        Answer explained = city.get(path(cancelled) + "/explanation").expect(200);
        assertEquals(cancelled.json().get("amounts"), explained.json().get("amounts"));
        assertEquals(supplement.settlementId(), explained.at("refersTo"));
        city.cancel(unique("key"), supplement.settlementId()).problem(422, 3001);
        city.cancel(unique("key"), bill.settlementId()).expect(200);
        Map<String, String> year = GatewayRows.years(person).get(0);
        year.keySet().removeAll(Set.of("region", "person_id", "scheme", "year_start"));
        assertEquals(Set.of("0"), Set.copyOf(year.values()));
        city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY").problem(422, 3001);
    }

    @Test
    void aSupplementCanBeMadeAgainAfterItsCancellation() {
        DemoPerson person = data.spare(534);
        Answer bill = referredStay(person);
        identity(person, "REGISTERED_POOR");
        String key = unique("key");
        Answer first =
                city.supplement(key, bill.settlementId(), "LATE_IDENTITY").expect(200);
        city.cancel(unique("key"), first.settlementId()).expect(200);
        assertEquals("UNDONE", city.outcome("SUPPLEMENT", key).at("state"));
        Answer second = supplemented(bill, "LATE_IDENTITY");
        assertEquals(first.json().get("amounts"), second.json().get("amounts"));
        assertArrayEquals(
                first.bytes(),
                city.supplement(key, bill.settlementId(), "LATE_IDENTITY").bytes());
    }

    @Test
    void theNewestRowOfTheYearIsCancelledFirstWhateverItsKind() {
        DemoPerson person = data.spare(535);
        Answer first = referredStay(person);
        Answer second = city.settled(stay(person).on("2020-08-01").raw("fees.total", "20000.00"));
        identity(person, "REGISTERED_POOR");
        Answer ofFirst = supplemented(first, "LATE_IDENTITY");
        assertEquals(
                ofFirst.settlementId(),
                city.cancel(unique("key"), second.settlementId())
                        .problem(422, 3002)
                        .settlementId());
        Answer third = city.settled(stay(person).on("2020-09-01").raw("fees.total", "20000.00"));
        for (Answer waiting : List.of(ofFirst, second, first)) {
            assertEquals(
                    third.settlementId(),
                    city.cancel(unique("key"), waiting.settlementId())
                            .problem(422, 3002)
                            .settlementId());
        }
        for (Answer next : List.of(third, ofFirst, second, first)) {
            city.cancel(unique("key"), next.settlementId()).expect(200);
        }
    }

    @Test
    void theVisitOfABillWhoseSupplementIsCancelledStaysSettled() {
        DemoPerson person = data.spare(536);
        GatewayRows.refer(person);
        GatewayClient.Body body = stay(person).on("2020-05-20");
        Answer bill = city.settled(body);
        identity(person, "REGISTERED_POOR");
        Answer supplement = supplemented(bill, "LATE_IDENTITY");
        city.cancel(unique("key"), supplement.settlementId()).expect(200);
        assertEquals(
                bill.settlementId(),
                city.settle(unique("key"), body).problem(409, 2009).settlementId());
    }

    private static String path(Answer row) {
        return "/v1/settlements/" + row.settlementId();
    }
}
