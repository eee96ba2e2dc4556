package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.returning;
import static io.jishi.support.GatewayClient.unique;
import static io.jishi.support.VisitClient.admission;
import static io.jishi.support.VisitClient.batch;
import static io.jishi.support.VisitClient.batchOf;
import static io.jishi.support.VisitClient.registration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fee lines of visits that are reported step by step. Uses the spare people 630 to 649. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class VisitLinesTest {

    private static final String DAY = "2019-11-10";
    private static final List<String> PARTS =
            List.of("total", "nonCovered", "overLimit", "upfrontSelfPay", "classA", "classB");

    private final DemoData data = GatewayServers.data();
    private final VisitClient county = VisitClient.of(data.countyHospital());

    private String stay(int person) {
        return county.opened(admission(data.spare(person)));
    }

    private String lineB(String serial, String price, String quantity, String amount) {
        return line(serial, data.classBItem(), DAY, price, quantity, amount);
    }

    private List<String> sums(String visit) {
        Answer found = county.find(visit).expect(200);
        return PARTS.stream().map(name -> found.at("sums." + name)).toList();
    }

    @Test
    void aSerialCountsOnceUnderWhateverKey() {
        String visit = stay(630);
        String first = lineB("1", "12.34", "3", "37.02");
        county.upload(visit, batch(first)).expect(200);
        // one line again and a new one: the new one counts
        Answer both = county.upload(visit, batch(first, lineB("2", "10.00", "1", "10.00")))
                .expect(200);
        assertEquals(List.of("2", "47.02"), List.of(both.at("lineCount"), both.at("sums.total")));
        assertEquals(
                List.of("3.70", "1.00"), List.of(both.at("lines.0.upfrontSelfPay"), both.at("lines.1.upfrontSelfPay")));
        Answer known = county.upload(visit, batch(first)).expect(200);
        assertEquals("true", known.header("Idempotent-Replayed").orElse(""));
        Answer other = county.upload(visit, batch(lineB("3", "1.00", "1", "1.00"), lineB("1", "12.34", "2", "24.68")))
                .problem(422, 4012);
        assertEquals("lines[1].serial", other.at("errors.0.field"));
        assertEquals("47.02", sums(visit).get(0), "a batch counts whole or not at all");
        assertEquals(2, GatewayRows.number("select count(*) from fee_line where visit_id = ?", visit));
    }

    @Test
    void aBatchWithOneWrongLineCountsNothing() {
        String visit = stay(631);
        for (String wrong : List.of(
                lineB("2", "12.34", "3", "37.03"),
                lineB("2", "12.34", "0", "0.00"),
                lineB("1", "1.00", "1", "1.00"),
                returning(lineB("2", "12.34", "-1", "-12.34"), "no-such-line"),
                returning(lineB("2", "12.34", "-4", "-49.36"), "1"))) {
            Answer answer = county.upload(visit, batch(lineB("1", "12.34", "3", "37.02"), wrong))
                    .problem(422, 4012);
            assertTrue(answer.at("errors.0.field").startsWith("lines[1]."), answer::text);
        }
        county.upload(visit, batch()).problem(400, 4002);
        county.upload(visit, batch(lineB("1", "12.34", "3", "37.02").replace(DAY, "2999-01-01")))
                .problem(400, 4002);
        assertEquals(0, GatewayRows.number("select count(*) from fee_line where visit_id = ?", visit));
        assertEquals("0", county.find(visit).at("lineCount"));
    }

    @Test
    void returnsReachAcrossBatchesAndTheLastTakesWhatIsLeft() {
        String visit = stay(632);
        // 37.02 x 0.10 = 3.702 -> 3.70; 12.34 x 0.10 = 1.234 -> 1.23 each
        county.upload(visit, batch(lineB("1", "12.34", "3", "37.02"))).expect(200);
        Answer first = county.upload(visit, batch(returning(lineB("r1", "12.34", "-1", "-12.34"), "1")))
                .expect(200);
        assertEquals("-1.23", first.at("lines.0.upfrontSelfPay"));
        assertEquals(List.of("24.68", "0.00", "0.00", "2.47", "0.00", "22.21"), sums(visit));
        Answer last = county.upload(visit, batch(returning(lineB("r2", "12.34", "-2", "-24.68"), "1")))
                .expect(200);
        assertEquals("-2.47", last.at("lines.0.upfrontSelfPay"));
        assertEquals(List.of("0.00", "0.00", "0.00", "0.00", "0.00", "0.00"), sums(visit));
        county.upload(visit, batch(returning(lineB("r3", "12.34", "-1", "-12.34"), "1")))
                .problem(422, 4012);
        county.discharge(visit, "2019-11-12").expect(200);
        county.settle(visit, "0.00").expect(200).amounts(Map.of("total", "0.00", "outOfPocket", "0.00"));
    }

    @Test
    void aLineOfManyDecimalsIsReturnedWithoutARest() {
        String visit = stay(633);
        // 3 x 0.333333 = 0.999999 -> 1.00; one returned is 0.33, two are 0.67: what is left, not 0.666666
        county.upload(visit, batch(lineB("1", "0.333333", "3", "1.00"))).expect(200);
        county.upload(visit, batch(returning(lineB("r1", "0.333333", "-1", "-0.33"), "1")))
                .expect(200);
        county.upload(visit, batch(returning(lineB("r2", "0.333333", "-2", "-0.66"), "1")))
                .problem(422, 4012);
        county.upload(visit, batch(returning(lineB("r2", "0.333333", "-2", "-0.67"), "1")))
                .expect(200);
        assertEquals(List.of("0.00", "0.00", "0.00", "0.00", "0.00", "0.00"), sums(visit));
        county.upload(visit, batch(lineB("2", "0.3333333", "3", "1.00"))).problem(400, 4002);
        assertEquals(
                "333333",
                GatewayRows.one("select price_millionths from fee_line where visit_id = ? and serial = '1'", visit)
                        .get("price_millionths"));
    }

    @Test
    void aWithdrawnReturnLeavesWhatItsLineStillHas() {
        String visit = stay(634);
        county.upload(visit, batch(lineB("1", "0.333333", "3", "1.00"))).expect(200);
        county.upload(visit, batch(returning(lineB("r1", "0.333333", "-1", "-0.33"), "1")))
                .expect(200);
        county.upload(visit, batch(returning(lineB("r2", "0.333333", "-2", "-0.67"), "1")))
                .expect(200);
        county.withdrawLines(visit, "r1").expect(200);
        assertEquals("0.33", sums(visit).get(0));
        county.upload(visit, batch(returning(lineB("r3", "0.333333", "-1", "-0.33"), "1")))
                .expect(200);
        assertEquals(List.of("0.00", "0.00", "0.00", "0.00", "0.00", "0.00"), sums(visit));
    }

    @Test
    void aLineGoesWithItsReturnsOrAfterThem() {
        String visit = stay(635);
        county.upload(visit, batch(lineB("1", "12.34", "3", "37.02"), lineB("2", "5.00", "1", "5.00")))
                .expect(200);
        county.upload(visit, batch(returning(lineB("r1", "12.34", "-1", "-12.34"), "1")))
                .expect(200);
        county.withdrawLines(visit, "1").problem(422, 8009);
        county.withdrawLines(visit, "1", "no-such-line").problem(422, 8008);
        assertEquals("29.68", sums(visit).get(0));
        Answer both = county.withdrawLines(visit, "1", "r1").expect(200);
        assertEquals(List.of("1", "5.00"), List.of(both.at("lineCount"), both.at("sums.total")));
        county.withdrawLines(visit, "1").problem(422, 8008);
        county.withdraw(visit, "{}").problem(400, 4002);
        county.withdraw(visit, "{\"all\":true,\"serials\":[\"2\"]}").problem(400, 4002);
        county.withdraw(visit, "{\"serials\":[]}").problem(400, 4002);
        // the serial is free again; what was withdrawn stays on record with its generations
        county.upload(visit, batch(lineB("1", "1.00", "1", "1.00"))).expect(200);
        assertEquals("6.00", sums(visit).get(0));
        assertEquals(
                List.of(
                        List.of("1", "1", "3"),
                        List.of("1", "4", "null"),
                        List.of("2", "1", "null"),
                        List.of("r1", "2", "3")),
                GatewayRows.all(
                                "select serial, generation, withdrawn_in from fee_line where visit_id = ?"
                                        + " order by serial, generation",
                                visit)
                        .stream()
                        .map(row -> List.copyOf(row.values()))
                        .toList());
    }

    @Test
    void aRegistrationIsChargedInBatchesWithABillEach() {
        DemoPerson person = data.spare(636);
        String visit = county.opened(registration(person));
        Answer first = county.upload(
                        visit,
                        batchOf(
                                "C1",
                                line("1", data.classAItem(), "2021-03-10", "30.00", "1", "30.00"),
                                line("2", data.classBItem(), "2021-03-10", "20.00", "1", "20.00")))
                .expect(200);
        assertEquals(
                List.of(visit, "C1", "50.00"),
                List.of(first.at("visitId"), first.at("chargeBatch"), first.at("sums.total")));
        Answer second = county.upload(
                        visit,
                        batchOf(
                                "C2",
                                line("3", data.classAItem(), "2021-03-10", "40.00", "1", "40.00"),
                                line("4", data.classBItem(), "2021-03-10", "20.00", "1", "20.00")))
                .expect(200);
        // a serial is unique within the registration, and a return stays within its charge
        county.upload(visit, batchOf("C2", line("1", data.classAItem(), "2021-03-10", "30.00", "1", "30.00")))
                .problem(422, 4012);
        county.upload(
                        visit,
                        batchOf(
                                "C2",
                                returning(line("r", data.classAItem(), "2021-03-10", "30.00", "-1", "-30.00"), "1")))
                .problem(422, 4012);
        // 30 x 0.60 + 20 x 0.50, then 40 x 0.60 + 20 x 0.50 = 34, of which 50 - 28 are left of the day
        Answer bill = county.settleCharge(visit, "C1", "50.00").expect(200).amounts(Map.of("poolingFund", "28.00"));
        assertEquals(first.at("chargeId"), bill.at("visitId"));
        county.upload(visit, batchOf("C1", line("5", data.classAItem(), "2021-03-10", "1.00", "1", "1.00")))
                .problem(422, 8005);
        Answer other = county.settleCharge(visit, "C2", "60.00").expect(200).amounts(Map.of("poolingFund", "22.00"));
        Answer found = county.find(visit).expect(200);
        assertEquals(
                List.of("C1", bill.settlementId(), "C2", other.settlementId(), "", second.at("chargeId")),
                List.of(
                        found.at("charges.0.chargeBatch"),
                        found.at("charges.0.settlementId"),
                        found.at("charges.1.chargeBatch"),
                        found.at("charges.1.settlementId"),
                        found.at("settlementId"),
                        found.at("charges.1.chargeId")));
        county.find(first.at("chargeId")).problem(404, 4004);
        county.settleCharge(visit, "C3", "1.00").problem(422, 8007);
    }

    @Test
    void settledChargesArePassedOverWhereTheyAreNotNamed() {
        DemoPerson person = data.spare(639);
        String visit = county.opened(registration(person));
        county.upload(visit, batchOf("C1", line("1", data.classAItem(), "2021-03-10", "50.00", "1", "50.00")))
                .expect(200);
        county.upload(visit, batchOf("C2", line("2", data.classAItem(), "2021-03-10", "60.00", "1", "60.00")))
                .expect(200);
        Answer bill = county.settleCharge(visit, "C1", "50.00").expect(200);
        Answer other = county.settleCharge(visit, "C2", "60.00").expect(200);
        county.withdrawVisit(visit).problem(422, 8005);
        county.cancel(other.settlementId()).expect(200);
        // what is settled is passed over, what is named is not
        county.withdraw(visit, "{\"chargeBatch\":\"C1\"}").problem(422, 8005);
        county.withdrawAllLines(visit).expect(200);
        assertEquals(
                List.of("50.00", "0.00"),
                List.of(
                        county.find(visit).at("charges.0.sums.total"),
                        county.find(visit).at("charges.1.sums.total")));
        county.cancel(bill.settlementId()).expect(200);
        county.withdraw(visit, "{\"chargeBatch\":\"C1\"}").expect(200);
        assertEquals("WITHDRAWN", county.withdrawVisit(visit).expect(200).at("state"));
        assertEquals(List.of(), GatewayRows.scopes(person));
    }

    @Test
    void aStayHasNoCharges() {
        String visit = stay(637);
        Answer answer = county.upload(visit, batchOf("C1", lineB("1", "5.00", "1", "5.00")))
                .problem(400, 4002);
        assertEquals("chargeBatch", answer.at("errors.0.field"));
        assertEquals(1, GatewayRows.number("select count(*) from visit where registration_id = ?", visit));
    }

    @Test
    void aHospitalWithoutACatalogueCannotUpload() {
        VisitClient outside = VisitClient.of(data.otherProvinceHospital());
        String visit = outside.opened(admission(data.spare(638)));
        outside.upload(visit, batch(lineB("1", "5.00", "1", "5.00"))).problem(422, 4013);
        assertEquals("0", outside.find(visit).at("lineCount"));
        assertEquals("", outside.find(visit).at("settlementId"));
        outside.settle(unique("key"), visit, "{}").problem(400, 4002);
    }
}
