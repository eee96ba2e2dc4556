package io.jishi.architecture.guilty.application.coverage.model;

import io.jishi.architecture.guilty.application.coverage.CoverageDirectory;

/** Guilty: a model that uses the root of its feature. */
public final class KnowsItsPort {

    public boolean isKnown(CoverageDirectory directory) {
        return directory.hashCode() != 0;
    }
}
