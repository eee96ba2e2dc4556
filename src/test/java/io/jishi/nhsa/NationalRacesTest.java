package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Messages about one visit that come at once. Uses the spare people 910 to 919. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class NationalRacesTest {

    private static final int ROUNDS = 25;

    private final DemoData data = GatewayServers.data();

    private CareDesk desk(int spare) {
        return new CareDesk(data.countyHospital(), data.spare(spare));
    }

    @SafeVarargs
    private static List<Reply> atOnce(Supplier<Reply>... calls) {
        List<CompletableFuture<Reply>> running =
                Stream.of(calls).map(CompletableFuture::supplyAsync).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static long liveBills(String visit) {
        return GatewayRows.number(
                "select count(*) from settlement where visit_id = ? and kind = 'SETTLEMENT' and undone_by is null",
                visit);
    }

    /** An upload is a new, undischarged line of the same visit, which only a charge takes while it is not settled. */
    private static String chargedVisit(CareDesk desk) {
        String visit = desk.registered("2021-03-10");
        desk.charge(visit, "B", CareDesk.classA("1", "2021-03-10", "30.00")).ok();
        return visit;
    }

    @Test
    void twoSettlementsOfAVisitMakeOneBill() {
        CareDesk desk = desk(910);
        for (int round = 0; round < ROUNDS; round++) {
            String visit = chargedVisit(desk);
            String asked = desk.charged(visit, "B", "11", "30.00", false);
            List<Reply> replies = atOnce(
                    () -> desk.client().call("2207", asked),
                    () -> desk.client().call("2207A", asked),
                    () -> desk.client().call("2207", asked));
            replies.forEach(reply -> CareDesk.held(reply).ok());
            assertEquals(
                    2,
                    replies.stream().filter(reply -> !reply.warning().isEmpty()).count());
            assertEquals(
                    1,
                    replies.stream()
                            .map(reply -> reply.at("setlinfo.setl_id"))
                            .distinct()
                            .count());
            assertEquals(
                    1,
                    GatewayRows.number(
                            "select count(*) from settlement s join visit v using (region, visit_id)"
                                    + " where v.registration_id = ?",
                            visit));
        }
    }

    @Test
    void anUploadAndASettlementAgreeOnTheSum() {
        CareDesk desk = desk(911);
        for (int round = 0; round < ROUNDS; round++) {
            String visit = chargedVisit(desk);
            List<Reply> replies = atOnce(
                    () -> desk.settleCharge(visit, "B", "11", "30.00"),
                    () -> desk.charge(visit, "B", CareDesk.classA("2", "2021-03-10", "5.00")));
            boolean settled = replies.get(0).code() == 0;
            assertTrue(
                    settled != (replies.get(1).code() == 0),
                    () -> replies.get(0).text() + replies.get(1).text());
            if (settled) {
                replies.get(1).refused(8005);
            } else {
                replies.get(0).refused(7023);
            }
        }
    }

    @Test
    void noBillSurvivesItsReversal() {
        CareDesk desk = desk(912);
        for (int round = 0; round < ROUNDS; round++) {
            String visit = desk.dischargedStay();
            String message = desk.messageId();
            List<Reply> replies =
                    atOnce(() -> desk.settleStay(message, visit, "3000.00"), () -> desk.reverse("2304", message));
            Reply reversed = replies.get(1);
            if (reversed.code() != 0) {
                assertTrue(reversed.error().startsWith("[7030]"), reversed::text);
                desk.reverse("2304", message).ok();
            }
            assertEquals(0, liveBills(visit), () -> replies.get(0).text());
            assertEquals(-1, desk.settleStay(message, visit, "3000.00").code());
        }
        assertNoTotals(912);
    }

    @Test
    void noAdmissionSurvivesItsReversal() {
        CareDesk desk = desk(913);
        for (int round = 0; round < 2 * ROUNDS; round++) {
            String number = GatewayClient.unique("S");
            String message = desk.messageId();
            List<Reply> replies = atOnce(
                    () -> desk.client().call("2401", message, desk.admission(number, "2019-11-01")),
                    () -> desk.reverse("2401", message));
            if (replies.get(1).code() != 0) {
                assertTrue(replies.get(1).error().startsWith("[7030]"), replies.get(1)::text);
                desk.reverse("2401", message).ok();
            }
            assertEquals(
                    0,
                    GatewayRows.number("select count(*) from visit where visit_number = ? and state = 'OPEN'", number),
                    () -> replies.get(0).text());
        }
    }

    @Test
    void aCancellationAndItsReversalLeaveOneBillOrNone() {
        CareDesk desk = desk(914);
        for (int round = 0; round < ROUNDS; round++) {
            String visit = desk.dischargedStay();
            String bill =
                    desk.settleStay(desk.messageId(), visit, "3000.00").ok().at("setlinfo.setl_id");
            String cancelling = desk.messageId();
            atOnce(() -> desk.bill("2305", cancelling, visit, bill), () -> desk.reverse("2305", cancelling));
            desk.reverse("2305", cancelling).ok();
            assertEquals(1, liveBills(visit));
            atOnce(() -> desk.bill("2305", visit, bill), () -> desk.bill("2305", visit, bill));
            assertEquals(0, liveBills(visit));
        }
        assertNoTotals(914);
    }

    @RepeatedTest(10)
    void aReversalBySomebodyElseNeverTouchesTheBill() {
        CareDesk desk = desk(915);
        String visit = desk.dischargedStay();
        String message = desk.messageId();
        List<Reply> replies = atOnce(
                () -> desk.settleStay(message, visit, "3000.00"),
                () -> desk(916).reverse("2304", message));
        // by the wrong person: refused once the bill is there, or before it and then there is none
        assertEquals(replies.get(0).code() == 0 ? 1 : 0, liveBills(visit));
        if (replies.get(0).code() == 0) {
            desk.bill("2305", visit, replies.get(0).at("setlinfo.setl_id")).ok();
        }
    }

    private void assertNoTotals(int spare) {
        for (Map<String, String> year : GatewayRows.years(data.spare(spare))) {
            assertEquals("0", year.get("pooling_fund_paid"), year::toString);
            assertEquals("0", year.get("deductible_paid"), year::toString);
        }
    }
}
