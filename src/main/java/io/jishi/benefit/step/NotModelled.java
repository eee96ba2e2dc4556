package io.jishi.benefit.step;

import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * A tier of the protection that the package has no terms for: it pays nothing here, and the trace says that this is for
 * want of a rule and not by a rule.
 *
 * @param name the tier
 */
public record NotModelled(StepName name) implements TraceStep {

    @Override
    public List<Citation> citations() {
        return List.of();
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of();
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.NOT_MODELLED;
    }

    @Override
    public Fen amount() {
        return Fen.ZERO;
    }
}
