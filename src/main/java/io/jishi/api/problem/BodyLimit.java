package io.jishi.api.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Refuses a body by its announced length, before a byte of it is read. A body that does not announce its length
 * meets the limit of the HTTP server, which is the same for every path and answers without a problem document.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_EVERYTHING = 1000;
    private static final String SIMULATIONS = "/v1/simulations";

    /** A client that is still sending would lose the answer if the connection were closed at once. */
    private static final long DRAIN_MILLISECONDS = 2000;

    private final HttpConfiguration configuration;

    BodyLimit(HttpConfiguration configuration) {
        this.configuration = configuration;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext context) {
        String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long maximum = SIMULATIONS.equals(context.normalizedPath())
                ? configuration.simulationBodyMaximum().asLongValue()
                : configuration.bodyMaximum().asLongValue();
        if (announced == null || isWithin(announced, maximum)) {
            context.next();
            return;
        }
        refuse(context, maximum);
    }

    /** The server has refused a header that is no number; one too long for a number is too large a body. */
    private static boolean isWithin(String announced, long maximum) {
        return announced.length() < 19 && Long.parseLong(announced) <= maximum;
    }

    private static void refuse(RoutingContext context, long maximum) {
        ProblemCode code = ProblemCode.TOO_LARGE;
        context.request().handler(dropped -> {});
        context.response()
                .setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Problem.body(code, "at most " + maximum + " bytes here", List.of())));
        context.vertx()
                .setTimer(
                        DRAIN_MILLISECONDS,
                        unused -> context.request().connection().close());
    }
}
