package io.jishi.architecture.guilty.application.platform;

import io.jishi.architecture.guilty.application.coverage.CoverageDirectory;

/** Guilty: the platform knows a feature. */
public final class KnowsFeature {

    public int read(CoverageDirectory directory) {
        return directory.hashCode();
    }
}
