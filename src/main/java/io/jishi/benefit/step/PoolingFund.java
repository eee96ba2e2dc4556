package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Bands;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.shared.money.Fen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * POOL = min(max(half_up(E x r'), floor), room), with E = S - D and room = max(0, annual ceiling - paid before).
 *
 * @param deductible D
 * @param rate r and r'
 * @param floor the least that is paid before the ceiling; null where there is none
 * @param ceiling annual ceiling
 * @param above E
 * @param room what the ceiling leaves
 * @param uncut half_up(E x r'), lifted to the floor
 * @param amount POOL
 */
public record PoolingFund(
        Deductible deductible,
        ReimbursementRate rate,
        @Nullable Floor floor,
        Cited<Fen> ceiling,
        Fen above,
        Fen room,
        Fen uncut,
        Fen amount)
        implements TraceStep {

    /** Computes POOL from what the ceiling leaves. */
    public static PoolingFund of(
            Deductible deductible, ReimbursementRate rate, @Nullable Floor floor, Cited<Fen> ceiling, Fen room) {
        Fen above = deductible.eligible().minus(deductible.amount());
        Fen uncut = lifted(rate.applied(), above, floor);
        return new PoolingFund(deductible, rate, floor, ceiling, above, room, uncut, uncut.min(room));
    }

    /** What the fund would pay at the full rate: as POOL, with r in place of r'. */
    public Fen paidAtFullRate() {
        if (rate.reduction() == null) {
            return amount;
        }
        return lifted(rate.full(), above, floor).min(room);
    }

    private static Fen lifted(Bands rates, Fen above, @Nullable Floor floor) {
        Fen paid = rates.over(Fen.ZERO, above).roundHalfUp();
        return floor == null ? paid : paid.max(floor.amount());
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
        return floor == null ? List.of(deductible, rate) : List.of(deductible, rate, floor);
    }
}
