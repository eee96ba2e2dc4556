package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * POOL = min(half_up(E x r'), room), with E = S - D and room = max(0, annual ceiling - paid before).
 *
 * @param deductible D
 * @param rate r and r'
 * @param ceiling annual ceiling
 * @param above E
 * @param room what the ceiling leaves
 * @param uncut half_up(E x r')
 * @param amount POOL
 */
public record PoolingFund(
        Deductible deductible, ReimbursementRate rate, Cited<Fen> ceiling, Fen above, Fen room, Fen uncut, Fen amount)
        implements TraceStep {

    /** Computes POOL. */
    public static PoolingFund of(Deductible deductible, ReimbursementRate rate, Cited<Fen> ceiling, Fen paidBefore) {
        Fen above = deductible.eligible().minus(deductible.amount());
        Fen room = ceiling.value().minus(paidBefore).atLeastZero();
        Fen uncut = rate.applied().over(Fen.ZERO, above).roundHalfUp();
        return new PoolingFund(deductible, rate, ceiling, above, room, uncut, uncut.min(room));
    }

    /** What the fund would pay at the full rate: min(half_up(E x r), room). */
    public Fen paidAtFullRate() {
        if (rate.reduction() == null) {
            return amount;
        }
        return rate.full().over(Fen.ZERO, above).roundHalfUp().min(room);
    }

    @Override
    public StepName name() {
        return StepName.POOLING_FUND;
    }

    @Override
    public List<Citation> citations() {
        return List.of(rate.row().citation(), ceiling.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Amount(InputName.ELIGIBLE, deductible.eligible()),
                new TraceInput.Amount(InputName.DEDUCTIBLE, deductible.amount()),
                new TraceInput.Amount(InputName.ABOVE_DEDUCTIBLE, above),
                new TraceInput.Amount(InputName.CEILING_LEFT, room));
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }

    @Override
    public List<TraceStep> steps() {
        return List.of(deductible, rate);
    }
}
