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
import io.jishi.policy.model.VisitCap;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ordinary outpatient pooling: half_up(rate A x A + rate B x B), at most what the visit, the day, the year and a part
 * of the year leave. Where one visit of a day is paid, the day leaves nothing after it.
 *
 * @param policy the rule
 * @param fees with class sums
 * @param visitCap the row that bounds a visit; null where there is none
 * @param yearPart the part of the yearly cap that the visit falls under; null where there is none
 * @param before the accumulators
 * @param uncut before the caps
 * @param amount what is paid
 */
public record OutpatientPooling(
        OutpatientPoolingPolicy policy,
        FeeTotals fees,
        @Nullable RuleRow<VisitCap> visitCap,
        @Nullable RuleRow<Fen> yearPart,
        YearToDate before,
        Fen uncut,
        Fen amount)
        implements TraceStep {

    /** Computes the payment. */
    public static OutpatientPooling of(
            OutpatientPoolingPolicy policy,
            FeeTotals fees,
            @Nullable RuleRow<VisitCap> visitCap,
            @Nullable RuleRow<Fen> yearPart,
            YearToDate before) {
        Fen uncut = policy.rates()
                .value()
                .of(fees.requiredClassA(), fees.requiredClassB())
                .roundHalfUp();
        Fen amount = uncut.min(dayLeft(policy, before)).min(yearLeft(policy, before));
        if (visitCap != null) {
            amount = amount.min(visitCap.value().amount());
        }
        if (yearPart != null) {
            amount = amount.min(partLeft(yearPart, before));
        }
        return new OutpatientPooling(policy, fees, visitCap, yearPart, before, uncut, amount);
    }

    private static Fen dayLeft(OutpatientPoolingPolicy policy, YearToDate before) {
        if (policy.paidVisitsPerDay() != null && before.outpatientPaidToday().isPositive()) {
            return Fen.ZERO;
        }
        return policy.dayCap().value().minus(before.outpatientPaidToday()).atLeastZero();
    }

    private static Fen yearLeft(OutpatientPoolingPolicy policy, YearToDate before) {
        return policy.yearCap().value().minus(before.outpatientPaid()).atLeastZero();
    }

    private static Fen partLeft(RuleRow<Fen> yearPart, YearToDate before) {
        return yearPart.value().minus(before.outpatientPartPaid()).atLeastZero();
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
        if (policy.paidVisitsPerDay() != null) {
            citations.add(policy.paidVisitsPerDay().citation());
        }
        if (yearPart != null) {
            citations.add(yearPart.citation());
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
            inputs.add(
                    new TraceInput.Amount(InputName.VISIT_CAP, visitCap.value().amount()));
        }
        if (policy.paidVisitsPerDay() != null) {
            inputs.add(new TraceInput.Count(
                    InputName.PAID_VISITS_PER_DAY, policy.paidVisitsPerDay().value()));
            inputs.add(new TraceInput.Amount(InputName.PAID_TODAY, before.outpatientPaidToday()));
        }
        inputs.add(new TraceInput.Amount(InputName.DAY_CAP_LEFT, dayLeft(policy, before)));
        inputs.add(new TraceInput.Amount(InputName.YEAR_CAP_LEFT, yearLeft(policy, before)));
        if (yearPart != null) {
            inputs.add(new TraceInput.Amount(InputName.YEAR_PART_LEFT, partLeft(yearPart, before)));
        }
        return inputs;
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }
}
