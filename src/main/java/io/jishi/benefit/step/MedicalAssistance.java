package io.jishi.benefit.step;

import io.jishi.benefit.YearToDate;
import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.MedicalAssistanceTerms;
import io.jishi.policy.model.RuleRow;
import io.jishi.shared.money.Fen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MA = min(half_up(max(0, remainder - deductible left) x rate), max(0, cap - paid before)), by the row with the highest
 * rate of those that apply.
 *
 * @param row the row
 * @param remainder S - POOL - RED - CII - extras
 * @param deductibleTaken part of the yearly deductible that this bill uses
 * @param capLeft what the cap leaves; null for no cap
 * @param uncut before the cap
 * @param amount MA
 */
public record MedicalAssistance(
        RuleRow<MedicalAssistanceTerms> row,
        Fen remainder,
        Fen deductibleTaken,
        @Nullable Fen capLeft,
        Fen uncut,
        Fen amount)
        implements TraceStep {

    /** Computes MA from at least one row that applies; {@code kept} is what it has paid on this bill already. */
    public static MedicalAssistance of(
            List<RuleRow<MedicalAssistanceTerms>> rows, Fen remainder, YearToDate before, Fen kept) {
        RuleRow<MedicalAssistanceTerms> best = rows.get(0);
        for (RuleRow<MedicalAssistanceTerms> row : rows) {
            if (row.value().isBetterThan(best.value())) {
                best = row;
            }
        }
        MedicalAssistanceTerms terms = best.value();
        Fen positive = remainder.atLeastZero();
        Fen deductibleLeft =
                terms.deductible().minus(before.medicalAssistanceDeductible()).atLeastZero();
        Fen taken = positive.min(deductibleLeft);
        Fen uncut = positive.minus(taken).times(terms.rate()).roundHalfUp();
        Fen cap = terms.cap();
        Fen left = cap == null ? null : Limit.room(cap, before.medicalAssistancePaid(), kept);
        return new MedicalAssistance(best, remainder, taken, left, uncut, left == null ? uncut : uncut.min(left));
    }

    @Override
    public StepName name() {
        return StepName.MEDICAL_ASSISTANCE;
    }

    @Override
    public List<Citation> citations() {
        return List.of(row.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Amount(InputName.REMAINDER, remainder),
                new TraceInput.Amount(InputName.DEDUCTIBLE, deductibleTaken),
                new TraceInput.Ratio(InputName.RATE, row.value().rate()),
                capLeft == null
                        ? new TraceInput.Unlimited(InputName.CAP_LEFT)
                        : new TraceInput.Amount(InputName.CAP_LEFT, capLeft));
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }
}
