package io.jishi.nhsa.hospital;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The message ids of this hospital, each written down before its message is sent. A hospital reverses only ids that
 * stand here.
 */
final class AttemptLog {

    /** The clocks of the interface have no zone. */
    static final ZoneId LOCAL = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int CODE_LENGTH = 12;
    private static final int SEQUENCES = 10_000;

    private final String institution;
    private final Clock clock;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    private int sequence;

    AttemptLog(String institution, Clock clock) {
        String padded = (institution + "0".repeat(CODE_LENGTH)).substring(0, CODE_LENGTH);
        this.institution = padded;
        this.clock = clock;
    }

    /** One message: its id, its transaction and what became of it. */
    record Attempt(String msgid, String infno, Outcome outcome) {}

    /** A new message id, pending: institution (12), second (14) and a sequence (4). */
    synchronized Attempt open(String infno) {
        String second = SECONDS.format(LocalDateTime.now(clock.withZone(LOCAL)));
        String msgid = institution + second + String.format(Locale.ROOT, "%04d", sequence % SEQUENCES);
        sequence++;
        Attempt attempt = new Attempt(msgid, infno, Outcome.PENDING);
        if (attempts.putIfAbsent(msgid, attempt) != null) {
            throw new IllegalStateException("more messages in a second than the message id has room for");
        }
        return attempt;
    }

    /** Notes what became of a message. */
    synchronized void close(String msgid, Outcome outcome) {
        attempts.computeIfPresent(msgid, (id, attempt) -> new Attempt(id, attempt.infno(), outcome));
    }

    /** The message with this id, if this hospital sent it. */
    synchronized Optional<Attempt> find(String msgid) {
        return Optional.ofNullable(attempts.get(msgid));
    }
}
