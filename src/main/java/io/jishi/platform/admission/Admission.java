package io.jishi.platform.admission;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests in or not. A request is asked about several times, each time for the next thing that it costs: at the
 * door, by its path alone, before anything of it is read; before its credential is looked up; when its institution is
 * known; and, when all of it has arrived, for a place. A slow sender therefore holds no place, and a refusal costs
 * microseconds wherever it comes.
 */
@ApplicationScoped
public class Admission {

    private final Classes classes;
    private final Shares shares;
    private final Credentials credentials;
    private final AdmissionMeters meters;
    private final long bodyBytesMaximum;
    private final AtomicLong bodyBytes = new AtomicLong();

    /** With its bounds. */
    Admission(AdmissionConfiguration configuration, MeterRegistry registry) {
        long now = System.nanoTime();
        this.classes = new Classes(limits(configuration, now), configuration.inFlightMaximum(), now);
        this.shares = new Shares(configuration.institution());
        this.credentials = new Credentials(configuration.credential(), now);
        this.bodyBytesMaximum = configuration.bodyBytesMaximum().asLongValue();
        this.meters = new AdmissionMeters(registry, classes);
    }

    private static Map<Priority, AdaptiveLimit> limits(AdmissionConfiguration all, long now) {
        Map<Priority, AdaptiveLimit> limits = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            AdmissionConfiguration.Bounds own = switch (priority) {
                case OUTCOME -> all.outcome();
                case SETTLE -> all.settle();
                case PRESETTLE -> all.presettle();
                case READ -> all.read();
            };
            AdaptiveLimit.Bounds bounds =
                    new AdaptiveLimit.Bounds(own.first(), own.minimum(), own.maximum(), all.tolerance(), all.longest());
            limits.put(priority, new AdaptiveLimit(bounds, now));
        }
        return limits;
    }

    /**
     * Opens the passage of a request, at the door.
     *
     * @param bytes of its body, as far as that is known
     * @param patience how long its caller waits; null if it does not say
     */
    Passage open(Priority priority, long bytes, @Nullable Duration patience) {
        return new Passage(this, priority, bytes, System.nanoTime(), patience);
    }

    /** Why a request is not let in at the door; null if it is. */
    @Nullable
    Cause atTheDoor(Priority priority, long bytes, long now) {
        if (bodyBytes.addAndGet(bytes) > bodyBytesMaximum && bytes > 0) {
            bodyBytes.addAndGet(-bytes);
            return refused(priority, Cause.BODIES);
        }
        if (!classes.hasRoom(priority, now)) {
            bodyBytes.addAndGet(-bytes);
            return refused(priority, Cause.CLASS_FULL);
        }
        return null;
    }

    /** The bytes of a body are not held any more. */
    void free(long bytes) {
        bodyBytes.addAndGet(-bytes);
    }

    Shares shares() {
        return shares;
    }

    Classes classes() {
        return classes;
    }

    Credentials credentials() {
        return credentials;
    }

    /** Counts a refusal. */
    Cause refused(Priority priority, Cause cause) {
        meters.shed(priority, cause);
        return cause;
    }

    /** A part of the hash of a credential: enough to tell them apart, and not to guess them. */
    static long printOf(String credential) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
