package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.InpatientTerms;
import io.jishi.policy.model.RuleRow;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.List;

/**
 * D = min(S, half_up(standard x factor of the admission)).
 *
 * @param row the row of the inpatient table
 * @param factors by admission; the last one repeats
 * @param ordinal which admission of the benefit year this is, from 1
 * @param eligible S
 * @param amount D
 */
public record Deductible(RuleRow<InpatientTerms> row, Cited<List<Rate>> factors, int ordinal, Fen eligible, Fen amount)
        implements TraceStep {

    /** Computes D. */
    public static Deductible of(
            RuleRow<InpatientTerms> row, Cited<List<Rate>> factors, int earlierAdmissions, Fen eligible) {
        int ordinal = Math.addExact(earlierAdmissions, 1);
        Fen standard =
                row.value().deductible().times(factorOf(factors, ordinal)).roundHalfUp();
        return new Deductible(row, factors, ordinal, eligible, eligible.min(standard));
    }

    private static Rate factorOf(Cited<List<Rate>> factors, int ordinal) {
        return factors.value().get(Math.min(ordinal, factors.value().size()) - 1);
    }

    @Override
    public StepName name() {
        return StepName.DEDUCTIBLE;
    }

    @Override
    public List<Citation> citations() {
        return List.of(row.citation(), factors.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Amount(InputName.DEDUCTIBLE_STANDARD, row.value().deductible()),
                new TraceInput.Count(InputName.ADMISSION_ORDINAL, ordinal),
                new TraceInput.Ratio(InputName.ADMISSION_FACTOR, factorOf(factors, ordinal)),
                new TraceInput.Amount(InputName.ELIGIBLE, eligible));
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.COMPUTED;
    }
}
