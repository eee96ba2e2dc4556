package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.ExtraLayer;
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * What one legacy layer pays on the non-covered expense: half_up(nonCovered x rate).
 *
 * @param layer the layer
 * @param nonCovered outside the catalogue
 * @param amount what it pays
 */
public record ExtraLayerPayment(ExtraLayer layer, Fen nonCovered, Fen amount) implements TraceStep {

    /** Computes the payment. */
    public static ExtraLayerPayment of(ExtraLayer layer, Fen nonCovered) {
        return new ExtraLayerPayment(
                layer, nonCovered, nonCovered.times(layer.nonCoveredRate()).roundHalfUp());
    }

    @Override
    public StepName name() {
        return StepName.EXTRA_LAYER;
    }

    @Override
    public List<Citation> citations() {
        return List.of(layer.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Code(InputName.LAYER, layer.name()),
                new TraceInput.Amount(InputName.NON_COVERED, nonCovered),
                new TraceInput.Ratio(InputName.RATE, layer.nonCoveredRate()));
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.COMPUTED;
    }
}
