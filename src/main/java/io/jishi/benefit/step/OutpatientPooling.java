package io.jishi.benefit.step;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.YearToDate;
import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.OutpatientPoolingPolicy;
import io.jishi.policy.model.RuleRow;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ordinary outpatient pooling: half_up(rate A x A + rate B x B), at most what the visit, the day and the year leave.
 *
 * @param policy the rule
 * @param fees with class sums
 * @param visitCap the row that bounds a visit; null where there is none
 * @param dayLeft what the visit-and-day cap leaves
 * @param yearLeft what the yearly cap leaves
 * @param uncut before the caps
 * @param amount what is paid
 */
public record OutpatientPooling(
        OutpatientPoolingPolicy policy,
        FeeTotals fees,
        @Nullable RuleRow<Fen> visitCap,
        Fen dayLeft,
        Fen yearLeft,
        Fen uncut,
        Fen amount)
        implements TraceStep {

    /** Computes the payment. */
    public static OutpatientPooling of(
            OutpatientPoolingPolicy policy, FeeTotals fees, @Nullable RuleRow<Fen> visitCap, YearToDate before) {
        Fen uncut = policy.rates()
                .value()
                .of(fees.requiredClassA(), fees.requiredClassB())
                .roundHalfUp();
        Fen dayLeft =
                policy.dayCap().value().minus(before.outpatientPaidToday()).atLeastZero();
        Fen yearLeft = policy.yearCap().value().minus(before.outpatientPaid()).atLeastZero();
        Fen amount = uncut.min(dayLeft).min(yearLeft);
        return new OutpatientPooling(
                policy,
                fees,
                visitCap,
                dayLeft,
                yearLeft,
                uncut,
                visitCap == null ? amount : amount.min(visitCap.value()));
    }

    @Override
    public StepName name() {
        return StepName.OUTPATIENT_POOLING;
    }

    @Override
    public List<Citation> citations() {
        List<Citation> citations = new ArrayList<>();
        citations.add(policy.rates().citation());
        citations.add(policy.dayCap().citation());
        citations.add(policy.yearCap().citation());
        if (visitCap != null) {
            citations.add(visitCap.citation());
        }
        return citations;
    }

    @Override
    public List<TraceInput> inputs() {
        List<TraceInput> inputs = new ArrayList<>();
        inputs.add(new TraceInput.Amount(InputName.CLASS_A, fees.requiredClassA()));
        inputs.add(new TraceInput.Ratio(
                InputName.RATE_CLASS_A, policy.rates().value().classA()));
        inputs.add(new TraceInput.Amount(InputName.CLASS_B, fees.requiredClassB()));
        inputs.add(new TraceInput.Ratio(
                InputName.RATE_CLASS_B, policy.rates().value().classB()));
        if (visitCap != null) {
            inputs.add(new TraceInput.Amount(InputName.VISIT_CAP, visitCap.value()));
        }
        inputs.add(new TraceInput.Amount(InputName.DAY_CAP_LEFT, dayLeft));
        inputs.add(new TraceInput.Amount(InputName.YEAR_CAP_LEFT, yearLeft));
        return inputs;
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }
}
