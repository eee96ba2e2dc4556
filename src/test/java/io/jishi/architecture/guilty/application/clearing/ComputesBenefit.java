package io.jishi.architecture.guilty.application.clearing;

import io.jishi.architecture.guilty.application.benefit.InnocentStep;

/** Guilty: clearing that computes a benefit again. */
public final class ComputesBenefit {

    public int compute(InnocentStep step) {
        return step.hashCode();
    }
}
