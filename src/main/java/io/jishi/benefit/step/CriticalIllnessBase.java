package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.BaseComposition;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * BASE = S - POOL - RED. What exceeds the pooling ceiling is inside it; the unreferred reduction is not (S3-03-1c). A
 * region may leave the deductible out, or let in what is paid first.
 *
 * @param share the parts of the bill that it is made of
 * @param reduction RED; null for a bill that is not reduced
 * @param rule what the region puts into it; null for what is usual
 * @param amount BASE
 */
public record CriticalIllnessBase(
        Share share,
        @Nullable UnreferredReduction reduction,
        @Nullable Cited<BaseComposition> rule,
        Fen amount) implements TraceStep {

    /**
     * The parts of a bill.
     *
     * @param eligible S after the first-pay fraction
     * @param poolingFund POOL
     * @param deductible D
     * @param upfrontSelfPay what is taken first by item
     * @param firstPay what is taken first by place of care
     */
    public record Share(Fen eligible, Fen poolingFund, Fen deductible, Fen upfrontSelfPay, Fen firstPay) {}

    /** Computes BASE. */
    public static CriticalIllnessBase of(
            Share share, @Nullable UnreferredReduction reduction, @Nullable Cited<BaseComposition> rule) {
        BaseComposition inside = rule == null ? BaseComposition.USUAL : rule.value();
        Fen base = unpaid(share, reduction);
        if (!inside.deductible()) {
            // a floor may have paid a part of the deductible already
            base = base.minus(share.deductible()).atLeastZero();
        }
        if (inside.upfrontSelfPay()) {
            base = base.plus(share.upfrontSelfPay());
        }
        if (inside.firstPay()) {
            base = base.plus(share.firstPay());
        }
        return new CriticalIllnessBase(share, reduction, rule, base);
    }

    private static Fen unpaid(Share share, @Nullable UnreferredReduction reduction) {
        Fen lost = reduction == null ? Fen.ZERO : reduction.amount();
        return share.eligible().minus(share.poolingFund()).minus(lost);
    }

    /** S - POOL - RED, whatever the region puts into BASE: what the layers after it may still pay. */
    public Fen unpaid() {
        return unpaid(share, reduction);
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
        List<Citation> citations = new ArrayList<>();
        if (reduction != null) {
            citations.addAll(reduction.citations());
        }
        if (rule != null) {
            citations.add(rule.citation());
        }
        return citations;
    }

    @Override
    public List<TraceInput> inputs() {
        List<TraceInput> inputs = new ArrayList<>();
        inputs.add(new TraceInput.Amount(InputName.ELIGIBLE, share.eligible()));
        inputs.add(new TraceInput.Amount(InputName.POOLING_FUND, share.poolingFund()));
        inputs.add(new TraceInput.Amount(InputName.UNREFERRED_REDUCTION, reductionAmount()));
        if (rule != null) {
            addParts(inputs, rule.value());
        }
        return inputs;
    }

    private void addParts(List<TraceInput> inputs, BaseComposition inside) {
        if (!inside.deductible()) {
            inputs.add(new TraceInput.Amount(InputName.DEDUCTIBLE, share.deductible()));
        }
        if (inside.upfrontSelfPay()) {
            inputs.add(new TraceInput.Amount(InputName.UPFRONT_SELF_PAY, share.upfrontSelfPay()));
        }
        if (inside.firstPay()) {
            inputs.add(new TraceInput.Amount(InputName.FIRST_PAY, share.firstPay()));
        }
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.COMPUTED;
    }
}
