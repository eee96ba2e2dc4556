package io.jishi.architecture.guilty.application.benefit;

import java.math.BigDecimal;

/** Guilty: a decimal made from a binary fraction. */
public final class MakesBigDecimalFromDouble {

    public BigDecimal third() {
        return new BigDecimal(1 / 3.0);
    }
}
