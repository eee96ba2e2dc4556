package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Portion;
import io.jishi.policy.model.RuleRow;
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * The least that the pooling fund pays before its ceiling: a share of the eligible or of the whole expense, never more
 * than is eligible.
 *
 * @param row the row that holds
 * @param eligible S
 * @param total the medical expense
 * @param amount the floor
 */
public record Floor(RuleRow<Portion> row, Fen eligible, Fen total, Fen amount) implements TraceStep {

    /** Computes the floor. */
    public static Floor of(RuleRow<Portion> row, Fen eligible, Fen total) {
        return new Floor(row, eligible, total, row.value().of(eligible, total).min(eligible));
    }

    @Override
    public StepName name() {
        return StepName.FLOOR;
    }

    @Override
    public List<Citation> citations() {
        return List.of(row.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                row.value().of() == Portion.Basis.ELIGIBLE
                        ? new TraceInput.Amount(InputName.ELIGIBLE, eligible)
                        : new TraceInput.Amount(InputName.TOTAL, total),
                new TraceInput.Ratio(InputName.RATE, row.value().rate()));
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.COMPUTED;
    }
}
