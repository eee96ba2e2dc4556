package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.outpatient;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Previews and everything that is only read, and who may read it. Uses the spare people 60 to 79. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class LookupApiTest {

    /** S3, the notice with the fifteen points and the tilt. */
    private static final String NOTICE = "关于做好城乡居民基本医疗保险工作的通知 (临医保发〔2019〕15号)";

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());
    private final GatewayClient county = GatewayClient.of(data.countyHospital());

    @Test
    void aSettlementIsReadAsItWasAnswered() {
        Answer bill = city.settled(stay(data.spare(60)));
        Answer found = city.get("/v1/settlements/" + bill.settlementId()).expect(200);
        assertEquals(bill.json().get("amounts"), found.json().get("amounts"));
        assertEquals(bill.at("policy.hash"), found.at("policy.hash"));
        assertEquals(bill.at("visitNumber"), found.at("visitNumber"));
        assertEquals("true", found.at("live"));
        assertFalse(found.json().has("undoneBy"));
        Answer cancellation = city.cancel(unique("key"), bill.settlementId()).expect(200);
        Answer undone = city.get("/v1/settlements/" + bill.settlementId()).expect(200);
        assertEquals("false", undone.at("live"));
        assertEquals(cancellation.settlementId(), undone.at("undoneBy"));
    }

    @Test
    void theExplanationComesToTheAmountsOfTheBill() {
        Answer bill = city.settled(stay(data.spare(61)));
        Answer explained = city.get(bill.at("explanation")).expect(200);
        assertEquals(bill.json().get("amounts"), explained.json().get("amounts"));
        Map<String, String> steps = amountsOfSteps(explained.json().get("trace"));
        assertEquals(bill.at("amounts.eligible"), steps.get("ELIGIBLE_EXPENSE"));
        assertEquals(bill.at("amounts.deductible"), steps.get("DEDUCTIBLE"));
        assertEquals(bill.at("amounts.poolingFund"), steps.get("POOLING_FUND"));
        assertEquals(bill.at("amounts.unreferredReduction"), steps.get("UNREFERRED_REDUCTION"));
        assertEquals(bill.at("amounts.criticalIllnessBase"), steps.get("CRITICAL_ILLNESS_BASE"));
        assertEquals(bill.at("amounts.criticalIllness"), steps.get("CRITICAL_ILLNESS"));
        assertEquals(bill.at("amounts.outOfPocket"), steps.get("OUT_OF_POCKET"));
        List<JsonNode> citations = explained.json().findValues("citations");
        assertTrue(citations.toString().contains("\"document\":\"" + NOTICE + "\",\"article\":\"三(一)\""));
    }

    @Test
    void theStatementIsPrintedInTwoLanguages() {
        Answer bill = city.settled(stay(data.spare(62)));
        String path = bill.at("explanation");
        Answer chinese = city.get(path, "Accept", "text/plain").expect(200);
        assertEquals(
                "text/plain;charset=utf-8",
                chinese.header("Content-Type").orElse("").toLowerCase(Locale.ROOT));
        assertTrue(chinese.text().contains("依据 " + NOTICE + " 三(一)"), chinese::text);
        assertTrue(chinese.text().contains("个人负担"), chinese::text);
        Answer english = city.get(path, "Accept", "text/plain", "Accept-Language", "en-GB")
                .expect(200);
        assertTrue(english.text().contains("under " + NOTICE + " 三(一)"), english::text);
        assertTrue(english.text().contains("under " + NOTICE + " 三(三)"), english::text);
        for (String yuan : List.of("26550.00", "10950.00", "8850.00", "22500.00")) {
            assertTrue(chinese.text().contains(yuan) && english.text().contains(yuan), yuan);
        }
        assertEquals(
                english.text(),
                city.get(path + "?lang=en", "Accept", "text/plain").text());
    }

    @Test
    void aPreviewStoresNothingAndIsTheSettlementAfterIt() {
        Map<String, String> before = GatewayRows.counts();
        Body body = stay(data.spare(63));
        Answer preview = city.preview(body).expect(200);
        assertEquals("PREVIEW", preview.at("outcome"));
        assertEquals("true", preview.at("unreferred.filingNowRemovesIt"));
        assertEquals("8850.00", preview.at("unreferred.patientPaysMore"));
        Body lines =
                stay(data.spare(64)).lines("37.02", line("1", data.classBItem(), "2019-11-12", "12.34", "3", "37.02"));
        Answer ofLines = county.preview(lines).expect(200);
        Body visit = outpatient(data.spare(64));
        Answer ofVisit = county.preview(visit).expect(200);
        assertEquals(before, GatewayRows.counts());
        assertEquals(preview.json().get("amounts"), city.settled(body).json().get("amounts"));
        assertEquals(ofLines.json().get("amounts"), county.settled(lines).json().get("amounts"));
        assertEquals(ofVisit.json().get("amounts"), county.settled(visit).json().get("amounts"));
    }

    @Test
    void aPreviewStandsOnTheBillsBeforeIt() {
        DemoPerson person = data.spare(65);
        GatewayRows.refer(person);
        city.settled(stay(person));
        Body second = stay(person).on("2019-12-20").raw("fees.total", "20000.00");
        // the second admission of the year: 19,500 x 0.60
        city.preview(second).amounts(Map.of("deductible", "500.00", "poolingFund", "11700.00"));
    }

    @Test
    void aPreviewRefusesWhatTheSettlementWouldRefuse() {
        Body unknownDisease = outpatient(data.spare(66))
                .on("2020-03-10")
                .text("careType", "OUTPATIENT_CHRONIC")
                .text("disease", "NO_SUCH_DISEASE");
        Map<String, String> before = GatewayRows.counts();
        Answer settled = county.settle(unknownDisease).problem(400, 4002);
        Answer preview = county.preview(unknownDisease).problem(400, 4002);
        assertEquals("disease", settled.at("errors.0.field"));
        assertEquals(settled.text(), preview.text());
        assertEquals(before, GatewayRows.counts());
    }

    @Test
    void accumulatorsAreForProvidersWithAVisit() {
        DemoPerson person = data.spare(67);
        String path = "/v1/persons/" + person.personId() + "/accumulators";
        city.get(path).problem(404, 4004);
        GatewayRows.refer(person);
        city.settled(stay(person));
        county.get(path).problem(404, 4004);
        JsonNode year = city.get(path).expect(200).json().at("/years/0");
        Map<String, String> expected = Map.of(
                "scheme", "RESIDENT",
                "yearStart", "2019-01-01",
                "admissions", "1",
                "deductiblePaid", "1000.00",
                "poolingFundPaid", "35400.00",
                "criticalIllnessBase", "24600.00",
                "criticalIllnessPaid", "10950.00",
                "outOfPocket", "13650.00");
        Map<String, String> found = new HashMap<>();
        expected.keySet().forEach(name -> found.put(name, textOf(year.get(name))));
        assertEquals(expected, found);
        city.get("/v1/persons/141000AAAAAAAAAAAAAAAAAAAAAA/accumulators").problem(404, 4004);
        city.get("/v1/persons/nobody/accumulators").problem(404, 4004);
    }

    @Test
    void anotherInstitutionSeesNothing() {
        Answer bill = city.settled(stay(data.spare(68)));
        String path = "/v1/settlements/" + bill.settlementId();
        Map<String, String> before = GatewayRows.counts();
        county.get(path).problem(404, 4004);
        county.get(path + "/explanation").problem(404, 4004);
        county.cancel(unique("key"), bill.settlementId()).problem(404, 4004);
        assertEquals(before, GatewayRows.counts());
        city.get("/v1/settlements/141000AAAAAAAAAAAAAAAAAAAAAA").problem(404, 4004);
        city.get("/v1/settlements/no-id/explanation").problem(404, 4004);
    }

    @Test
    void everyPathButTheSimulationsNeedsAKey() {
        Answer bill = city.settled(stay(data.spare(69)));
        Map<String, String> before = GatewayRows.counts();
        List<GatewayClient> strangers = List.of(
                GatewayClient.of("H14100200001", "not-a-key"),
                GatewayClient.of("H14100200001", "x".repeat(300)),
                GatewayClient.of("H14100200001", " "));
        List<Answer> answers = new ArrayList<>();
        for (GatewayClient stranger : strangers) {
            answers.add(stranger.settle(stay(data.spare(69))));
            answers.add(stranger.preview(stay(data.spare(69))));
            answers.add(stranger.cancel(unique("key"), bill.settlementId()));
            answers.add(stranger.get("/v1/settlements/" + bill.settlementId()));
            answers.add(stranger.get(bill.at("explanation")));
            answers.add(stranger.outcome("SETTLE", "any"));
            answers.add(stranger.get("/v1/persons/" + bill.at("personId") + "/accumulators"));
        }
        answers.add(GatewayClient.send(GatewayClient.anonymous("/v1/settlements/" + bill.settlementId())
                .build()));
        answers.forEach(answer -> answer.problem(401, 4003));
        assertEquals(before, GatewayRows.counts());
    }

    @Test
    void anExpiredKeyIsNoKey() {
        String key = "a key that was revoked last year";
        GatewayRows.change(
                "insert into institution_key values (sha256(?::text::bytea), 'H14102400003', '2019-01-01',"
                        + " '2020-01-01')",
                key);
        GatewayClient.of("H14102400003", key).settle(stay(data.spare(70))).problem(401, 4003);
    }

    private static Map<String, String> amountsOfSteps(JsonNode trace) {
        Map<String, String> amounts = new HashMap<>();
        for (JsonNode step : trace) {
            if (step.has("amount")) {
                amounts.put(step.get("step").asText(), textOf(step.get("amount")));
            }
            if (step.has("steps")) {
                amounts.putAll(amountsOfSteps(step.get("steps")));
            }
        }
        return amounts;
    }

    private static String textOf(JsonNode node) {
        return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
    }
}
