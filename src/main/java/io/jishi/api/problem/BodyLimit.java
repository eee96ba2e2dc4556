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
 * meets the limit of the HTTP server, which is lowered here and answers without a problem document. The national
 * interface has limits of its own.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_EVERYTHING = 1000;
    private static final String SIMULATIONS = "/v1/simulations";
    private static final String NATIONAL = "/fsi/";

    /** What the HTTP server reads at most of a body that does not announce its length. */
    private static final String UNANNOUNCED_MAXIMUM = "io.quarkus.max-request-size";

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
        if (context.normalizedPath().startsWith(NATIONAL)) {
            context.next();
            return;
        }
        String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long maximum = SIMULATIONS.equals(context.normalizedPath())
                ? configuration.simulationBodyMaximum().asLongValue()
                : configuration.bodyMaximum().asLongValue();
        if (announced == null) {
            context.put(UNANNOUNCED_MAXIMUM, maximum);
        }
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
