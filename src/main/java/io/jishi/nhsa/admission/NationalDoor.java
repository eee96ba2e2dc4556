package io.jishi.nhsa.admission;

import io.jishi.nhsa.NationalConfiguration;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.envelope.ReplyWriter;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.platform.admission.Cause;
import io.jishi.platform.admission.Door;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** The door of the national interface: refuses by the path, before anything is looked up or read. */
@ApplicationScoped
class NationalDoor {

    private static final int AFTER_THE_BODY_LIMIT = 900;
    /** Without a slash after it: what is behind a semicolon belongs to no name, and the path to the interface. */
    private static final String NATIONAL = "/fsi";

    private static final String BELOW = "/fsi/api/";

    private final Door door;
    private final NationalPriorities priorities;
    private final NationalConfiguration configuration;
    private final ReplyWriter replies;
    private final Clock clock;

    NationalDoor(
            Door door,
            NationalPriorities priorities,
            NationalConfiguration configuration,
            ReplyWriter replies,
            Clock clock) {
        this.door = door;
        this.priorities = priorities;
        this.configuration = configuration;
        this.replies = replies;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::open, AFTER_THE_BODY_LIMIT);
    }

    private void open(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.startsWith(NATIONAL)) {
            context.next();
            return;
        }
        String below = path.startsWith(BELOW) ? path.substring(BELOW.length()) : "";
        Cause cause = door.open(
                context,
                priorities.atTheDoor(below),
                configuration.bodyMaximum().asLongValue(),
                null);
        if (cause == null) {
            context.next();
        } else {
            answer(context, NationalRefusals.of(cause));
        }
    }

    private void answer(RoutingContext context, InterfaceError error) {
        context.response()
                .setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(Buffer.buffer(replies.bytes(Reply.refused(error), clock.instant())));
    }
}
