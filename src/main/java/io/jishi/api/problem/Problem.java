package io.jishi.api.problem;

import io.jishi.api.explanation.CitationsJson;
import io.jishi.eligibility.BenefitsFrom;
import io.jishi.eligibility.Entitlement;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.JsonWriter;
import io.jishi.shared.reason.Reason;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error answer (RFC 9457): a stable numbered code, a sentence in Chinese and in English, and the fields that are
 * wrong. It names no content of the request and nothing of the inside.
 */
public final class Problem {

    /** The media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNPROCESSABLE = 422;

    private Problem() {}

    /** A problem without further members. */
    public static Response of(ProblemCode code) {
        return response(code, body(code, null, List.of()));
    }

    /** A problem with one more sentence, in English, that names no content. */
    public static Response of(ProblemCode code, String detail) {
        return response(code, body(code, detail, List.of()));
    }

    /** A problem with the fields that are wrong. */
    public static Response of(ProblemCode code, Faults faults) {
        return response(code, body(code, null, faults.found()));
    }

    /** A business refusal that is not stored, with one more sentence, in English. */
    public static Response of(Reason reason, String detail) {
        byte[] body = head(reason.number(), reason.name(), UNPROCESSABLE, reason.english(), reason.chinese())
                .text("detail", detail)
                .text("outcome", "REJECTED")
                .text("reason", reason.name())
                .endObject()
                .toBytes();
        return Response.status(UNPROCESSABLE)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(body)
                .build();
    }

    /** The body of a problem with one more sentence. */
    public static byte[] body(ProblemCode code, @Nullable String detail, List<Faults.Fault> faults) {
        JsonWriter json = head(code.number(), code.name(), code.status(), code.english(), code.chinese());
        json.text(
                "detail",
                detail != null
                        ? detail
                        : faults.isEmpty() ? null : faults.get(0).english());
        if (!faults.isEmpty()) {
            json.list("errors");
            faults.forEach(fault -> json.object()
                    .text("field", fault.path())
                    .number("code", fault.kind().number())
                    .text("name", fault.kind().name())
                    .text("en", fault.english())
                    .text("zh", fault.path() + " " + fault.kind().chinese())
                    .endObject());
            json.endList();
        }
        return json.endObject().toBytes();
    }

    /** The body of a business refusal; {@code settlementId} names the bill it is about, if there is one. */
    public static byte[] body(Reason reason, int status, boolean needsReview, @Nullable String settlementId) {
        JsonWriter json = head(reason.number(), reason.name(), status, reason.english(), reason.chinese());
        json.text("outcome", "REJECTED");
        json.text("reason", reason.name());
        if (needsReview) {
            json.truth("needsReview", true);
        }
        json.text("settlementId", settlementId);
        return json.endObject().toBytes();
    }

    /**
     * The body of a refusal for want of benefits: from when there are some, where that is known, and the articles that
     * the closed gate rests on.
     *
     * @throws java.util.NoSuchElementException if no gate is closed
     */
    public static byte[] body(Entitlement entitlement, int status, @Nullable String settlementId) {
        Reason reason = entitlement.closed().orElseThrow();
        JsonWriter json = head(reason.number(), reason.name(), status, reason.english(), reason.chinese());
        json.text("outcome", "REJECTED");
        json.text("reason", reason.name());
        BenefitsFrom benefits = entitlement.benefits();
        json.text("benefitsFrom", benefits == null ? null : benefits.day().toString());
        if (!entitlement.closingCitations().isEmpty()) {
            CitationsJson.write(json, entitlement.closingCitations());
        }
        json.text("settlementId", settlementId);
        return json.endObject().toBytes();
    }

    private static JsonWriter head(int number, String name, int status, String english, String chinese) {
        return new JsonWriter()
                .object()
                .text("type", "urn:jishi:problem:" + number)
                .text("title", english)
                .text("titleZh", chinese)
                .number("status", status)
                .number("code", number)
                .text("name", name);
    }

    private static Response response(ProblemCode code, byte[] body) {
        Response.ResponseBuilder builder = Response.status(code.status())
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(body);
        if (code.retryAfterSeconds() > 0) {
            builder.header(RetryAfter.HEADER, RetryAfter.of(code));
        }
        return builder.build();
    }
}
