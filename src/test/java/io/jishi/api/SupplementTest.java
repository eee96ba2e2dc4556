package io.jishi.api;

import static io.jishi.api.LateFacts.grant;
import static io.jishi.api.LateFacts.identity;
import static io.jishi.support.GatewayClient.outpatient;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A late identity or grant yields a linked supplement and leaves the bill as it was. Amounts are computed by hand from
 * the calculation rules, sections 3 and 4. Uses the spare people 520 to 532 and 537 to 539.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class SupplementTest {

    private static final String ROW = "select * from settlement where settlement_id = ?";

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());
    private final GatewayClient county = GatewayClient.of(data.countyHospital());

    private Answer referredStay(DemoPerson person) {
        return LateFacts.referredStay(city, person);
    }

    private Answer supplemented(Answer bill, String cause) {
        return city.supplement(unique("key"), bill.settlementId(), cause).expect(200);
    }

    @Test
    void aLateIdentityIsPaidByASupplement() {
        DemoPerson person = data.spare(520);
        Answer bill = referredStay(person);
        identity(person, "REGISTERED_POOR");
        // CII (24,600 - 5,000) x 0.80 = 15,680; MA (24,600 - 15,680) x 0.70 = 6,244
        Answer supplement = supplemented(bill, "LATE_IDENTITY")
                .amounts(Map.ofEntries(
                        Map.entry("total", "0.00"),
                        Map.entry("eligible", "0.00"),
                        Map.entry("deductible", "0.00"),
                        Map.entry("poolingFund", "0.00"),
                        Map.entry("criticalIllnessBase", "0.00"),
                        Map.entry("criticalIllness", "4730.00"),
                        Map.entry("medicalAssistance", "6244.00"),
                        Map.entry("additionalAssistance", "0.00"),
                        Map.entry("fundTotal", "10974.00"),
                        Map.entry("outOfPocket", "-10974.00"),
                        Map.entry("personalAccount", "0.00"),
                        Map.entry("cash", "-10974.00")));
        assertEquals("SUPPLEMENT", supplement.at("kind"));
        assertEquals("SETTLED", supplement.at("outcome"));
        assertEquals("LATE_IDENTITY", supplement.at("cause"));
        assertEquals(bill.settlementId(), supplement.at("refersTo"));
        assertEquals(bill.at("visitNumber"), supplement.at("visitNumber"));
        assertEquals(bill.json().get("policy"), supplement.json().get("policy"));
        assertEquals("2", supplement.at("personSequence"));
        Map<String, String> year = GatewayRows.years(person).get(0);
        assertEquals("1", year.get("admissions"));
        assertEquals("3540000", year.get("pooling_fund_paid"));
        assertEquals("2460000", year.get("critical_illness_base"));
        assertEquals("1568000", year.get("critical_illness_paid"));
        assertEquals("624400", year.get("medical_assistance_paid"));
        assertEquals("267600", year.get("out_of_pocket"));
    }

    @Test
    void aLateGrantIsPaidByMedicalAssistanceAlone() {
        DemoPerson person = data.spare(521);
        Answer bill = referredStay(person);
        grant(person, "SUBSISTENCE_ALLOWANCE");
        // (24,600 - 10,950) x 0.70 = 9,555; critical illness goes on without the tilt
        supplemented(bill, "LATE_GRANT")
                .amounts(Map.of("criticalIllness", "0.00", "medicalAssistance", "9555.00", "cash", "-9555.00"));
    }

    @Test
    void anIdentityAfterAGrantTakesWhatTheGrantPaidIntoAccount() {
        DemoPerson person = data.spare(522);
        Answer bill = referredStay(person);
        grant(person, "SUBSISTENCE_ALLOWANCE");
        supplemented(bill, "LATE_GRANT").amounts(Map.of("cash", "-9555.00"));
        identity(person, "REGISTERED_POOR");
        // again: CII 15,680, MA 6,244, together 21,924; paid 10,950 + 9,555 = 20,505; medical assistance keeps its
        // 9,555
        Answer second = supplemented(bill, "LATE_IDENTITY")
                .amounts(Map.of("criticalIllness", "1419.00", "medicalAssistance", "0.00", "cash", "-1419.00"));
        assertEquals(2, city.get(path(bill)).json().get("supplements").size());
        Answer explained = city.get(path(second) + "/explanation").expect(200);
        int last = explained.json().get("trace").size() - 1;
        String at = "trace." + last + ".steps.";
        assertEquals("CRITICAL_ILLNESS", explained.at(at + "1.step"));
        assertEquals("OFFSET", explained.at(at + "1.outcome"));
        assertEquals("15680.00", explained.at(at + "1.inputs.0.value"));
        assertEquals("10950.00", explained.at(at + "1.inputs.1.value"));
        assertEquals("MEDICAL_ASSISTANCE", explained.at(at + "2.step"));
        assertEquals("0.00", explained.at(at + "2.amount"));
    }

    @Test
    void aCapIsCountedWithTheBillsThatCameLater() {
        DemoPerson person = data.spare(523);
        GatewayRows.refer(person);
        GatewayRows.assist(
                person, "SUBSISTENCE_ALLOWANCE", "IDENTITY", LocalDate.of(2020, 5, 1), LocalDate.of(2021, 1, 1));
        // POOL min(399,000 x 0.60, 70,000); BASE 330,000; CII 320,000 x 0.75 = 240,000
        Answer first = city.settled(stay(person).on("2020-03-10").raw("fees.total", "400000.00"));
        first.amounts(Map.of("poolingFund", "70000.00", "criticalIllness", "240000.00", "outOfPocket", "90000.00"));
        // no room; CII 20,000 x 0.78 = 15,600; MA 4,400 x 0.70 = 3,080
        city.settled(stay(person).on("2020-06-10").raw("fees.total", "20000.00"))
                .amounts(Map.of("poolingFund", "0.00", "criticalIllness", "15600.00", "medicalAssistance", "3080.00"));
        grant(person, "SUBSISTENCE_ALLOWANCE");
        // 90,000 x 0.70 = 63,000 is above what the cap of 60,000 leaves beside 3,080
        supplemented(first, "LATE_GRANT").amounts(Map.of("medicalAssistance", "56920.00", "cash", "-56920.00"));
        assertEquals("6000000", GatewayRows.years(person).get(0).get("medical_assistance_paid"));
    }

    @Test
    void anOlderBillIsComputedAtItsPlaceInTheYear() {
        DemoPerson person = data.spare(524);
        Answer first = referredStay(person);
        city.settled(stay(person).on("2020-08-01").raw("fees.total", "20000.00"));
        identity(person, "REGISTERED_POOR");
        // first admission, nothing before it: as if the second stay had not been
        supplemented(first, "LATE_IDENTITY")
                .amounts(Map.of("criticalIllness", "4730.00", "medicalAssistance", "6244.00", "cash", "-10974.00"));
    }

    @Test
    void theReductionStaysWithThePatient() {
        DemoPerson person = data.spare(525);
        // unreferred: POOL 26,550, RED 8,850, BASE 24,600, CII 10,950, patient 22,500
        Answer bill = city.settled(stay(person).on("2020-05-20"));
        bill.amounts(Map.of("unreferredReduction", "8850.00", "outOfPocket", "22500.00"));
        identity(person, "REGISTERED_POOR");
        supplemented(bill, "LATE_IDENTITY")
                .amounts(Map.of("unreferredReduction", "0.00", "fundTotal", "10974.00", "cash", "-10974.00"));
    }

    @Test
    void theFirstBillItsAnswerAndItsExplanationStayAsTheyWere() {
        DemoPerson person = data.spare(526);
        GatewayRows.refer(person);
        String key = unique("key");
        GatewayClient.Body body = stay(person).on("2020-05-20");
        Answer bill = city.settle(key, body).expect(200);
        String explanation = path(bill) + "/explanation";
        Map<String, String> row = GatewayRows.one(ROW, bill.settlementId());
        byte[] explained = city.get(explanation).expect(200).bytes();
        byte[] printed = city.get(explanation, "Accept", "text/plain").bytes();
        identity(person, "REGISTERED_POOR");
        Answer supplement = supplemented(bill, "LATE_IDENTITY");
        assertEquals(row, GatewayRows.one(ROW, bill.settlementId()));
        assertArrayEquals(bill.bytes(), city.settle(key, body).expect(200).bytes());
        assertArrayEquals(explained, city.get(explanation).bytes());
        assertArrayEquals(printed, city.get(explanation, "Accept", "text/plain").bytes());
        Answer found = city.get(path(bill)).expect(200);
        assertEquals(bill.json().get("amounts"), found.json().get("amounts"));
        assertEquals("true", found.at("live"));
        assertEquals(supplement.settlementId(), found.at("supplements.0"));
        assertEquals(1, found.json().get("supplements").size());
    }

    @Test
    void aSupplementIsExplainedWithItsCause() {
        DemoPerson person = data.spare(527);
        Answer bill = referredStay(person);
        identity(person, "REGISTERED_POOR");
        Answer supplement = supplemented(bill, "LATE_IDENTITY");
        Answer explained = city.get(path(supplement) + "/explanation").expect(200);
        assertEquals(supplement.json().get("amounts"), explained.json().get("amounts"));
        assertEquals("LATE_IDENTITY", explained.at("cause"));
        int last = explained.json().get("trace").size() - 1;
        assertEquals("SUPPLEMENT", explained.at("trace." + last + ".step"));
        assertEquals("10974.00", explained.at("trace." + last + ".amount"));
        assertEquals("三", explained.at("trace." + last + ".citations.0.article"));
        assertTrue(explained.at("trace." + last + ".citations.0.document").contains("医保发〔2019〕57号"));
        String chinese = city.get(path(supplement) + "/explanation", "Accept", "text/plain")
                .text();
        assertTrue(chinese.contains("补充的原结算编号 " + bill.settlementId()), chinese);
        assertTrue(chinese.contains("医疗救助身份补登记"), chinese);
        assertTrue(chinese.lines().anyMatch(line -> line.matches("退还个人 +10974\\.00")), chinese);
        String english = city.get(path(supplement) + "/explanation?lang=en", "Accept", "text/plain")
                .text();
        assertTrue(english.contains("Supplement to settlement " + bill.settlementId()), english);
        assertTrue(english.lines().anyMatch(line -> line.matches("Back to the patient +10974\\.00")), english);
        assertFalse(english.contains("Single-bill"), english);
    }

    @Test
    void thePostingsPayThePatientBackAndOweTheProviderNothing() {
        DemoPerson person = data.spare(528);
        Answer bill = referredStay(person);
        identity(person, "REGISTERED_POOR");
        Answer supplement = supplemented(bill, "LATE_IDENTITY");
        assertEquals(
                List.of(
                        Map.of("d", "CRITICAL_ILLNESS_INSURANCE", "c", "PROVIDER_PAYABLE", "amount", "473000"),
                        Map.of("d", "MEDICAL_ASSISTANCE", "c", "PROVIDER_PAYABLE", "amount", "624400"),
                        Map.of("d", "PROVIDER_PAYABLE", "c", "PATIENT_CASH", "amount", "1097400")),
                GatewayRows.all(
                        "select debit_account as d, credit_account as c, amount from posting where settlement_id = ?"
                                + " order by line",
                        supplement.settlementId()));
        Map<String, String> row = GatewayRows.one(ROW, supplement.settlementId());
        assertEquals("LATE_IDENTITY", row.get("cause"));
        assertEquals("null", row.get("undone_by"));
        assertEquals(
                "SUPPLEMENT",
                GatewayRows.one("select event_type from outbox where event_id = ?", supplement.settlementId())
                        .get("event_type"));
    }

    @Test
    void aCopyIsReplayedAndOtherContentRefused() {
        DemoPerson person = data.spare(529);
        Answer bill = referredStay(person);
        identity(person, "REGISTERED_POOR");
        String key = unique("key");
        Answer first =
                city.supplement(key, bill.settlementId(), "LATE_IDENTITY").expect(200);
        Map<String, String> before = GatewayRows.counts();
        Answer again =
                city.supplement(key, bill.settlementId(), "LATE_IDENTITY").expect(200);
        assertArrayEquals(first.bytes(), again.bytes());
        assertEquals("true", again.header("Idempotent-Replayed").orElse(""));
        city.supplement(key, bill.settlementId(), "LATE_GRANT").problem(422, 4010);
        assertEquals(before, GatewayRows.counts());
        assertEquals("SETTLED", city.outcome("SUPPLEMENT", key).at("state"));
        assertEquals(first.settlementId(), city.outcome("SUPPLEMENT", key).at("settlementId"));
        assertEquals("NOT_SEEN", city.outcome("SETTLE", key).at("state"));
    }

    @Test
    void whereThereIsNothingToAddTheRefusalIsStored() {
        DemoPerson person = data.spare(530);
        Answer bill = referredStay(person);
        String key = unique("key");
        Answer refused =
                city.supplement(key, bill.settlementId(), "LATE_IDENTITY").problem(422, 3004);
        assertEquals("NOTHING_TO_ADD", refused.at("reason"));
        assertEquals(bill.settlementId(), refused.settlementId());
        // a category without terms of its own is a late fact that changes no amount
        identity(person, "ORPHAN");
        city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY").problem(422, 3004);
        // an identity that ended before the stay is none of its day
        GatewayRows.assist(person, "REGISTERED_POOR", "IDENTITY", LocalDate.of(2019, 1, 1), LocalDate.of(2020, 5, 20));
        city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY").problem(422, 3004);
        // a grant is no identity, and an identity no grant
        grant(person, "REGISTERED_POOR");
        city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY").problem(422, 3004);
        identity(person, "SUBSISTENCE_ALLOWANCE");
        assertArrayEquals(
                refused.bytes(),
                city.supplement(key, bill.settlementId(), "LATE_IDENTITY").bytes());
        assertEquals("REJECTED", city.outcome("SUPPLEMENT", key).at("state"));
        assertEquals("NOTHING_TO_ADD", city.outcome("SUPPLEMENT", key).at("reason"));
        supplemented(bill, "LATE_IDENTITY");
        city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY").problem(422, 3004);
    }

    @Test
    void aGrantInForceCountsForMedicalAssistanceOfANewBillAndNotForCriticalIllness() {
        DemoPerson person = data.spare(531);
        GatewayRows.refer(person);
        grant(person, "REGISTERED_POOR");
        Answer bill = city.settled(stay(person).on("2020-05-20"))
                .amounts(Map.of("criticalIllness", "10950.00", "medicalAssistance", "9555.00"));
        city.supplement(unique("key"), bill.settlementId(), "LATE_GRANT").problem(422, 3004);
        city.get(path(bill) + "/explanation").expect(200);
        identity(person, "REGISTERED_POOR");
        supplemented(bill, "LATE_IDENTITY").amounts(Map.of("criticalIllness", "1419.00", "cash", "-1419.00"));
    }

    @Test
    void anOutpatientVisitHasNothingToAdd() {
        DemoPerson person = data.spare(532);
        Answer bill = county.settled(outpatient(person));
        GatewayRows.assist(
                person, "SUBSISTENCE_ALLOWANCE", "IDENTITY", LocalDate.of(2021, 1, 1), LocalDate.of(2022, 1, 1));
        county.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY").problem(422, 3004);
    }

    @Test
    void whatIsNoSettlementHasNoSupplement() {
        DemoPerson person = data.spare(537);
        Answer bill = referredStay(person);
        identity(person, "REGISTERED_POOR");
        Answer supplement = supplemented(bill, "LATE_IDENTITY");
        city.supplement(unique("key"), supplement.settlementId(), "LATE_IDENTITY")
                .problem(422, 3003);
        Map<String, String> before = GatewayRows.counts();
        county.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY").problem(404, 4004);
        city.supplement(unique("key"), "141000AAAAAAAAAAAAAAAAAAAAAA", "LATE_IDENTITY")
                .problem(404, 4004);
        city.supplement(unique("key"), "nothing", "LATE_IDENTITY").problem(404, 4004);
        city.supplement("no spaces please", bill.settlementId(), "LATE_IDENTITY")
                .problem(400, 4009);
        city.supplement(unique("key"), bill.settlementId(), "LATE").problem(400, 4002);
        for (String body : List.of("{}", "{\"cause\":\"LATE_GRANT\",\"amount\":1}")) {
            send(bill, body).problem(400, 4002);
        }
        send(bill, "").problem(400, 4001);
        assertEquals(before, GatewayRows.counts());
    }

    @Test
    void anIdentityThatIsRegisteredNoMoreTakesNothingBack() {
        DemoPerson person = data.spare(538);
        GatewayRows.refer(person);
        identity(person, "NEAR_SUBSISTENCE_ALLOWANCE");
        // CII ordinary 10,950; MA 13,650 x 0.60 = 8,190
        Answer bill = city.settled(stay(person).on("2020-05-20"));
        bill.amounts(Map.of("criticalIllness", "10950.00", "medicalAssistance", "8190.00"));
        GatewayRows.change("delete from assistance where person_id = ?", person.personId());
        city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY").problem(422, 3004);
        identity(person, "REGISTERED_POOR");
        // together 21,924, paid 19,140: 2,784 more, all of it within what critical illness insurance adds
        supplemented(bill, "LATE_IDENTITY")
                .amounts(Map.of("criticalIllness", "2784.00", "medicalAssistance", "0.00", "cash", "-2784.00"));
    }

    @Test
    void theDatabaseRefusesASupplementWithTheWrongSign() {
        DemoPerson person = data.spare(539);
        Answer bill = referredStay(person);
        String copy = "insert into settlement select (jsonb_populate_record(s, jsonb_build_object('settlement_id',"
                + " reverse(s.settlement_id), 'refers_to', s.settlement_id, 'kind', 'SUPPLEMENT', 'cause',"
                + " 'LATE_GRANT', 'person_sequence', 99, 'total', 0, 'eligible', 0, 'deductible', 0,"
                + " 'pooling_fund', 0, 'critical_illness_base', 0, 'critical_illness', %s,"
                + " 'medical_assistance', %s, 'cash', %s))).* from settlement s where settlement_id = ?";
        for (List<Integer> wrong : List.of(List.of(-5, 10, -5), List.of(0, 0, 0), List.of(-5, 0, 5))) {
            String sql = copy.formatted(wrong.get(0), wrong.get(1), wrong.get(2));
            IllegalStateException refused =
                    assertThrows(IllegalStateException.class, () -> GatewayRows.change(sql, bill.settlementId()));
            assertTrue(
                    String.valueOf(refused.getCause()).contains("settlement_amounts_of_supplement"),
                    () -> String.valueOf(refused.getCause()));
        }
    }

    private Answer send(Answer bill, String body) {
        return GatewayClient.send(city.post(path(bill) + "/supplements", body.getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", unique("key"))
                .build());
    }

    private static String path(Answer row) {
        return "/v1/settlements/" + row.settlementId();
    }
}
