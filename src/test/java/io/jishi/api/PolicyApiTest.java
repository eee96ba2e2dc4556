package io.jishi.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayServers;
import io.jishi.support.LinfenPackage;
import io.jishi.support.PolicyYaml;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules over HTTP, against the shipped file as a general library reads it. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class PolicyApiTest {

    private static final String POLICIES = "/v1/policies";
    private static final String DIFFERENCE = POLICIES + "/difference";
    private static final Pattern YUAN = Pattern.compile("\"(?:deductible|cap|over|COUNTY|UREMIA_DIALYSIS)\":([0-9.]+)");

    private final GatewayClient city = GatewayClient.of(GatewayServers.data().cityHospital());
    private final PolicyYaml file = PolicyYaml.of(LinfenPackage.files());

    /** The first day, and each day on which something changes with its eve. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2017-11-01",
                "2017-11-30",
                "2017-12-01",
                "2019-09-30",
                "2019-10-01",
                "2019-11-01",
                "2019-12-31",
                "2020-01-01",
                "2020-12-31",
                "2021-01-01",
                "2022-12-31"
            })
    void everyBlockOfTheDayIsThereOnceAsTheFileHasIt(LocalDate day) {
        JsonNode answer = rules("region=141000&date=" + day).json();
        Map<String, JsonNode> answered = new TreeMap<>();
        for (String list : List.of("values", "repealed")) {
            for (JsonNode each : answer.get(list)) {
                assertEquals(null, answered.put(each.get("parameter").asText(), each), "twice");
                assertEquals(list.equals("values"), each.has("content"));
            }
        }
        Map<String, Map.Entry<LocalDate, JsonNode>> written = file.blocksOn(day);
        assertEquals(written.keySet(), answered.keySet());
        List<String> differences = new ArrayList<>();
        written.forEach((parameter, block) -> {
            JsonNode value = Objects.requireNonNull(answered.get(parameter));
            assertEquals(file.unitOf(parameter), value.get("unit").asText());
            assertEquals(block.getKey().toString(), value.get("from").asText());
            assertTrue(value.get("until").asText().compareTo(day.toString()) > 0, parameter);
            assertEquals(
                    block.getKey().toString(),
                    value.get("citation").get("versionFrom").asText());
            file.citation(parameter, block.getValue().get("source"), value.get("citation"), differences);
            if (value.has("content")) {
                ObjectNode said = block.getValue().deepCopy();
                said.remove("source");
                differences.addAll(file.differences(parameter, said, value.get("content")));
            } else {
                assertTrue(block.getValue().get("repealed").asBoolean());
            }
        });
        assertEquals(List.of(), differences);
    }

    @Test
    void moneyHasTwoDigitsAndRatesAreWhatTheyAre() {
        String text = rules("region=141000&date=2021-03-10").text();
        List<String> amounts =
                YUAN.matcher(text).results().map(found -> found.group(1)).toList();
        assertTrue(amounts.size() > 10, text);
        amounts.forEach(amount -> assertTrue(amount.matches("[0-9]+\\.[0-9]{2}"), amount));
        assertTrue(text.contains("\"deductible\":1500.00,\"rate\":0.55"), text);
        assertTrue(text.contains("\"content\":{\"value\":70000.00}"), text);
        assertTrue(text.contains("\"factors\":[{\"factor\":1},{\"factor\":0.5}]"), text);
        assertTrue(text.contains("\"cap\":\"none\""), text);
        String layers = rules("region=141000&date=2018-01-01").text();
        assertTrue(layers.contains("\"inScopeYearCap\":{\"COUNTY\":1000.00,\"CITY\":3000.00,"), layers);
        assertTrue(layers.contains("\"enabled\":false,\"categories\":[\"REGISTERED_POOR\"]"), layers);
    }

    @Test
    void theHeadSaysWhoseRulesTheyAre() {
        Answer rules = rules("region=141000&date=2019-11-12");
        assertEquals("141000", rules.at("region"));
        assertEquals("RESIDENT", rules.at("scheme"));
        assertEquals(file.head().get("name").asText(), rules.at("name"));
        assertEquals(file.head().get("description").asText(), rules.at("description"));
        assertEquals(LinfenPackage.files().contentHash(), rules.at("hash"));
        assertEquals("2017-11-01", rules.at("inForceFrom"));
        assertEquals("2023-01-01", rules.at("inForceUntil"));
        assertEquals("2019-11-01", rules.at("version.from"));
        assertEquals("2020-01-01", rules.at("version.until"));
        assertEquals("01-01", rules.at("yearStart"));
        assertEquals(
                "[\"chargeClass\",\"administration\"]",
                rules.json().get("providerNeeds").toString());
        List<String> counties = new ArrayList<>();
        rules.json().get("counties").forEach(county -> counties.add(county.asText()));
        assertEquals(LinfenPackage.COUNTIES, counties);
    }

    /** By hand: 2019 has 7 + 5 rows and 16 blocks without rows; 2021 has 7 + 4 + 3 + 6 rows and 22 blocks without. */
    @ParameterizedTest
    @CsvSource({"2019-11-12, 3, 10, 14, 1", "2021-03-10, 7, 14, 10, 11"})
    void valuesAreCountedByHowSureTheyAre(
            String date, String document, String published, String interpretation, String placeholder) {
        Answer rules = rules("region=141000&date=" + date);
        assertEquals(document, rules.at("provenance.document"));
        assertEquals(published, rules.at("provenance.published"));
        assertEquals(interpretation, rules.at("provenance.interpretation"));
        assertEquals(placeholder, rules.at("provenance.placeholder"));
    }

    @Test
    void theDocumentsOfTheCitationsAreListedOnce() {
        JsonNode rules = rules("region=141000&date=2019-11-12").json();
        List<String> keys = new ArrayList<>();
        for (JsonNode document : rules.get("documents")) {
            keys.add(document.get("key").asText());
            assertEquals(
                    file.titleOf(document.get("key").asText()),
                    document.get("document").asText());
        }
        // S2 is cited by one row alone; S4 and SX2020 are cited on other days
        assertEquals(List.of("S0", "S2", "S3", "SX2017", "SX2017P", "SX2019", "JISHI"), keys);
    }

    @Test
    void aCountyHasTheRulesOfItsPoolingRegion() {
        assertArrayEquals(
                rules("region=141000&date=2020-05-05").bytes(),
                rules("region=141024&date=2020-05-05&scheme=RESIDENT").bytes());
    }

    /** 2022 has 365 days; the last day is the thirty-first of December, and 2023 begins on the day after it. */
    @ParameterizedTest
    @CsvSource({
        "date=2022-12-31, 1",
        "date=2022-01-01, 365",
        "date=2019-11-12&asOf=2022-12-22, 10",
        "date=2019-11-12&asOf=2023-01-01, 0",
        "date=2019-11-12&asOf=2023-01-11, -10"
    })
    void daysUntilTheEndAreCounted(String query, String days) {
        assertEquals(days, rules("region=141000&" + query).at("daysUntilEnd"));
    }

    @Test
    void everyServedPackageIsListed() {
        Answer list = city.get(POLICIES).expect(200);
        List<String> regions = new ArrayList<>();
        list.json()
                .get("packages")
                .forEach(each -> regions.add(each.get("region").asText()));
        assertEquals(List.of("430600", "150900", "230800", "340300", "141000"), regions);
        assertEquals("RESIDENT", list.at("packages.4.scheme"));
        assertEquals(LinfenPackage.files().contentHash(), list.at("packages.4.hash"));
        assertEquals("2023-01-01", list.at("packages.4.inForceUntil"));
        assertFalse(list.json().get("packages").get(4).has("daysUntilEnd"));
        Answer counted = city.get(POLICIES + "?asOf=2022-12-30").expect(200);
        assertEquals("2", counted.at("packages.4.daysUntilEnd"));
        // 2020 had 366 days, 2021 365, and the thirtieth of December is the 364th of 2022
        assertEquals("-1094", counted.at("packages.0.daysUntilEnd"));
        assertEquals("2022-12-30", counted.at("asOf"));
    }

    /** law.md, S3: the tilt and the fifteen points begin, the terms for everybody are now the notice's. */
    @Test
    void theDifferenceOfTwoDaysIsWhatBeganBetweenThem() {
        Answer answer = difference("region=141000&date=2019-09-30&otherDate=2019-10-01");
        assertEquals(
                List.of(
                        "criticalIllness.terms ONLY_IN_OTHER",
                        "criticalIllness.terms ONLY_IN_OTHER",
                        "criticalIllness.terms ONLY_IN_OTHER",
                        "criticalIllness.terms ONLY_IN_OTHER",
                        "criticalIllness.terms CITATION",
                        "inpatient.unreferredReduction ONLY_IN_OTHER",
                        "referral.minimumGrade ONLY_IN_OTHER"),
                changes(answer));
        JsonNode everybody = answer.json().get("differences").get(4);
        assertEquals("{}", everybody.get("when").toString());
        assertEquals("大病保险", everybody.at("/base/citation/article").asText());
        assertEquals("三(三)", everybody.at("/other/citation/article").asText());
        JsonNode points = answer.json().get("differences").get(5);
        assertFalse(points.has("base"));
        assertEquals("{\"value\":0.15}", points.at("/other/value").toString());
        assertEquals("三(一)", points.at("/other/citation/article").asText());
        assertEquals("interpretation", points.at("/other/citation/provenance").asText());
    }

    @Test
    void aRepealIsCitedOnTheSideThatRepeals() {
        Answer answer = difference("region=141024&date=2020-12-31&otherRegion=141000&otherDate=2021-01-01");
        assertEquals(
                Map.ofEntries(
                        // the subsidy of 2021, whose shares are not known
                        Map.entry("financing.subsidy VALUE", 1),
                        Map.entry("financing.subsidy ONLY_IN_BASE", 2),
                        Map.entry("eligibility.basis CITATION", 1),
                        Map.entry("eligibility.enrolmentWindow ONLY_IN_OTHER", 1),
                        Map.entry("eligibility.exemptions ONLY_IN_OTHER", 1),
                        Map.entry("eligibility.waitingPeriod ONLY_IN_OTHER", 1),
                        Map.entry("criticalIllness.terms ONLY_IN_BASE", 4),
                        Map.entry("criticalIllness.terms ONLY_IN_OTHER", 3),
                        Map.entry("criticalIllness.terms PROVENANCE", 1),
                        Map.entry("extraLayers ONLY_IN_BASE", 1),
                        Map.entry("medicalAssistance.terms ONLY_IN_BASE", 1),
                        Map.entry("medicalAssistance.terms ONLY_IN_OTHER", 1),
                        Map.entry("outpatientPooling.dayCap ONLY_IN_OTHER", 1),
                        Map.entry("outpatientPooling.rates ONLY_IN_OTHER", 1),
                        Map.entry("outpatientPooling.yearCap ONLY_IN_OTHER", 1),
                        // no credit any more, and stays are paid too
                        Map.entry("personalAccount.credits VALUE", 1),
                        Map.entry("personalAccount.pays VALUE", 1)),
                counted(changes(answer)));
        for (JsonNode each : answer.json().get("differences")) {
            if (each.get("parameter").asText().equals("extraLayers")) {
                assertEquals("true", each.at("/other/repealed").asText());
                assertEquals("五", each.at("/other/citation/article").asText());
                assertEquals("136与85%", each.at("/base/citation/article").asText());
            }
        }
        assertEquals("2020-12-31", answer.at("base.date"));
        assertEquals("2020-01-01", answer.at("base.versionFrom"));
        assertEquals("2021-01-01", answer.at("other.date"));
    }

    @Test
    void nothingDiffersFromItself() {
        for (String date : List.of("2017-11-01", "2019-11-12", "2021-03-10")) {
            assertEquals(List.of(), changes(difference("region=141000&date=" + date)));
        }
        assertEquals(List.of(), changes(difference("region=141000&date=2021-01-01&otherDate=2021-12-31")));
    }

    @ParameterizedTest
    @CsvSource({
        "region=110101&scheme=EMPLOYEE&date=2017-10-31, 1001",
        "region=141024&scheme=EMPLOYEE&date=2017-10-31, 1002",
        "region=141024&date=2017-10-31, 1003",
        "region=141024&date=2023-01-01, 1003"
    })
    void whatIsNotThereHasItsName(String query, int code) {
        city.get(POLICIES + "?" + query).problem(422, code);
        Answer ofBase = city.get(DIFFERENCE + "?" + query + "&otherRegion=141000&otherDate=2020-01-01");
        assertEquals("asked for by region and date", ofBase.problem(422, code).at("detail"));
    }

    @Test
    void theOtherSideIsNamedIfItIsNotThere() {
        Answer region = city.get(DIFFERENCE + "?region=141000&date=2020-01-01&otherRegion=110101");
        assertEquals(
                "asked for by otherRegion and otherDate",
                region.problem(422, 1001).at("detail"));
        city.get(DIFFERENCE + "?region=141000&date=2020-01-01&otherDate=2023-01-01")
                .problem(422, 1003);
    }

    @ParameterizedTest
    @CsvSource({
        "?region=141000, date, 101",
        "?date=2020-01-01, region, 101",
        "?scheme=RESIDENT, region, 101",
        "?region=14102&date=2020-01-01, region, 111",
        "?region=&date=2020-01-01, region, 110",
        "?region=141000&date=20200101, date, 109",
        "?region=141000&date=2019-02-30, date, 109",
        "?region=141000&date=today, date, 109",
        "?region=141000&date=2020-01-01&scheme=resident, scheme, 104",
        "?region=141000&date=2020-01-01&asOf=x, asOf, 109",
        "?region=141000&date=2020-01-01&day=1, day, 102",
        "?region=141000&date=2020-01-01&date=2020-01-01, date, 113",
        "?region=141000&date=2020-01-01&otherDate=2020-01-01, otherDate, 102",
        "?asOf=2020-13-01, asOf, 109",
        "?asOf=2020-01-01&page=1, region, 101",
        "/difference?date=2020-01-01, region, 101",
        "/difference?region=141000, date, 101",
        "/difference?region=141000&date=2020-01-01&otherRegion=1, otherRegion, 111",
        "/difference?region=141000&date=2020-01-01&otherDate=1, otherDate, 109",
        "/difference?region=141000&date=2020-01-01&asOf=2020-01-01, asOf, 102"
    })
    void aWrongParameterIsNamed(String query, String field, String code) {
        Answer refused = city.get(POLICIES + query).problem(400, 4002);
        assertEquals(field, refused.at("errors.0.field"), refused::text);
        assertEquals(code, refused.at("errors.0.code"), refused::text);
    }

    @Test
    void aQueryThatIsNoTextIsRefused() {
        for (String query :
                List.of("?region=141000%00&date=2020-01-01", "?region=%EF%BC%91%EF%BC%94&date=2020-01-01")) {
            city.get(POLICIES + query).problem(400, 4002);
        }
    }

    @Test
    void theRulesAreForInstitutions() {
        for (String path : List.of(POLICIES, POLICIES + "?region=141000&date=2020-01-01", DIFFERENCE)) {
            GatewayClient.send(GatewayClient.anonymous(path).build()).problem(401, 4003);
        }
        GatewayClient.send(city.authenticated(POLICIES)
                        .POST(BodyPublishers.noBody())
                        .build())
                .problem(405, 4005);
    }

    @Test
    void anAnswerThatIsKnownIsNotSentAgain() {
        for (String path : List.of(
                POLICIES, POLICIES + "?region=141000&date=2020-01-01", DIFFERENCE + "?region=141000&date=2020-01-01")) {
            Answer first = city.get(path).expect(200);
            String tag = first.header("ETag").orElseThrow();
            assertEquals("private, no-cache", first.header("Cache-Control").orElse(""));
            for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
                Answer again = city.get(path, "If-None-Match", known).expect(304);
                assertEquals(0, again.bytes().length);
                assertEquals(tag, again.header("ETag").orElse(""));
            }
            Answer other = city.get(path, "If-None-Match", "\"x\"").expect(200);
            assertArrayEquals(first.bytes(), other.bytes());
        }
    }

    @Test
    void anotherDayHasAnotherTag() {
        String first = rules("region=141000&date=2020-01-01").header("ETag").orElseThrow();
        assertNotEquals(
                first, rules("region=141000&date=2020-01-02").header("ETag").orElseThrow());
    }

    private Answer rules(String query) {
        return city.get(POLICIES + "?" + query).expect(200);
    }

    private Answer difference(String query) {
        return city.get(DIFFERENCE + "?" + query).expect(200);
    }

    private static List<String> changes(Answer answer) {
        List<String> changes = new ArrayList<>();
        answer.json()
                .get("differences")
                .forEach(each -> changes.add(each.get("parameter").asText() + " "
                        + each.get("change").asText()));
        return changes;
    }

    private static Map<String, Integer> counted(List<String> changes) {
        Map<String, Integer> counts = new TreeMap<>();
        changes.forEach(change -> counts.merge(change, 1, Integer::sum));
        return counts;
    }
}
