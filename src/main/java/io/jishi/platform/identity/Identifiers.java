package io.jishi.platform.identity;

import io.jishi.shared.id.TimeOrderedId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** Gives ids. They are no secrets: every access by id asks whose it is. */
@ApplicationScoped
public class Identifiers {

    private final Clock clock;

    /** By this clock. */
    public Identifiers(Clock clock) {
        this.clock = clock;
    }

    /** A new id of the region. */
    public String next(String region) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return TimeOrderedId.of(region, clock.millis(), random.nextInt(), random.nextLong());
    }
}
