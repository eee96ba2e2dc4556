package io.jishi.architecture.guilty.circle.coverage;

import io.jishi.architecture.guilty.circle.settlement.KnowsCoverage;

/** Guilty: closes the circle. */
public final class KnowsSettlement {

    public boolean isKnown(KnowsCoverage other) {
        return other.hashCode() != 0;
    }
}
