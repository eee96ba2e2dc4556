package io.jishi.architecture.guilty.application.benefit;

import org.jboss.logging.Logger;

/** Guilty: arithmetic that logs instead of tracing. */
public final class LogsItsWork {

    private static final Logger LOG = Logger.getLogger(LogsItsWork.class);

    public void explain() {
        LOG.info("deductible");
    }
}
