package io.jishi.benefit.step;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * S: what is left of the total, by subtraction.
 *
 * @param fees the totals, consistent
 * @param amount S
 */
public record EligibleExpense(FeeTotals fees, Fen amount) implements TraceStep {

    /** Subtracts the parts that no fund shares. */
    public static EligibleExpense of(FeeTotals fees) {
        return new EligibleExpense(fees, fees.eligible());
    }

    @Override
    public StepName name() {
        return StepName.ELIGIBLE_EXPENSE;
    }

    @Override
    public List<Citation> citations() {
        return List.of();
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Amount(InputName.TOTAL, fees.total()),
                new TraceInput.Amount(InputName.NON_COVERED, fees.nonCovered()),
                new TraceInput.Amount(InputName.OVER_LIMIT, fees.overLimit()),
                new TraceInput.Amount(InputName.UPFRONT_SELF_PAY, fees.upfrontSelfPay()));
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.COMPUTED;
    }
}
