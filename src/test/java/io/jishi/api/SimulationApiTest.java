package io.jishi.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stateless contract of the calculation rules, section 6, over HTTP and without a credential. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class SimulationApiTest {

    private static final int SAMPLE = 20;
    private static final int ONE_CALL = 1000;

    private static final String CASE = "{\"id\":\"c1\",\"insuredRegion\":\"141024\",\"scheme\":\"RESIDENT\","
            + "\"careType\":\"INPATIENT\",\"settledOn\":\"2020-11-12\",\"provider\":{\"region\":\"141002\","
            + "\"chargeClass\":\"CLASS_1\",\"administration\":\"CITY\"},\"referral\":\"NOT_FILED\","
            + "\"assistanceCategories\":[\"REGISTERED_POOR\"],\"yearToDate\":{\"admissions\":1,"
            + "\"poolingFundPaid\":12000.00,\"criticalIllnessBase\":8000.00},\"fees\":{\"total\":60000.00,"
            + "\"nonCovered\":2000.00,\"upfrontSelfPay\":3000.00}}";

    @Test
    void theCaseOfTheContractComesOutAsItSays() {
        JsonNode result = post(List.of(CASE)).expect(200).json().at("/results/0");
        Map.of(
                        "eligible", "55000.00",
                        "deductible", "500.00",
                        "poolingFund", "24525.00",
                        "unreferredReduction", "8175.00",
                        "criticalIllnessBase", "22300.00",
                        "criticalIllness", "17840.00",
                        "medicalAssistance", "3122.00",
                        "fundTotal", "45487.00",
                        "outOfPocket", "14513.00")
                .forEach((name, yuan) ->
                        assertEquals(yuan, result.get(name).decimalValue().toPlainString(), name));
        assertEquals("SETTLED", result.get("outcome").asText());
        assertTrue(result.get("trace").size() > 0);
    }

    @Test
    void everyWorkedCaseComesOutInOneCallAndInItsOrder() throws IOException {
        Map<String, String> before = GatewayRows.counts();
        for (Path file : files()) {
            List<JsonNode> cases = cases(file);
            JsonNode results = post(cases.stream()
                            .map(entry -> entry.get("case").toString())
                            .toList())
                    .expect(200)
                    .json()
                    .get("results");
            assertEquals(cases.size(), results.size());
            for (int i = 0; i < cases.size(); i++) {
                assertResult(cases.get(i), results.get(i));
            }
        }
        assertEquals(before, GatewayRows.counts());
    }

    @Test
    void aCaseAloneIsTheSameCase() throws IOException {
        for (Path file : files()) {
            for (JsonNode entry : cases(file).subList(0, SAMPLE)) {
                Answer answer = post(List.of(entry.get("case").toString())).expect(200);
                assertResult(entry, answer.json().at("/results/0"));
            }
        }
    }

    @Test
    void aThousandCasesAreACallAndOneMoreIsNot() {
        List<String> thousand = IntStream.range(0, ONE_CALL)
                .mapToObj(i -> CASE.replace("\"c1\"", "\"n" + i + "\""))
                .toList();
        JsonNode results = post(thousand).expect(200).json().get("results");
        assertEquals(ONE_CALL, results.size());
        IntStream.range(0, ONE_CALL)
                .forEach(i -> assertEquals("n" + i, results.get(i).get("id").asText()));
        List<String> more = new ArrayList<>(thousand);
        more.add(CASE);
        assertFault(post(more), "cases", "TOO_MANY");
        assertEquals("[]", post(List.of()).expect(200).json().get("results").toString());
    }

    @Test
    void aRejectedCaseDoesNotDisturbItsNeighbours() {
        List<String> cases = List.of(
                CASE,
                CASE.replace("\"141024\"", "\"110101\""),
                CASE.replace("\"RESIDENT\"", "\"EMPLOYEE\""),
                CASE.replace("2020-11-12", "2017-10-31"),
                CASE.replace("\"nonCovered\":2000.00", "\"nonCovered\":57000.01"),
                CASE);
        List<String> reasons = new ArrayList<>();
        for (JsonNode result : post(cases).expect(200).json().get("results")) {
            reasons.add(result.path("reason").asText(result.path("outcome").asText()));
        }
        assertEquals(
                List.of(
                        "SETTLED",
                        "REGION_NOT_SERVED",
                        "SCHEME_NOT_SERVED",
                        "POLICY_NOT_IN_FORCE",
                        "FEES_INCONSISTENT",
                        "SETTLED"),
                reasons);
    }

    @Test
    void aMalformedCaseIsNamedWithItsField() {
        assertFault(fourth("\"total\":60000.00", "\"total\":60000.001"), "cases[3].fees.total", "TOO_FINE");
        assertFault(fourth("\"total\":60000.00", "\"total\":-0.01"), "cases[3].fees.total", "NEGATIVE");
        assertFault(fourth("\"total\":60000.00", "\"total\":\"60000.00\""), "cases[3].fees.total", "WRONG_TYPE");
        assertFault(fourth("\"total\":60000.00", "\"total\":6e4"), "cases[3].fees.total", "NOT_PLAIN");
        assertFault(fourth("\"total\":60000.00", "\"total\":1000000000.00"), "cases[3].fees.total", "TOO_LARGE");
        assertFault(fourth("\"total\":60000.00,", ""), "cases[3].fees.total", "MISSING");
        assertFault(fourth("\"total\":", "\"tip\":1.00,\"total\":"), "cases[3].fees.tip", "UNKNOWN_FIELD");
        assertFault(fourth("\"CLASS_1\"", "\"CLASS_9\""), "cases[3].provider.chargeClass", "UNKNOWN_CODE");
        assertFault(fourth("\"chargeClass\":\"CLASS_1\",", ""), "cases[3].provider.chargeClass", "MISSING");
        assertFault(fourth("[\"REGISTERED_POOR\"]", "[\"RICH\"]"), "cases[3].assistanceCategories[0]", "UNKNOWN_CODE");
        assertFault(fourth("2020-11-12", "2020-11-31"), "cases[3].settledOn", "NOT_A_DATE");
        assertFault(fourth("\"141024\"", "\"14102\""), "cases[3].insuredRegion", "WRONG_CHARACTERS");
        assertFault(fourth("\"admissions\":1", "\"admissions\":1.5"), "cases[3].yearToDate.admissions", "TOO_FINE");
        assertFault(fourth("\"INPATIENT\"", "\"OUTPATIENT_CHRONIC\""), "cases[3].disease", "MISSING");
        assertFault(fourth("\"id\":\"c1\",", ""), "cases[3].id", "MISSING");
        assertFault(fourth(CASE, "7"), "cases[3]", "WRONG_TYPE");
        assertFault(send("{}"), "cases", "MISSING");
        assertFault(send("{\"cases\":{}}"), "cases", "WRONG_TYPE");
        assertFault(send("{\"cases\":[],\"more\":1}"), "more", "UNKNOWN_FIELD");
        assertFault(send("[]"), "the document", "WRONG_TYPE");
        send("{\"cases\":[").problem(400, 4001);
        send("").problem(400, 4001);
    }

    private static Answer fourth(String valid, String broken) {
        return post(List.of(CASE, CASE, CASE, CASE.replace(valid, broken), CASE));
    }

    private static void assertFault(Answer answer, String field, String name) {
        answer.problem(400, 4002);
        JsonNode errors = answer.json().get("errors");
        List<String> found = new ArrayList<>();
        errors.forEach(error ->
                found.add(error.get("field").asText() + " " + error.get("name").asText()));
        assertTrue(found.contains(field + " " + name), answer::text);
        assertTrue(answer.at("detail").contains(errors.get(0).get("field").asText()), answer::text);
    }

    private static void assertResult(JsonNode entry, JsonNode result) {
        String id = entry.at("/case/id").asText();
        assertEquals(id, result.get("id").asText());
        entry.get("expected").fields().forEachRemaining(expected -> {
            JsonNode found = result.get(expected.getKey());
            if (expected.getValue().isNumber()) {
                BigDecimal wanted = expected.getValue().decimalValue();
                assertEquals(0, wanted.compareTo(found.decimalValue()), id + " " + expected.getKey());
            } else {
                assertEquals(expected.getValue(), found, id + " " + expected.getKey());
            }
        });
    }

    private static Answer post(List<String> cases) {
        return send("{\"cases\":[" + String.join(",", cases) + "]}");
    }

    private static Answer send(String body) {
        return GatewayClient.send(GatewayClient.anonymous("/v1/simulations")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .build());
    }

    private static List<JsonNode> cases(Path file) throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        GatewayClient.parse(Files.readAllBytes(file)).get("cases").forEach(cases::add);
        return cases;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(Path.of("src/test/resources/cases"))) {
            return found.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
