package io.jishi.benefit.step;

import io.jishi.benefit.YearToDate;
import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.CriticalIllnessTerms;
import io.jishi.policy.model.RuleRow;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CII = min(half_up(f(cum + BASE) - f(cum)), max(0, cap - paid before)). The terms are the best of every row that
 * applies to the person, in each respect on its own; they hold for the increment of this bill, earlier payments stand.
 *
 * @param base this bill's part of the cumulative base
 * @param rows the rows that apply
 * @param terms their best combination
 * @param baseBefore cum
 * @param capLeft what the cap leaves; null for no cap
 * @param uncut before the cap
 * @param amount CII
 */
public record CriticalIllness(
        CriticalIllnessBase base,
        List<RuleRow<CriticalIllnessTerms>> rows,
        CriticalIllnessTerms terms,
        Fen baseBefore,
        @Nullable Fen capLeft,
        Fen uncut,
        Fen amount)
        implements TraceStep {

    /** Computes CII from at least one row that applies; {@code kept} is what it has paid on this bill already. */
    public static CriticalIllness of(
            CriticalIllnessBase base, List<RuleRow<CriticalIllnessTerms>> rows, YearToDate before, Fen kept) {
        CriticalIllnessTerms terms = rows.get(0).value();
        for (RuleRow<CriticalIllnessTerms> row : rows.subList(1, rows.size())) {
            terms = terms.bestOf(row.value());
        }
        Fen from = before.criticalIllnessBase();
        Fen uncut = terms.entitlement(from.plus(base.amount()))
                .minus(terms.entitlement(from))
                .roundHalfUp();
        Fen cap = terms.cap();
        Fen left = cap == null ? null : Limit.room(cap, before.criticalIllnessPaid(), kept);
        return new CriticalIllness(base, rows, terms, from, left, uncut, left == null ? uncut : uncut.min(left));
    }

    @Override
    public StepName name() {
        return StepName.CRITICAL_ILLNESS;
    }

    @Override
    public List<Citation> citations() {
        return rows.stream().map(RuleRow::citation).toList();
    }

    @Override
    public List<TraceInput> inputs() {
        List<TraceInput> inputs = new ArrayList<>();
        inputs.add(new TraceInput.Amount(InputName.BASE_BEFORE, baseBefore));
        inputs.add(new TraceInput.Amount(InputName.BASE, base.amount()));
        inputs.add(new TraceInput.Amount(InputName.DEDUCTIBLE_STANDARD, terms.deductible()));
        RateInputs.add(inputs, InputName.RATE, terms.rate());
        inputs.add(
                capLeft == null
                        ? new TraceInput.Unlimited(InputName.CAP_LEFT)
                        : new TraceInput.Amount(InputName.CAP_LEFT, capLeft));
        return inputs;
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }

    @Override
    public List<TraceStep> steps() {
        return List.of(base);
    }
}
