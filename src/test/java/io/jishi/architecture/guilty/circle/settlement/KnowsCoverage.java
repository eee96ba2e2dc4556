package io.jishi.architecture.guilty.circle.settlement;

import io.jishi.architecture.guilty.circle.coverage.KnowsSettlement;

/** Guilty: closes the circle. */
public final class KnowsCoverage {

    public boolean isKnown(KnowsSettlement other) {
        return other.hashCode() != 0;
    }
}
