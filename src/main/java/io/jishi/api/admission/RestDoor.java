package io.jishi.api.admission;

import io.jishi.api.problem.HttpConfiguration;
import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.platform.admission.Cause;
import io.jishi.platform.admission.Door;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The door of REST: refuses by method and path, before anything is looked up or read. */
@ApplicationScoped
class RestDoor {

    /** How long the caller waits, in milliseconds. */
    private static final String DEADLINE = "Jishi-Deadline";

    private static final Pattern MILLISECONDS = Pattern.compile("[1-9][0-9]{0,4}");

    private static final int AFTER_THE_BODY_LIMIT = 900;
    /** Without a slash after it: what is behind a semicolon belongs to no name, and the path to REST. */
    private static final String REST = "/v1";

    private final Door door;
    private final HttpConfiguration configuration;

    RestDoor(Door door, HttpConfiguration configuration) {
        this.door = door;
        this.configuration = configuration;
    }

    void register(@Observes Filters filters) {
        filters.register(this::open, AFTER_THE_BODY_LIMIT);
    }

    private void open(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.startsWith(REST)) {
            context.next();
            return;
        }
        String header = context.request().getHeader(DEADLINE);
        if (header != null && !MILLISECONDS.matcher(header).matches()) {
            refuseDeadline(context);
            return;
        }
        Cause cause = door.open(
                context,
                RestPriorities.of(context.request().method().name(), path),
                configuration.bodyMaximum().asLongValue(),
                header == null ? null : Duration.ofMillis(Long.parseLong(header)));
        if (cause == null) {
            context.next();
        } else {
            Refusals.answer(context.response(), cause);
        }
    }

    private static void refuseDeadline(RoutingContext context) {
        ProblemCode code = ProblemCode.BAD_REQUEST;
        String detail = DEADLINE + " is a number of milliseconds from 1 to 99999";
        context.request().handler(dropped -> {});
        context.request().resume();
        context.response()
                .setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Problem.body(code, detail, List.of())));
    }
}
