package io.jishi.architecture.guilty.application.benefit;

import java.math.BigDecimal;

/** Guilty: no signature shows it, but a fraction passes through floating point. */
public final class PassesThroughDouble {

    public long half(BigDecimal amount) {
        return (long) (amount.doubleValue() / 2);
    }
}
