package io.jishi.architecture.guilty.application.benefit;

import java.math.BigDecimal;
import java.util.function.DoubleFunction;

/** Guilty: the same, hidden in a constructor reference. */
public final class MakesBigDecimalByReference {

    public BigDecimal third() {
        DoubleFunction<BigDecimal> make = BigDecimal::new;
        return make.apply(1 / 3.0);
    }
}
