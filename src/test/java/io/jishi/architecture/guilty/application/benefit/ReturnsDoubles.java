package io.jishi.architecture.guilty.application.benefit;

import java.util.List;

/** Guilty: floating point as a type argument. */
public final class ReturnsDoubles {

    public List<Double> rates() {
        return List.of();
    }
}
