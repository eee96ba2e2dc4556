package io.jishi.architecture.guilty.application.benefit;

/** Guilty: a parameter in floating point. */
public final class TakesFloat {

    public long amount(float[] rates) {
        return rates.length;
    }
}
