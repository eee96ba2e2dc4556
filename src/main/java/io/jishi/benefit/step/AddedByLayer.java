package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * What one layer adds in a supplement: min(max(0, computed - paid), what is left to add).
 *
 * @param name the layer
 * @param computed what it pays on the bill computed again
 * @param paid what it has paid
 * @param amount what it adds
 */
public record AddedByLayer(StepName name, Fen computed, Fen paid, Fen amount) implements TraceStep {

    /** Computes what the layer adds while so much is left to add. */
    static AddedByLayer of(StepName name, Fen computed, Fen paid, Fen left) {
        return new AddedByLayer(
                name, computed, paid, computed.minus(paid).atLeastZero().min(left));
    }

    @Override
    public List<Citation> citations() {
        return List.of();
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Amount(InputName.COMPUTED_AGAIN, computed),
                new TraceInput.Amount(InputName.PAID_SO_FAR, paid));
    }

    @Override
    public StepOutcome outcome() {
        boolean whole = amount.equals(computed.minus(paid).atLeastZero());
        return whole ? StepOutcome.COMPUTED : StepOutcome.OFFSET;
    }
}
