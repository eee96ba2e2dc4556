package io.jishi.api.admission;

import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.api.problem.RetryAfter;
import io.jishi.platform.admission.Cause;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What those are told who are not let in: that nothing was done, and when to come back. Written once, sent often. */
public final class Refusals {

    private static final Buffer OVERLOADED = body(ProblemCode.OVERLOADED);
    private static final Buffer QUOTA_EXCEEDED = body(ProblemCode.QUOTA_EXCEEDED);

    private Refusals() {}

    private static Buffer body(ProblemCode code) {
        return Buffer.buffer(Problem.body(code, null, List.of()));
    }

    /** The answer of a filter or a resource. */
    public static Response of(Cause cause) {
        return Problem.of(codeOf(cause));
    }

    /** Answers at the door. */
    static void answer(HttpServerResponse response, Cause cause) {
        ProblemCode code = codeOf(cause);
        response.setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(RetryAfter.HEADER, RetryAfter.of(code))
                .end((cause.isOfCaller() ? QUOTA_EXCEEDED : OVERLOADED).copy());
    }

    private static ProblemCode codeOf(Cause cause) {
        return cause.isOfCaller() ? ProblemCode.QUOTA_EXCEEDED : ProblemCode.OVERLOADED;
    }
}
