package io.jishi.nhsa.hospital;

import io.jishi.nhsa.hospital.AttemptLog.Attempt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Sends as the public clients do: every try has a new message id, written down before it leaves; a reply that does not
 * come in time is given up and its outcome is unknown.
 */
final class HospitalClient {
    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Hospital hospital;
    private final AttemptLog attempts;
    private final EnvelopeWriter envelopes;
    private final Relay relay;
    private final Rules rules;
    private final Clock clock;
    private final HttpClient http;

    HospitalClient(Hospital hospital, Relay relay, AttemptLog attempts, Rules rules, Clock clock) {
        this.hospital = hospital;
        this.relay = relay;
        this.attempts = attempts;
        this.rules = rules;
        this.clock = clock;
        this.envelopes = new EnvelopeWriter(hospital, clock);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(hospital.timeout())
                .build();
    }

    EnvelopeWriter envelopes() {
        return envelopes;
    }

    AttemptLog attempts() {
        return attempts;
    }

    /** Sends once under a new message id. */
    Reply send(Message message) {
        return send(message, attempts.open(message.infno()), Fault.NONE);
    }

    /** Sends until the outcome is known, each time under a new message id: for what may be said twice. */
    Reply sendUntilKnown(Message message) {
        Reply reply = send(message);
        for (int i = 1; i < TRIES && reply.unknown(); i++) {
            pause();
            reply = send(message);
        }
        return reply;
    }

    /** Sends once under this message id, with what the road shall do to it. */
    Reply send(Message message, Attempt attempt, Fault fault) {
        relay.plan(attempt.msgid(), fault);
        Duration limit = fault == Fault.NONE ? hospital.timeout() : hospital.impatience();
        Reply reply = transport(message, attempt, limit);
        attempts.close(attempt.msgid(), reply.outcome());
        if (reply.status() != 0 && !reply.isFile()) {
            List<String> faults = EnvelopeCheck.faults(reply);
            rules.check(Rule.ENVELOPE_ALWAYS, faults.isEmpty(), reply, faults.toString());
        }
        return reply;
    }

    /** Lets the message go that the road held, and gives the answer that came too late. */
    Reply arriveLate(Attempt attempt) {
        try {
            return relay.release(attempt.msgid(), attempt.infno());
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    /** Sends anything to any path, for messages that no client should send. */
    Reply sendRaw(String path, String body, List<String> credential) {
        List<String> headers = new ArrayList<>(credential);
        return exchange("", "raw", path, body, headers, hospital.timeout());
    }

    /** The headers that prove who sends, as pairs of name and value. */
    List<String> credential(Dialect dialect) {
        Hospital.Credential credential = hospital.credential();
        String key = credential.apiKey();
        if (key != null && !(credential.signs() && dialect.prefersSignature())) {
            return List.of("X-Api-Key", key);
        }
        String time = Long.toString(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString();
        return List.of(
                "x-tif-paasid",
                String.valueOf(credential.paasid()),
                "x-tif-timestamp",
                time,
                "x-tif-nonce",
                nonce,
                "x-tif-signature",
                sha256(time + credential.secret() + nonce + time));
    }

    private Reply transport(Message message, Attempt attempt, Duration limit) {
        Dialect dialect = message.dialect();
        String path = dialect.usesSinglePath() ? Paths.SINGLE : Paths.of(message.infno());
        String body = Json.write(envelopes.write(message, attempt.msgid()));
        return exchange(attempt.msgid(), message.infno(), path, body, credential(dialect), limit);
    }

    private Reply exchange(String msgid, String infno, String path, String body, List<String> headers, Duration limit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(relay.address() + path))
                .timeout(limit)
                .header("Content-Type", "application/json;charset=UTF-8")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        for (int i = 0; i + 1 < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(
                    msgid,
                    infno,
                    response.statusCode(),
                    new String(response.body(), bodyCharset(response)),
                    Json.read(new String(response.body(), StandardCharsets.UTF_8)));
        } catch (IOException lost) {
            return Reply.of(msgid, infno, 0, "no reply: " + lost);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    /** A file keeps its bytes as characters, one for one; anything else is UTF-8. */
    private static Charset bodyCharset(HttpResponse<byte[]> response) {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return json ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static IllegalStateException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("stopped from outside", stopped);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
