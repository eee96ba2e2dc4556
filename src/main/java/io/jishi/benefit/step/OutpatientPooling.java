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
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * Ordinary outpatient pooling: half_up(rate A x A + rate B x B), at most what the day and the year leave.
 *
 * @param policy the rule
 * @param fees with class sums
 * @param dayLeft what the visit-and-day cap leaves
 * @param yearLeft what the yearly cap leaves
 * @param uncut before the caps
 * @param amount what is paid
 */
public record OutpatientPooling(
        OutpatientPoolingPolicy policy, FeeTotals fees, Fen dayLeft, Fen yearLeft, Fen uncut, Fen amount)
        implements TraceStep {

    /** Computes the payment. */
    public static OutpatientPooling of(OutpatientPoolingPolicy policy, FeeTotals fees, YearToDate before) {
        Fen uncut = policy.rates()
                .value()
                .of(fees.requiredClassA(), fees.requiredClassB())
                .roundHalfUp();
        Fen dayLeft =
                policy.dayCap().value().minus(before.outpatientPaidToday()).atLeastZero();
        Fen yearLeft = policy.yearCap().value().minus(before.outpatientPaid()).atLeastZero();
        return new OutpatientPooling(
                policy, fees, dayLeft, yearLeft, uncut, uncut.min(dayLeft).min(yearLeft));
    }

    @Override
    public StepName name() {
        return StepName.OUTPATIENT_POOLING;
    }

    @Override
    public List<Citation> citations() {
        return List.of(
                policy.rates().citation(),
                policy.dayCap().citation(),
                policy.yearCap().citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Amount(InputName.CLASS_A, fees.requiredClassA()),
                new TraceInput.Ratio(
                        InputName.RATE_CLASS_A, policy.rates().value().classA()),
                new TraceInput.Amount(InputName.CLASS_B, fees.requiredClassB()),
                new TraceInput.Ratio(
                        InputName.RATE_CLASS_B, policy.rates().value().classB()),
                new TraceInput.Amount(InputName.DAY_CAP_LEFT, dayLeft),
                new TraceInput.Amount(InputName.YEAR_CAP_LEFT, yearLeft));
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }
}
