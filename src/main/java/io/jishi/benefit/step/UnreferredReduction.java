package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.List;

/**
 * RED = min(half_up(E x r), room) - POOL: what the missing filing costs. The patient bears it, and it stays outside
 * critical illness insurance and assistance (S3-03-1c).
 *
 * @param points the rule
 * @param atFullRate what the fund would have paid
 * @param paid POOL
 * @param amount RED
 */
public record UnreferredReduction(Cited<Rate> points, Fen atFullRate, Fen paid, Fen amount) implements TraceStep {

    /** Computes RED of a bill that is reduced. */
    public static UnreferredReduction of(Cited<Rate> points, PoolingFund pool) {
        Fen atFullRate = pool.paidAtFullRate();
        return new UnreferredReduction(points, atFullRate, pool.amount(), atFullRate.minus(pool.amount()));
    }

    @Override
    public StepName name() {
        return StepName.UNREFERRED_REDUCTION;
    }

    @Override
    public List<Citation> citations() {
        return List.of(points.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Ratio(InputName.REDUCTION_POINTS, points.value()),
                new TraceInput.Amount(InputName.PAID_AT_FULL_RATE, atFullRate),
                new TraceInput.Amount(InputName.POOLING_FUND, paid));
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.COMPUTED;
    }
}
