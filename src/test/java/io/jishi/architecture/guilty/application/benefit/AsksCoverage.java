package io.jishi.architecture.guilty.application.benefit;

import io.jishi.architecture.guilty.application.coverage.CoverageDirectory;

/** Guilty: arithmetic that calls a feature. */
public final class AsksCoverage {

    public boolean isKnown(CoverageDirectory directory) {
        return directory.hashCode() != 0;
    }
}
