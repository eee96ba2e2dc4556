package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.outpatient;
import static io.jishi.support.GatewayClient.returning;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is not a request is answered as a problem that names the code and the field in both languages, stores nothing
 * and shows nothing of the inside. Uses the spare people 350 to 359.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class BadInputTest {

    private static final String DAY = "2019-11-12";
    private static final List<String> INSIDES =
            List.of("exception", "at io.", "java.", "select ", "insert ", "sqlstate", "vertx", "hibernate");

    private final DemoData data = GatewayServers.data();
    private final GatewayClient county = GatewayClient.of(data.countyHospital());
    private final Body valid = stay(data.spare(350));
    private final Body visit = outpatient(data.spare(350));

    /** A request that is wrong in one field. */
    private record Bad(Body body, String field, String fault) {}

    @Test
    void aWrongAmountIsNamed() {
        fieldsAreNamed(Stream.of(
                new Bad(valid.raw("fees.total", "0.001"), "fees.total", "TOO_FINE"),
                new Bad(valid.raw("fees.total", "60000.000"), "fees.total", "TOO_FINE"),
                new Bad(valid.raw("fees.total", "-0.01"), "fees.total", "NEGATIVE"),
                new Bad(valid.raw("fees.total", "-9223372036854775809"), "fees.total", "NEGATIVE"),
                new Bad(valid.raw("fees.total", "\"100\""), "fees.total", "WRONG_TYPE"),
                new Bad(valid.raw("fees.total", "1e4"), "fees.total", "NOT_PLAIN"),
                new Bad(valid.raw("fees.total", "1E+2"), "fees.total", "NOT_PLAIN"),
                new Bad(valid.raw("fees.total", "1e999999999"), "fees.total", "NOT_PLAIN"),
                new Bad(valid.raw("fees.total", "1e-999999999"), "fees.total", "NOT_PLAIN"),
                new Bad(valid.raw("fees.total", "9223372036854775808"), "fees.total", "TOO_LARGE"),
                new Bad(valid.raw("fees.total", "92233720368547758.08"), "fees.total", "TOO_LARGE"),
                new Bad(valid.raw("fees.total", "1000000000.00"), "fees.total", "TOO_LARGE"),
                new Bad(valid.raw("fees.total", "null"), "fees.total", "MISSING"),
                new Bad(valid.raw("fees.total", "true"), "fees.total", "WRONG_TYPE"),
                new Bad(valid.raw("fees.total", "[]"), "fees.total", "WRONG_TYPE"),
                new Bad(valid.raw("fees.total", "{}"), "fees.total", "WRONG_TYPE"),
                new Bad(valid.raw("fees.tip", "1.00"), "fees.tip", "UNKNOWN_FIELD"),
                new Bad(valid.raw("fees.classA", "1.00"), "fees.classB", "MISSING"),
                new Bad(valid.without("fees"), "fees", "MISSING"),
                new Bad(valid.without("fees").raw("fees", "60000.00"), "fees", "WRONG_TYPE"),
                new Bad(visit.without("fees").raw("fees.total", "50.00"), "fees.classA", "MISSING")));
    }

    @Test
    void aWrongCodeOrTextIsNamed() {
        fieldsAreNamed(Stream.of(
                new Bad(valid.text("careType", "SURGERY"), "careType", "UNKNOWN_CODE"),
                new Bad(valid.raw("careType", "0"), "careType", "WRONG_TYPE"),
                new Bad(valid.text("scheme", "resident"), "scheme", "UNKNOWN_CODE"),
                new Bad(valid.without("scheme"), "scheme", "MISSING"),
                new Bad(valid.text("insuredRegion", "14102"), "insuredRegion", "WRONG_CHARACTERS"),
                new Bad(valid.text("insuredRegion", "１４１０２４"), "insuredRegion", "WRONG_CHARACTERS"),
                new Bad(valid.raw("insuredRegion", "141024"), "insuredRegion", "WRONG_TYPE"),
                new Bad(valid.text("personId", "abc"), "personId", "WRONG_CHARACTERS"),
                new Bad(valid.text("personId", "141000" + "I".repeat(22)), "personId", "WRONG_CHARACTERS"),
                new Bad(valid.text("personId", "142000" + "A".repeat(22)), "personId", "CONTRADICTION"),
                new Bad(valid.without("personId"), "personId", "MISSING"),
                new Bad(valid.text("identityNumber", "999000199001010011"), "personId", "MISSING"),
                new Bad(valid.text("visitNumber", "v".repeat(65)), "visitNumber", "WRONG_LENGTH"),
                new Bad(valid.text("visitNumber", ""), "visitNumber", "WRONG_LENGTH"),
                new Bad(valid.text("visitNumber", " \t "), "visitNumber", "WRONG_LENGTH"),
                new Bad(valid.text("visitNumber", "a\u0007b"), "visitNumber", "WRONG_CHARACTERS"),
                new Bad(valid.text("visitNumber", "a\u0085b"), "visitNumber", "WRONG_CHARACTERS"),
                new Bad(visit.text("careType", "OUTPATIENT_CHRONIC"), "disease", "MISSING"),
                new Bad(valid.text("colour", "red"), "colour", "UNKNOWN_FIELD"),
                new Bad(valid.text("dischargedOn", "2019-11-31"), "dischargedOn", "NOT_A_DATE"),
                new Bad(valid.text("dischargedOn", "2019-11-12T00:00:00"), "dischargedOn", "NOT_A_DATE"),
                new Bad(valid.text("dischargedOn", "+10000-01-01"), "dischargedOn", "NOT_A_DATE"),
                new Bad(valid.raw("dischargedOn", "20191112"), "dischargedOn", "NOT_A_DATE"),
                new Bad(valid.text("dischargedOn", "2999-12-31"), "dischargedOn", "OUT_OF_RANGE"),
                new Bad(valid.text("admittedOn", "2019-11-13"), "admittedOn", "CONTRADICTION"),
                new Bad(valid.without("admittedOn"), "admittedOn", "MISSING")));
    }

    @Test
    void aWrongLineIsNamed() {
        String good = line("1", data.classAItem(), DAY, "10.00", "1", "10.00");
        String many = String.join(",", Collections.nCopies(5001, good));
        fieldsAreNamed(Stream.of(
                new Bad(valid.lines("10.00"), "lines", "WRONG_LENGTH"),
                new Bad(valid.raw("lines", "7"), "lines", "WRONG_TYPE"),
                new Bad(valid.lines("10.00", "7"), "lines[0]", "WRONG_TYPE"),
                new Bad(valid.lines("10.00", many), "lines", "TOO_MANY"),
                new Bad(valid.lines("10.00", good).raw("fees.nonCovered", "0"), "fees.nonCovered", "UNKNOWN_FIELD"),
                new Bad(valid.lines("10.00", good.replace("y\":1", "y\":1.00001")), "lines[0].quantity", "TOO_FINE"),
                new Bad(valid.lines("10.00", good.replace("y\":1", "y\":1000001")), "lines[0].quantity", "TOO_LARGE"),
                new Bad(valid.lines("10.00", good.replace("e\":10.00", "e\":-10.00")), "lines[0].price", "NEGATIVE"),
                new Bad(
                        valid.lines("10.00", good, good.replace(DAY, "2019-11-13")),
                        "lines[1].feeDate",
                        "CONTRADICTION"),
                new Bad(valid.lines("10.00", good.replace("\"1\"", "\"\"")), "lines[0].serial", "WRONG_LENGTH"),
                new Bad(valid.lines("10.00", good.replace("}", ",\"tax\":1}")), "lines[0].tax", "UNKNOWN_FIELD")));
    }

    @Test
    void whatDoesNotAddUpIsToldWithTheDifference() {
        String one = line("1", data.classAItem(), DAY, "9.99", "1", "9.99");
        nothingIsStored(() -> assertAll(
                () -> differs(
                        valid.lines("10.00", one),
                        "fees.total",
                        "the lines add up to 9.99, the total is 10.00, the difference 0.01"),
                () -> differs(
                        valid.lines("10.00", one.replace("t\":9.99", "t\":10.00")),
                        "lines[0].amount",
                        "price times quantity is 9.99, the amount is 10.00, the difference 0.01"),
                () -> differs(valid.raw("fees.nonCovered", "60000.05"), "fees", "the difference is -0.05"),
                () -> differs(visit.fees("50.01", "30.00", "20.00"), "fees", "the difference is 0.01"),
                () -> differs(visit.fees("49.99", "30.00", "20.00"), "fees", "the difference is -0.01"),
                () -> differs(valid.lines("19.98", one, one), "lines[1].serial", "used twice"),
                () -> differs(
                        valid.lines("0.00", line("1", data.classAItem(), DAY, "1.00", "0", "0.00")),
                        "lines[0].quantity",
                        "above zero"),
                () -> differs(
                        valid.lines("-9.99", line("1", data.classAItem(), DAY, "9.99", "-1", "-9.99"))
                                .raw("fees.total", "0"),
                        "lines[0].quantity",
                        "for a return only"),
                () -> differs(
                        valid.lines("0.00", one, back("2", "9.99", "-1", "-9.99", "9")), "lines[1].returns", "earlier"),
                () -> differs(
                        valid.lines("0.00", one, back("2", "9.99", "-2", "-19.98", "1")),
                        "lines[1].quantity",
                        "more is returned"),
                () -> differs(
                        valid.lines("0.00", one, back("2", "9.98", "-1", "-9.98", "1")),
                        "lines[1].quantity",
                        "at another price")));
    }

    @Test
    void aSerialIsUsedOnceEvenByReturns() {
        String two = line("1", data.classAItem(), DAY, "5.00", "2", "10.00");
        String first = back("r", "5.00", "-1", "-5.00", "1");
        String other = line("r", data.classAItem(), DAY, "5.00", "1", "5.00");
        nothingIsStored(() -> assertAll(
                () -> differs(valid.lines("0.00", two, first, first), "lines[2].serial", "used twice"),
                () -> differs(valid.lines("10.00", two, first, other), "lines[2].serial", "used twice")));
    }

    @Test
    void whatIsNotJsonIsRefused() {
        String text = valid.toString();
        nothingIsStored(() -> Stream.of(
                        bytes(""),
                        bytes(" "),
                        bytes("{"),
                        bytes(text + "}"),
                        bytes(text + text),
                        bytes("\uFEFF" + text),
                        bytes("/* no */" + text),
                        bytes(text.replace('"', '\'')),
                        bytes(text.replace("60000.00", "NaN")),
                        bytes(text.replace("60000.00", "Infinity")),
                        bytes(text.replace("60000.00", "+1")),
                        bytes(text.replace("60000.00", "01")),
                        bytes(text.replace("60000.00", ".5")),
                        bytes(text.replace("60000.00", "5.")),
                        bytes(text.replace("60000.00", "1,5")),
                        bytes(text.replace("60000.00", "9".repeat(40))),
                        bytes(text.replace("\"scheme\"", "\"visitNumber\":\"twice\",\"scheme\"")),
                        bytes(text.replace("RESIDENT", "a\\u0000b")),
                        bytes(text.replace("RESIDENT", "a\u0000b")),
                        bytes(text.replace("RESIDENT", "a\\ud800b")),
                        bytes(text.replace("RESIDENT", "a\\udc00\\ud800b")),
                        bytes(text.replace("scheme", "sch\\udc00eme")),
                        bytes(text.replace("RESIDENT", "R".repeat(5000))),
                        bytes("[".repeat(10_000)),
                        bytes("{\"a\":".repeat(10_000)),
                        bytes("[".repeat(10_000) + "]".repeat(10_000)),
                        text.replace("RESIDENT", "\u00e9").getBytes(StandardCharsets.ISO_8859_1),
                        text.getBytes(StandardCharsets.UTF_16),
                        text.getBytes(Charset.forName("UTF-32BE")))
                .forEach(body -> {
                    sound(GatewayClient.send(county.settlement(unique("bad"), body)))
                            .problem(400, 4001);
                    sound(GatewayClient.send(
                                    county.post("/v1/settlements/preview", body).build()))
                            .problem(400, 4001);
                }));
    }

    @Test
    void aMessageIdHasAFixedForm() {
        HttpRequest without = county.post("/v1/settlements", valid.bytes()).build();
        nothingIsStored(() -> {
            sound(GatewayClient.send(without)).problem(400, 4009);
            Stream.of("", " ", "\"\"", "k".repeat(65), "k".repeat(256), "a b", "a\tb", "a\"b", "a,b")
                    .forEach(key -> sound(GatewayClient.send(county.settlement(key, valid.bytes())))
                            .problem(400, 4009));
        });
    }

    @Test
    void wrongPathsMethodsAndMediaTypesAreProblems() {
        nothingIsStored(() -> assertAll(
                () -> sound(county.get("/v1/nothing")).problem(404, 4004),
                () -> sound(county.get("/nothing")).problem(404, 4004),
                () -> sound(county.get("/v1/settlements")).problem(405, 4005),
                () -> sound(GatewayClient.send(county.authenticated("/v1/settlements")
                                .PUT(BodyPublishers.noBody())
                                .build()))
                        .problem(405, 4005),
                () -> sound(GatewayClient.send(
                                county.authenticated("/v1/simulations").DELETE().build()))
                        .problem(405, 4005),
                () -> sound(sendAs("text/plain")).problem(415, 4008),
                () -> sound(sendAs("application/xml")).problem(415, 4008),
                () -> assertTrue(
                        List.of(400, 415).contains(sound(sendAs("nonsense")).status()))));
    }

    @Test
    void aBodyAboveFourMebibytesIsRefused() {
        nothingIsStored(() -> {
            // announced and not sent, so that no bytes under way can cut the answer off
            String answer = county.announce("/v1/settlements", 4 * 1024 * 1024 + 1);
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains(GatewayClient.PROBLEM) && answer.contains("\"code\":4007,"), answer);
        });
    }

    @Test
    void oddPathsAreNoFaultOfOurs() {
        String outcomes = "/v1/outcomes/141000/" + data.countyHospital().code() + "/SETTLE/";
        assertAll(Stream.of("%00", "%ED%A0%80", "%FF", "k".repeat(2000), "%27%3B--")
                .map(odd -> () -> {
                    Answer answer = sound(county.get(outcomes + odd));
                    assertTrue(answer.status() < 500, () -> odd + ": " + answer.text());
                }));
        assertAll(Stream.of("%00", "141000%00", "..%2F..", "%F0%9F%98%80")
                .map(odd -> () -> sound(county.get("/v1/settlements/" + odd)).problem(404, 4004)));
    }

    @Test
    void returnsThatRoundUpAreNoFaultOfOurs() {
        // 1.5 at 9.99 is 14.99; three returns of 0.5 are 5.00 each, one fen more than there was
        String[] lines = new String[5];
        lines[0] = line("0", data.classAItem(), DAY, "100.00", "1", "100.00");
        lines[1] = line("1", data.classAItem(), DAY, "9.99", "1.5", "14.99");
        for (int i = 2; i < lines.length; i++) {
            lines[i] = back("r" + i, "9.99", "-0.5", "-5.00", "1");
        }
        Answer answer = sound(county.settle(stay(data.spare(352)).lines("99.99", lines)));
        assertTrue(answer.status() < 500, answer::text);
    }

    @Test
    void minusZeroIsZero() {
        Body body = stay(data.spare(351)).raw("fees.nonCovered", "-0").raw("fees.overLimit", "-0.00");
        county.settled(body).amounts(Map.of("nonCovered", "0.00", "overLimit", "0.00", "eligible", "60000.00"));
    }

    @Test
    void everyFaultOfARequestIsToldAtOnce() {
        Answer answer = county.settle(
                valid.raw("fees.total", "0.001").text("scheme", "x").text("dischargedOn", "never"));
        assertEquals(3, answer.problem(400, 4002).json().get("errors").size(), answer::text);
    }

    private String back(String serial, String price, String quantity, String amount, String returned) {
        return returning(line(serial, data.classAItem(), DAY, price, quantity, amount), returned);
    }

    private void fieldsAreNamed(Stream<Bad> table) {
        nothingIsStored(() -> assertAll(table.map(bad -> () -> {
            Answer answer = sound(county.settle(bad.body())).problem(400, 4002);
            List<JsonNode> errors = List.copyOf(answer.json().findParents("field"));
            JsonNode error = errors.stream()
                    .filter(each -> each.get("field").asText().equals(bad.field()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(bad.field() + " is not named: " + answer.text()));
            assertEquals(bad.fault(), error.get("name").asText(), answer::text);
            assertTrue(error.get("code").asInt() > 100, answer::text);
            assertTrue(error.get("en").asText().startsWith(bad.field() + " "), answer::text);
            assertTrue(error.get("zh").asText().matches(".*\\p{IsHan}.*"), answer::text);
            assertEquals(400, county.preview(bad.body()).status());
        })));
    }

    private void differs(Body body, String field, String detail) {
        Answer answer = sound(county.settle(body)).problem(422, 4012);
        assertEquals(field, answer.at("errors.0.field"), answer::text);
        assertTrue(answer.at("detail").contains(detail), answer::text);
        assertTrue(answer.at("errors.0.zh").matches(".*\\p{IsHan}.*"), answer::text);
    }

    private Answer sendAs(String mediaType) {
        return GatewayClient.send(county.authenticated("/v1/settlements")
                .header("Idempotency-Key", unique("bad"))
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofByteArray(valid.bytes()))
                .build());
    }

    private static Answer sound(Answer answer) {
        String text = answer.text().toLowerCase(Locale.ROOT);
        INSIDES.forEach(inside -> assertFalse(text.contains(inside), answer::text));
        return answer;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void nothingIsStored(Runnable work) {
        Map<String, String> before = GatewayRows.counts();
        work.run();
        assertEquals(before, GatewayRows.counts());
    }
}
