package io.jishi.nhsa.envelope;

import io.jishi.nhsa.NationalConfiguration;
import io.jishi.platform.clock.SystemClock;
import io.jishi.platform.document.JsonWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Puts a reply into its envelope. */
@ApplicationScoped
public class ReplyWriter {

    private static final int ERROR_MAXIMUM = 200;
    private static final long SEQUENCES = 10_000_000_000L;
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(SystemClock.CHINA);
    private static final DateTimeFormatter MILLISECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(SystemClock.CHINA);

    private final NationalConfiguration configuration;
    private final Clock clock;

    /** Begins anywhere, so that two instances hardly ever give the same id within a second. */
    private final AtomicLong sequence =
            new AtomicLong(ThreadLocalRandom.current().nextLong(SEQUENCES));

    /** With the region of the receiver. */
    public ReplyWriter(NationalConfiguration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * The answer to a message.
     *
     * @param receivedAt when it came in
     */
    public Response write(Reply reply, Instant receivedAt) {
        return Response.status(reply.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(bytes(reply, receivedAt))
                .build();
    }

    /** The body of the answer. */
    public byte[] bytes(Reply reply, Instant receivedAt) {
        return new JsonWriter()
                .object()
                .number("infcode", reply.code())
                .text("inf_refmsgid", reference(receivedAt))
                .text("refmsg_time", MILLISECOND.format(receivedAt))
                .text("respond_time", MILLISECOND.format(clock.instant()))
                .text("err_msg", cut(reply.error()))
                .raw("output", reply.output())
                .text("warn_msg", cut(reply.warning()))
                .endObject()
                .toBytes();
    }

    private String reference(Instant receivedAt) {
        long next = Math.floorMod(sequence.getAndIncrement(), SEQUENCES);
        return configuration.receiverRegion() + SECOND.format(receivedAt) + String.format(Locale.ROOT, "%010d", next);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= ERROR_MAXIMUM
                ? text
                : text.substring(0, text.offsetByCodePoints(0, ERROR_MAXIMUM));
    }
}
