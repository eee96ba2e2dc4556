package io.jishi.architecture.guilty.application.settlement;

/** Guilty: a use case that reads the clock. */
public final class StampsItself {

    public long day() {
        return System.currentTimeMillis();
    }
}
