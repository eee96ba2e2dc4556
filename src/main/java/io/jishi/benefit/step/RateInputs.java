package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.policy.model.Bands;
import java.util.List;

/** How a trace shows rates: each with the threshold above which it holds, a flat one alone. */
final class RateInputs {

    private RateInputs() {}

    static void add(List<TraceInput> inputs, InputName name, Bands rates) {
        for (Bands.Band band : rates.bands()) {
            if (!band.over().isZero()) {
                inputs.add(new TraceInput.Amount(InputName.THRESHOLD, band.over()));
            }
            inputs.add(new TraceInput.Ratio(name, band.rate()));
        }
    }
}
