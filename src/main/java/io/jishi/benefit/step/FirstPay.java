package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.RuleRow;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.List;

/**
 * The first-pay fraction: half_up(S x fraction) leaves the eligible expense before the deductible and stays with the
 * patient.
 *
 * @param row the row that holds
 * @param eligible S
 * @param amount what leaves it
 */
public record FirstPay(RuleRow<Rate> row, Fen eligible, Fen amount) implements TraceStep {

    /** Computes the fraction. */
    public static FirstPay of(RuleRow<Rate> row, Fen eligible) {
        return new FirstPay(row, eligible, eligible.times(row.value()).roundHalfUp());
    }

    @Override
    public StepName name() {
        return StepName.FIRST_PAY;
    }

    @Override
    public List<Citation> citations() {
        return List.of(row.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Amount(InputName.ELIGIBLE, eligible), new TraceInput.Ratio(InputName.RATE, row.value()));
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.COMPUTED;
    }
}
