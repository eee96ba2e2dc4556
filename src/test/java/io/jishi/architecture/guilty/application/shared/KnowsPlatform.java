package io.jishi.architecture.guilty.application.shared;

import io.jishi.architecture.guilty.application.platform.SystemTime;

/** Guilty: the bottom of the graph uses what stands above it. */
public final class KnowsPlatform {

    public int read(SystemTime time) {
        return time.hashCode();
    }
}
