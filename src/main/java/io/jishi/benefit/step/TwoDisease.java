package io.jishi.benefit.step;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.YearToDate;
import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.TwoDiseasePolicy;
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * Outpatient medicines for hypertension and diabetes: what is left of the yearly deductible comes off class B first
 * (interpretation), then off class A; the rest is paid by class, at most what the disease's yearly cap leaves.
 *
 * @param policy the rule
 * @param disease the disease of the bill
 * @param fees with class sums
 * @param deductible taken from this bill
 * @param deductibleUsed taken before in the year
 * @param yearLeft what the cap of the disease leaves
 * @param uncut before the cap
 * @param amount what is paid
 */
public record TwoDisease(
        TwoDiseasePolicy policy,
        String disease,
        FeeTotals fees,
        Fen deductible,
        Fen deductibleUsed,
        Fen yearLeft,
        Fen uncut,
        Fen amount)
        implements TraceStep {

    /** Computes the payment for a disease that the policy has a cap for. */
    public static TwoDisease of(
            TwoDiseasePolicy policy, String disease, Fen yearCap, FeeTotals fees, YearToDate before) {
        Fen left =
                policy.deductible().value().minus(before.twoDiseaseDeductible()).atLeastZero();
        Fen fromClassB = left.min(fees.requiredClassB());
        Fen fromClassA = left.minus(fromClassB).min(fees.requiredClassA());
        Fen uncut = policy.rates()
                .value()
                .of(
                        fees.requiredClassA().minus(fromClassA),
                        fees.requiredClassB().minus(fromClassB))
                .roundHalfUp();
        Fen yearLeft = yearCap.minus(before.diseasePaid()).atLeastZero();
        return new TwoDisease(
                policy,
                disease,
                fees,
                fromClassA.plus(fromClassB),
                before.twoDiseaseDeductible(),
                yearLeft,
                uncut,
                uncut.min(yearLeft));
    }

    @Override
    public StepName name() {
        return StepName.TWO_DISEASE;
    }

    @Override
    public List<Citation> citations() {
        return List.of(
                policy.rates().citation(),
                policy.deductible().citation(),
                policy.yearCaps().citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Code(InputName.DISEASE, disease),
                new TraceInput.Amount(InputName.CLASS_A, fees.requiredClassA()),
                new TraceInput.Ratio(
                        InputName.RATE_CLASS_A, policy.rates().value().classA()),
                new TraceInput.Amount(InputName.CLASS_B, fees.requiredClassB()),
                new TraceInput.Ratio(
                        InputName.RATE_CLASS_B, policy.rates().value().classB()),
                new TraceInput.Amount(
                        InputName.DEDUCTIBLE_STANDARD, policy.deductible().value()),
                new TraceInput.Amount(InputName.DEDUCTIBLE_USED, deductibleUsed),
                new TraceInput.Amount(InputName.DEDUCTIBLE, deductible),
                new TraceInput.Amount(InputName.YEAR_CAP_LEFT, yearLeft));
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }
}
