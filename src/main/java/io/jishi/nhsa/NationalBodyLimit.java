package io.jishi.nhsa;

import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.envelope.ReplyWriter;
import io.jishi.nhsa.error.InterfaceError;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/**
 * Refuses a message by its announced length, before a byte of it is read. The single path and that of 9101 take files;
 * what turns out to be another transaction there is refused when it has been read.
 */
@ApplicationScoped
class NationalBodyLimit {

    private static final int BEFORE_EVERYTHING = 1000;
    private static final String SINGLE = "/fsi/api";
    private static final String FILES = "/fsi/api/fileupload/upload";

    /** What the HTTP server reads at most of a body that does not announce its length. */
    private static final String UNANNOUNCED_MAXIMUM = "io.quarkus.max-request-size";

    /** A client that is still sending would lose the answer if the connection were closed at once. */
    private static final long DRAIN_MILLISECONDS = 2000;

    private final NationalConfiguration configuration;
    private final ReplyWriter replies;
    private final Clock clock;

    NationalBodyLimit(NationalConfiguration configuration, ReplyWriter replies, Clock clock) {
        this.configuration = configuration;
        this.replies = replies;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.equals(SINGLE) && !path.startsWith(SINGLE + "/")) {
            context.next();
            return;
        }
        boolean files = path.equals(SINGLE) || path.equals(SINGLE + "/") || path.equals(FILES);
        long maximum = files
                ? configuration.fileBodyMaximum().asLongValue()
                : configuration.bodyMaximum().asLongValue();
        String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced == null) {
            context.put(UNANNOUNCED_MAXIMUM, maximum);
        }
        if (announced == null || (announced.length() < 19 && Long.parseLong(announced) <= maximum)) {
            context.next();
            return;
        }
        refuse(context);
    }

    private void refuse(RoutingContext context) {
        context.request().handler(dropped -> {});
        context.response()
                .setStatusCode(InterfaceError.TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(Buffer.buffer(replies.bytes(Reply.refused(InterfaceError.TOO_LARGE), clock.instant())));
        context.vertx()
                .setTimer(
                        DRAIN_MILLISECONDS,
                        unused -> context.request().connection().close());
    }
}
