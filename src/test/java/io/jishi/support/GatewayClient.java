package io.jishi.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A hospital that talks to the gateway under test. {@link #stay} and {@link #outpatient} give one valid request; a test
 * bends the one thing that it is about.
 */
public final class GatewayClient {

    /** The media type of every error. */
    public static final String PROBLEM = "application/problem+json";

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final String apiKey;
    private final String code;

    private GatewayClient(String code, String apiKey) {
        this.code = code;
        this.apiKey = apiKey;
    }

    /** The hospital with its own key. */
    public static GatewayClient of(DemoProvider provider) {
        return of(provider.code(), provider.apiKey());
    }

    /** An institution with this key. */
    public static GatewayClient of(String code, String apiKey) {
        return new GatewayClient(code, apiKey);
    }

    /** A key or visit number that nobody has used in this run. */
    public static String unique(String prefix) {
        return prefix + "-" + NUMBERS.incrementAndGet();
    }

    /**
     * The worked example of the calculation rules, section 3: 60,000.00 eligible, discharged on 2019-11-12, no class
     * sums.
     */
    public static Body stay(DemoPerson person) {
        return new Body(JSON.createObjectNode(), Map.of())
                .text("insuredRegion", person.county())
                .text("personId", person.personId())
                .text("scheme", "RESIDENT")
                .text("careType", "INPATIENT")
                .text("visitNumber", unique("visit"))
                .text("admittedOn", "2019-11-01")
                .text("dischargedOn", "2019-11-12")
                .raw("fees.total", "60000.00");
    }

    /** An ordinary outpatient visit on 2021-03-10: class A 30.00, class B 20.00. */
    public static Body outpatient(DemoPerson person) {
        return stay(person)
                .without("admittedOn")
                .text("careType", "OUTPATIENT")
                .text("dischargedOn", "2021-03-10")
                .fees("50.00", "30.00", "20.00");
    }

    /** One fee line as JSON text; prices and amounts in yuan. */
    public static String line(String serial, String item, String day, String price, String quantity, String amount) {
        return "{\"serial\":\"" + serial + "\",\"itemCode\":\"" + item + "\",\"feeDate\":\"" + day + "\",\"price\":"
                + price + ",\"quantity\":" + quantity + ",\"amount\":" + amount + "}";
    }

    /** The same line, returning another one. */
    public static String returning(String line, String returned) {
        return line.substring(0, line.length() - 1) + ",\"returns\":\"" + returned + "\"}";
    }

    /** Settles under a new key. */
    public Answer settle(Body body) {
        return settle(unique("key"), body);
    }

    /** Settles. */
    public Answer settle(String key, Body body) {
        return send(settlement(key, body.bytes()));
    }

    /** Settles under a new key and expects a bill. */
    public Answer settled(Body body) {
        return settle(body).expect(200);
    }

    /** The request that settles, to be sent when the test wants it. */
    public HttpRequest settlement(String key, byte[] body) {
        return post("/v1/settlements", body).header("Idempotency-Key", key).build();
    }

    /** Previews. */
    public Answer preview(Body body) {
        return send(post("/v1/settlements/preview", body.bytes()).build());
    }

    /** Cancels under a key. */
    public Answer cancel(String key, String settlementId) {
        return send(authenticated("/v1/settlements/" + settlementId + "/cancellation")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** Supplements a bill under a key. */
    public Answer supplement(String key, String settlementId, String cause) {
        byte[] body = ("{\"cause\":\"" + cause + "\"}").getBytes(StandardCharsets.UTF_8);
        return send(post("/v1/settlements/" + settlementId + "/supplements", body)
                .header("Idempotency-Key", key)
                .build());
    }

    /** What became of a message of this institution. */
    public Answer outcome(String transaction, String key) {
        return get("/v1/outcomes/" + GatewayRows.REGION + "/" + code + "/" + transaction + "/" + key);
    }

    /** Reads a path; headers come in pairs of name and value. */
    public Answer get(String path, String... headers) {
        HttpRequest.Builder builder = authenticated(path).GET();
        return send(
                headers.length == 0 ? builder.build() : builder.headers(headers).build());
    }

    /** A POST with this institution's key and JSON as its media type. */
    public HttpRequest.Builder post(String path, byte[] body) {
        return authenticated(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
    }

    /** A request with this institution's key. */
    public HttpRequest.Builder authenticated(String path) {
        return anonymous(path).header("X-Api-Key", apiKey);
    }

    /** A request without any key. */
    public static HttpRequest.Builder anonymous(String path) {
        String base = ConfigProvider.getConfig().getValue("test.url", String.class);
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
    }

    /** Sends and waits. */
    public static Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new AssertionError("the gateway does not answer " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Sends and does not wait; a caller that cancels the result hangs up. */
    public static CompletableFuture<HttpResponse<byte[]>> start(HttpRequest request) {
        return HTTP.sendAsync(request, BodyHandlers.ofByteArray());
    }

    /** Announces a body of this length, sends none of it, and gives the answer with its headers as text. */
    public String announce(String path, long length) {
        URI base = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nX-Api-Key: " + apiKey
                + "\r\nIdempotency-Key: " + unique("key") + "\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            int count = socket.getInputStream().read(buffer);
            while (count > 0 && answer.indexOf("}") < 0) {
                answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                count = answer.indexOf("}") < 0 ? socket.getInputStream().read(buffer) : 0;
            }
            return answer.toString();
        } catch (IOException e) {
            throw new AssertionError("the gateway does not answer", e);
        }
    }

    /** Reads JSON with its numbers as they are written. */
    public static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private static List<String> names(String path) {
        return DOT.splitAsStream(path).toList();
    }

    /** A request body; every change gives a new one. */
    public static final class Body {
        private final ObjectNode json;
        private final Map<String, String> raw;

        private Body(ObjectNode json, Map<String, String> raw) {
            this.json = json;
            this.raw = raw;
        }

        /** With a string at a path such as {@code fees.total}. */
        public Body text(String path, String value) {
            ObjectNode copy = json.deepCopy();
            List<String> names = names(path);
            ObjectNode parent = copy;
            for (String name : names.subList(0, names.size() - 1)) {
                parent = parent.withObjectProperty(name);
            }
            parent.put(names.get(names.size() - 1), value);
            return new Body(copy, raw);
        }

        /** With anything at a path, written exactly so. */
        public Body raw(String path, String value) {
            String mark = "@raw " + path + "@";
            Map<String, String> copy = new LinkedHashMap<>(raw);
            copy.put(mark, value);
            return text(path, mark).withRaw(copy);
        }

        /** Without a member of the top level. */
        public Body without(String name) {
            ObjectNode copy = json.deepCopy();
            copy.remove(name);
            return new Body(copy, raw);
        }

        /** With these totals. */
        public Body fees(String total, String classA, String classB) {
            return without("fees")
                    .raw("fees.total", total)
                    .raw("fees.classA", classA)
                    .raw("fees.classB", classB);
        }

        /** With fee lines instead of totals. */
        public Body lines(String total, String... lines) {
            return without("fees").raw("fees.total", total).raw("lines", "[" + String.join(",", List.of(lines)) + "]");
        }

        /** Discharged on another day; admitted on it as well. */
        public Body on(String day) {
            Body moved = text("dischargedOn", day);
            return json.has("admittedOn") ? moved.text("admittedOn", day) : moved;
        }

        /** The visit number. */
        public String visitNumber() {
            return json.path("visitNumber").asText();
        }

        /** As it goes over the wire. */
        public byte[] bytes() {
            return toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            try {
                String text = JSON.writeValueAsString(json);
                for (Map.Entry<String, String> each : raw.entrySet()) {
                    text = text.replace("\"" + each.getKey() + "\"", each.getValue());
                }
                return text;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private Body withRaw(Map<String, String> other) {
            return new Body(json, other);
        }
    }

    /** An answer. */
    public static final class Answer {
        private final int status;
        private final byte[] bytes;
        private final HttpHeaders headers;

        private Answer(int status, byte[] bytes, HttpHeaders headers) {
            this.status = status;
            this.bytes = bytes;
            this.headers = headers;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** The body. */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** The body as text. */
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** A header. */
        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        /** The body as JSON. */
        public JsonNode json() {
            return parse(bytes);
        }

        /** A member by its path such as {@code amounts.total}, as text; empty if there is none. */
        public String at(String path) {
            JsonNode node = json();
            for (String name : names(path)) {
                node = name.matches("[0-9]+") ? node.path(Integer.parseInt(name)) : node.path(name);
            }
            return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
        }

        /** This answer, which must have the status. */
        public Answer expect(int expected) {
            assertEquals(expected, status, this::text);
            return this;
        }

        /** This answer, which must be a problem with this status and code in both languages. */
        public Answer problem(int expected, int code) {
            assertEquals(expected, status, this::text);
            assertEquals(PROBLEM, header("Content-Type").orElse(""), this::text);
            assertEquals(Integer.toString(code), at("code"), this::text);
            assertEquals(Integer.toString(expected), at("status"), this::text);
            assertTrue(at("titleZh").codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF), this::text);
            assertTrue(at("title").matches("\\p{ASCII}+"), this::text);
            return this;
        }

        /** These amounts, in yuan, by name. */
        public Answer amounts(Map<String, String> expected) {
            Map<String, String> found = new LinkedHashMap<>();
            expected.forEach((name, yuan) -> found.put(name, at("amounts." + name)));
            assertEquals(expected, found, this::text);
            return this;
        }

        /** The id of the bill. */
        public String settlementId() {
            return at("settlementId");
        }
    }
}
