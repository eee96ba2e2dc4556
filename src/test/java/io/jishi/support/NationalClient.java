package io.jishi.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.support.GatewayClient.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * An institution that speaks the national interface. {@link #call} wraps an input into a valid envelope under a new
 * message id; {@link #send} lets a test bend the envelope.
 */
public final class NationalClient {

    /** The single path. */
    public static final String SINGLE = "/fsi/api";

    private static final AtomicInteger MESSAGES = new AtomicInteger();

    private final DemoProvider provider;

    private NationalClient(DemoProvider provider) {
        this.provider = provider;
    }

    /** The hospital with its own key. */
    public static NationalClient of(DemoProvider provider) {
        return new NationalClient(provider);
    }

    /** A message id of the usual form that nobody has used in this run. */
    public String messageId() {
        return "%s20191112%010d".formatted(provider.code(), MESSAGES.incrementAndGet());
    }

    /** Sends a transaction by the single path; the input is JSON text of the nodes, such as {"data":{…}}. */
    public Reply call(String number, String input) {
        return call(number, messageId(), input);
    }

    /** Sends a transaction under a message id. */
    public Reply call(String number, String messageId, String input) {
        return send(SINGLE, envelope(number, messageId, input));
    }

    /** An envelope, each value as JSON text; a test may replace or remove fields. */
    public Map<String, String> envelope(String number, String messageId, String input) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("infno", quoted(number));
        fields.put("msgid", quoted(messageId));
        fields.put("mdtrtarea_admvs", quoted(provider.treatmentRegion()));
        fields.put("insuplc_admdvs", quoted(GatewayRows.REGION));
        fields.put("recer_sys_code", quoted("YBXT"));
        fields.put("dev_no", quoted(""));
        fields.put("dev_safe_info", quoted(""));
        fields.put("cainfo", quoted(""));
        fields.put("signtype", "null");
        fields.put("infver", quoted("V1.0"));
        fields.put("opter_type", quoted("1"));
        fields.put("opter", quoted("0001"));
        fields.put("opter_name", quoted("测试"));
        fields.put("inf_time", quoted("2019-11-12 08:00:00"));
        fields.put("fixmedins_code", quoted(provider.code()));
        fields.put("fixmedins_name", quoted("示例医院"));
        fields.put("sign_no", quoted(""));
        fields.put("input", input);
        return fields;
    }

    /** Sends an envelope to a path. */
    public Reply send(String path, Map<String, String> envelope) {
        return send(path, json(envelope).getBytes(StandardCharsets.UTF_8), this::withKey);
    }

    /** Sends any bytes; the credential is set by the caller. */
    public static Reply send(String path, byte[] body, UnaryOperator<HttpRequest.Builder> credential) {
        return new Reply(GatewayClient.send(credential
                .apply(GatewayClient.anonymous(path).header("Content-Type", "application/json"))
                .POST(BodyPublishers.ofByteArray(body))
                .build()));
    }

    /** With the API key of the institution. */
    public HttpRequest.Builder withKey(HttpRequest.Builder request) {
        return request.header("X-Api-Key", provider.apiKey());
    }

    /** The JSON text of an object whose values are JSON text. */
    public static String json(Map<String, String> fields) {
        StringBuilder text = new StringBuilder("{");
        fields.forEach((name, value) -> text.append(text.length() > 1 ? "," : "")
                .append(quoted(name))
                .append(':')
                .append(value));
        return text.append('}').toString();
    }

    /** A JSON string. */
    public static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** An answer. */
    public static final class Reply {

        private static final Pattern REFERENCE = Pattern.compile("[0-9]{30}");
        private static final Pattern INSTANT = Pattern.compile("[0-9]{17}");

        private final Answer answer;

        private Reply(Answer answer) {
            this.answer = answer;
            assertTrue(REFERENCE.matcher(answer.at("inf_refmsgid")).matches(), answer::text);
            assertTrue(INSTANT.matcher(answer.at("refmsg_time")).matches(), answer::text);
            assertTrue(INSTANT.matcher(answer.at("respond_time")).matches(), answer::text);
            assertTrue(answer.json().path("infcode").isInt(), answer::text);
        }

        /** The HTTP status. */
        public int status() {
            return answer.status();
        }

        /** The answer as text. */
        public String text() {
            return answer.text();
        }

        /** {@code infcode}: 0 or -1. */
        public int code() {
            return answer.json().path("infcode").asInt();
        }

        /** {@code err_msg}. */
        public String error() {
            return answer.at("err_msg");
        }

        /** {@code warn_msg}. */
        public String warning() {
            return answer.at("warn_msg");
        }

        /** {@code output}. */
        public JsonNode output() {
            return answer.json().path("output");
        }

        /** {@code output} exactly as it was written. */
        public String outputText() {
            String text = answer.text();
            return text.substring(text.indexOf("\"output\":") + 9, text.lastIndexOf(",\"warn_msg\""));
        }

        /** A member of the output by its path such as {@code setlinfo.hifp_pay}, as text; empty if there is none. */
        public String at(String path) {
            return answer.at("output." + path);
        }

        /** This reply, which must be a success. */
        public Reply ok() {
            assertEquals(200, answer.status(), answer::text);
            assertEquals(0, code(), answer::text);
            assertEquals("", error(), answer::text);
            return this;
        }

        /** This reply, which must be a definite failure with this number. */
        public Reply refused(int number) {
            assertEquals(200, answer.status(), answer::text);
            return failed(number);
        }

        /** This reply, which must leave the outcome open: an HTTP error with this number. */
        public Reply unknown(int number) {
            assertEquals(504, answer.status(), answer::text);
            return failed(number);
        }

        /** This reply, which must be a failure with this number, whatever the HTTP status. */
        public Reply failed(int number) {
            assertEquals(-1, code(), answer::text);
            assertTrue(error().startsWith("[" + number + "] "), answer::text);
            assertEquals(Optional.of("application/json"), answer.header("Content-Type"), answer::text);
            return this;
        }

        /** This reply, whose error must name all of these. */
        public Reply naming(String... words) {
            for (String word : words) {
                assertTrue(error().contains(word), answer::text);
            }
            return this;
        }
    }
}
