package io.jishi.platform.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.jboss.logging.Logger;

/**
 * The one clock. Dates of bills are days in China, whatever the zone of the host, the virtual machine or the database;
 * instants are stored in UTC. Tests replace this bean; drills shift it.
 */
@ApplicationScoped
public class SystemClock {

    /** The zone in which days begin. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final Logger LOG = Logger.getLogger(SystemClock.class);

    /** A drill asks what a wrong clock does, and not what another day does. */
    private static final Duration LARGEST_OFFSET = Duration.ofHours(1);

    /**
     * The system's time, with days in China, shifted if a drill asks for it.
     *
     * @throws IllegalArgumentException if it is shifted by more than an hour
     */
    @Produces
    @Singleton
    public Clock clock(ClockConfiguration configuration) {
        Duration offset = configuration.offset();
        if (offset.abs().compareTo(LARGEST_OFFSET) > 0) {
            throw new IllegalArgumentException("jishi.clock.offset is " + offset + ", and at most an hour either way");
        }
        if (offset.isZero()) {
            return Clock.system(CHINA);
        }
        LOG.warnf("THE CLOCK IS SHIFTED BY %s (jishi.clock.offset): this is for drills, never for real bills", offset);
        return Clock.offset(Clock.system(CHINA), offset);
    }
}
