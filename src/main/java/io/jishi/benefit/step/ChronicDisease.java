package io.jishi.benefit.step;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.YearToDate;
import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.ChronicPolicy;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Outpatient chronic and special diseases: a rate on class A and B after upfront self-pay, at most what the quota of
 * the disease and the annual ceiling of the pooling fund leave. A region may take a deductible off what the rate
 * gives.
 *
 * @param policy the rule
 * @param disease the disease of the bill
 * @param eligible A + B
 * @param quotaLeft what the quota leaves
 * @param ceiling annual ceiling of the pooling fund; null where the region has none
 * @param ceilingLeft what the annual ceiling leaves; null where the region has none
 * @param uncut before the limits
 * @param amount what is paid
 */
public record ChronicDisease(
        ChronicPolicy policy,
        String disease,
        Fen eligible,
        Fen quotaLeft,
        @Nullable Cited<Fen> ceiling,
        @Nullable Fen ceilingLeft,
        Fen uncut,
        Fen amount)
        implements TraceStep {

    /** Computes the payment for a disease that the policy has a quota for. */
    public static ChronicDisease of(
            ChronicPolicy policy,
            String disease,
            Fen quota,
            @Nullable Cited<Fen> ceiling,
            FeeTotals fees,
            YearToDate before) {
        Fen eligible = fees.requiredClassA().plus(fees.requiredClassB());
        Fen uncut = eligible.times(policy.rate().value())
                .roundHalfUp()
                .minus(deductibleOf(policy))
                .atLeastZero();
        Fen quotaLeft = quota.minus(before.diseasePaid()).atLeastZero();
        Fen ceilingLeft = ceiling == null
                ? null
                : ceiling.value().minus(before.poolingFundPaid()).atLeastZero();
        Fen amount = uncut.min(quotaLeft);
        return new ChronicDisease(
                policy,
                disease,
                eligible,
                quotaLeft,
                ceiling,
                ceilingLeft,
                uncut,
                ceilingLeft == null ? amount : amount.min(ceilingLeft));
    }

    private static Fen deductibleOf(ChronicPolicy policy) {
        return policy.deductibleAfterRate() == null
                ? Fen.ZERO
                : policy.deductibleAfterRate().value();
    }

    @Override
    public StepName name() {
        return StepName.CHRONIC_DISEASE;
    }

    @Override
    public List<Citation> citations() {
        List<Citation> citations = new ArrayList<>();
        citations.add(policy.rate().citation());
        citations.add(policy.quotas().citation());
        if (policy.deductibleAfterRate() != null) {
            citations.add(policy.deductibleAfterRate().citation());
        }
        if (ceiling != null) {
            citations.add(ceiling.citation());
        }
        return citations;
    }

    @Override
    public List<TraceInput> inputs() {
        List<TraceInput> inputs = new ArrayList<>();
        inputs.add(new TraceInput.Code(InputName.DISEASE, disease));
        inputs.add(new TraceInput.Amount(InputName.ELIGIBLE, eligible));
        inputs.add(new TraceInput.Ratio(InputName.RATE, policy.rate().value()));
        if (policy.deductibleAfterRate() != null) {
            inputs.add(new TraceInput.Amount(InputName.DEDUCTIBLE, deductibleOf(policy)));
        }
        inputs.add(new TraceInput.Amount(InputName.YEAR_CAP_LEFT, quotaLeft));
        inputs.add(
                ceilingLeft == null
                        ? new TraceInput.Unlimited(InputName.CEILING_LEFT)
                        : new TraceInput.Amount(InputName.CEILING_LEFT, ceilingLeft));
        return inputs;
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }
}
