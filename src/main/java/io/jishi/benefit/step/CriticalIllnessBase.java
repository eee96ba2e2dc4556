package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.shared.money.Fen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * BASE = S - POOL - RED. What exceeds the pooling ceiling is inside it; the unreferred reduction is not (S3-03-1c).
 *
 * @param eligible S
 * @param poolingFund POOL
 * @param reduction RED; null for a bill that is not reduced
 * @param amount BASE
 */
public record CriticalIllnessBase(
        Fen eligible, Fen poolingFund, @Nullable UnreferredReduction reduction, Fen amount) implements TraceStep {

    /** Computes BASE. */
    public static CriticalIllnessBase of(Fen eligible, Fen poolingFund, @Nullable UnreferredReduction reduction) {
        Fen lost = reduction == null ? Fen.ZERO : reduction.amount();
        return new CriticalIllnessBase(
                eligible, poolingFund, reduction, eligible.minus(poolingFund).minus(lost));
    }

    /** RED, zero for a bill that is not reduced. */
    public Fen reductionAmount() {
        return reduction == null ? Fen.ZERO : reduction.amount();
    }

    @Override
    public StepName name() {
        return StepName.CRITICAL_ILLNESS_BASE;
    }

    @Override
    public List<Citation> citations() {
        return reduction == null ? List.of() : reduction.citations();
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Amount(InputName.ELIGIBLE, eligible),
                new TraceInput.Amount(InputName.POOLING_FUND, poolingFund),
                new TraceInput.Amount(InputName.UNREFERRED_REDUCTION, reductionAmount()));
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.COMPUTED;
    }
}
