package io.jishi.benefit.step;

import io.jishi.benefit.YearToDate;
import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Bands;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.ExtraLayer;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;

/**
 * What one legacy layer pays: half_up(nonCovered x rate + remainder by its bands), at most what its cap leaves.
 *
 * @param layer the layer
 * @param nonCovered outside the catalogue
 * @param remainder eligible expense that the layers before it left
 * @param uncut before the cap
 * @param amount what it pays
 */
public record ExtraLayerPayment(ExtraLayer layer, Fen nonCovered, Fen remainder, Fen uncut, Fen amount)
        implements TraceStep {

    /** Computes the payment; {@code kept} is what it has paid on this bill already. */
    public static ExtraLayerPayment of(ExtraLayer layer, Fen nonCovered, Fen remainder, YearToDate before, Fen kept) {
        Fen left = remainder.atLeastZero();
        Bands rates = layer.remainderRate() == null ? Bands.NONE : layer.remainderRate();
        Fen uncut = nonCovered
                .times(layer.nonCoveredRate())
                .plus(rates.over(Fen.ZERO, left))
                .roundHalfUp();
        Fen cap = layer.cap();
        Fen amount = cap == null ? uncut : uncut.min(Limit.room(cap, before.extrasPaid(), kept));
        return new ExtraLayerPayment(layer, nonCovered, left, uncut, amount);
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
        List<TraceInput> inputs = new ArrayList<>();
        inputs.add(new TraceInput.Code(InputName.LAYER, layer.name()));
        inputs.add(new TraceInput.Amount(InputName.NON_COVERED, nonCovered));
        inputs.add(new TraceInput.Ratio(InputName.RATE, layer.nonCoveredRate()));
        if (layer.remainderRate() != null) {
            inputs.add(new TraceInput.Amount(InputName.REMAINDER, remainder));
            RateInputs.add(inputs, InputName.RATE, layer.remainderRate());
        }
        return inputs;
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }
}
