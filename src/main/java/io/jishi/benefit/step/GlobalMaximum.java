package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.Portion;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;

/**
 * The most that all funds together pay on a bill. What exceeds it is taken from the last layer first.
 *
 * @param rule the share
 * @param eligible S
 * @param total the medical expense
 * @param before the layers in the order in which they pay
 * @param after the same layers, lowered
 * @param amount what is taken from them
 */
public record GlobalMaximum(Cited<Portion> rule, Fen eligible, Fen total, List<Fen> before, List<Fen> after, Fen amount)
        implements TraceStep {

    /** Lowers the layers, given in the order in which they pay. */
    public static GlobalMaximum of(Cited<Portion> rule, Fen eligible, Fen total, List<Fen> layers) {
        Fen limit = rule.value().of(eligible, total);
        Fen excess = sum(layers).minus(limit).atLeastZero();
        Fen left = excess;
        List<Fen> lowered = new ArrayList<>(layers);
        for (int i = lowered.size() - 1; i >= 0; i--) {
            Fen taken = lowered.get(i).min(left);
            lowered.set(i, lowered.get(i).minus(taken));
            left = left.minus(taken);
        }
        return new GlobalMaximum(rule, eligible, total, List.copyOf(layers), List.copyOf(lowered), excess);
    }

    private static Fen sum(List<Fen> layers) {
        return layers.stream().reduce(Fen.ZERO, Fen::plus);
    }

    @Override
    public StepName name() {
        return StepName.GLOBAL_MAXIMUM;
    }

    @Override
    public List<Citation> citations() {
        return List.of(rule.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                rule.value().of() == Portion.Basis.ELIGIBLE
                        ? new TraceInput.Amount(InputName.ELIGIBLE, eligible)
                        : new TraceInput.Amount(InputName.TOTAL, total),
                new TraceInput.Ratio(InputName.RATE, rule.value().rate()),
                new TraceInput.Amount(InputName.FUND_TOTAL, sum(before)));
    }

    @Override
    public StepOutcome outcome() {
        return amount.isZero() ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }
}
