package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.DeductibleStandard;
import io.jishi.policy.model.InpatientDeductible;
import io.jishi.policy.model.InpatientTerms;
import io.jishi.policy.model.RuleRow;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * D = min(S, half_up(standard x factor of the admission)); where the year bears one deductible, less what earlier stays
 * paid; where the year has a limit, at most what it leaves.
 *
 * @param row the row of the inpatient table
 * @param rules what holds for all deductibles
 * @param stay what the standard is chosen by
 * @param eligible S
 * @param uncut before the limit of the year
 * @param amount D
 */
public record Deductible(
        RuleRow<InpatientTerms> row, InpatientDeductible rules, Stay stay, Fen eligible, Fen uncut, Fen amount)
        implements TraceStep {

    /**
     * What the standard is chosen by.
     *
     * @param ordinal which admission of the benefit year this is, from 1
     * @param total the medical expense
     * @param paidBefore deductibles of earlier stays of the year
     */
    public record Stay(int ordinal, Fen total, Fen paidBefore) {}

    /** Computes D. */
    public static Deductible of(RuleRow<InpatientTerms> row, InpatientDeductible rules, Stay stay, Fen eligible) {
        Fen standard = row.value()
                .deductible()
                .of(stay.ordinal(), stay.total())
                .times(factorOf(rules, stay.ordinal()))
                .roundHalfUp();
        if (rules.isYearly()) {
            standard = standard.minus(stay.paidBefore()).atLeastZero();
        }
        Fen uncut = eligible.min(standard);
        Cited<Fen> limit = rules.yearLimit();
        Fen amount = limit == null
                ? uncut
                : uncut.min(limit.value().minus(stay.paidBefore()).atLeastZero());
        return new Deductible(row, rules, stay, eligible, uncut, amount);
    }

    private static Rate factorOf(InpatientDeductible rules, int ordinal) {
        List<Rate> factors = rules.admissionFactors().value();
        return factors.get(Math.min(ordinal, factors.size()) - 1);
    }

    @Override
    public StepName name() {
        return StepName.DEDUCTIBLE;
    }

    @Override
    public List<Citation> citations() {
        List<Citation> citations = new ArrayList<>();
        citations.add(row.citation());
        citations.add(rules.admissionFactors().citation());
        if (rules.period() != null) {
            citations.add(rules.period().citation());
        }
        if (rules.yearLimit() != null) {
            citations.add(rules.yearLimit().citation());
        }
        return citations;
    }

    @Override
    public List<TraceInput> inputs() {
        List<TraceInput> inputs = new ArrayList<>();
        DeductibleStandard standard = row.value().deductible();
        if (standard instanceof DeductibleStandard.ShareOfTotal share) {
            inputs.add(new TraceInput.Amount(InputName.TOTAL, stay.total()));
            inputs.add(new TraceInput.Ratio(InputName.RATE, share.rate()));
            inputs.add(new TraceInput.Amount(InputName.MINIMUM, share.minimum()));
            inputs.add(new TraceInput.Amount(InputName.MAXIMUM, share.maximum()));
        }
        inputs.add(new TraceInput.Amount(InputName.DEDUCTIBLE_STANDARD, standard.of(stay.ordinal(), stay.total())));
        inputs.add(new TraceInput.Count(InputName.ADMISSION_ORDINAL, stay.ordinal()));
        inputs.add(new TraceInput.Ratio(InputName.ADMISSION_FACTOR, factorOf(rules, stay.ordinal())));
        if (rules.isYearly() || rules.yearLimit() != null) {
            inputs.add(new TraceInput.Amount(InputName.DEDUCTIBLE_USED, stay.paidBefore()));
        }
        if (rules.yearLimit() != null) {
            inputs.add(new TraceInput.Amount(
                    InputName.DEDUCTIBLE_YEAR_LIMIT, rules.yearLimit().value()));
        }
        inputs.add(new TraceInput.Amount(InputName.ELIGIBLE, eligible));
        return inputs;
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }
}
