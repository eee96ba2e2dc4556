package io.jishi.platform.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/**
 * The one clock. Dates of bills are days in China, whatever the zone of the host, the virtual machine or the database;
 * instants are stored in UTC. Tests replace this bean.
 */
@ApplicationScoped
public class SystemClock {

    /** The zone in which days begin. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** The system's time, with days in China. */
    @Produces
    @Singleton
    public Clock clock() {
        return Clock.system(CHINA);
    }
}
