package io.jishi.architecture.guilty.application.benefit;

/** Guilty: a logger that hides in java.lang. */
public final class LogsBySystemLogger {

    public void explain(System.Logger logger) {
        logger.log(System.Logger.Level.INFO, "deductible");
    }
}
