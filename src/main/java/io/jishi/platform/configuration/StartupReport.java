package io.jishi.platform.configuration;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Asks for what has no default, so that it is validated before anything is served. */
@ApplicationScoped
class StartupReport {

    private static final Logger LOG = Logger.getLogger(StartupReport.class);

    private final RequiredConfiguration configuration;

    StartupReport(RequiredConfiguration configuration) {
        this.configuration = configuration;
    }

    void start(@Observes StartupEvent event) {
        // addresses may carry credentials: only how many there are is said
        int hosts = configuration.redisHosts().split(",", -1).length;
        LOG.infof("configuration is complete, Redis hosts %d", hosts);
    }
}
