package io.jishi.benefit.step;

import io.jishi.benefit.YearToDate;
import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.AdditionalAssistanceTerms;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * ADD = min(half_up(max(0, remainder - threshold) x rate), cap left), for compliant care inside the province (S4-03-5).
 *
 * @param terms the rule
 * @param remainder S - POOL - RED - CII - extras - MA
 * @param uncut before the cap
 * @param amount ADD
 */
public record AdditionalAssistance(Cited<AdditionalAssistanceTerms> terms, Fen remainder, Fen uncut, Fen amount)
        implements TraceStep {

    /** Computes ADD for a bill that it applies to; {@code kept} is what it has paid on this bill already. */
    public static AdditionalAssistance of(
            Cited<AdditionalAssistanceTerms> rule, Fen remainder, YearToDate before, Fen kept) {
        AdditionalAssistanceTerms terms = rule.value();
        Fen uncut = remainder
                .minus(terms.threshold())
                .atLeastZero()
                .times(terms.rate())
                .roundHalfUp();
        Fen cap = terms.cap();
        Fen amount = cap == null ? uncut : uncut.min(Limit.room(cap, before.additionalAssistancePaid(), kept));
        return new AdditionalAssistance(rule, remainder, uncut, amount);
    }

    @Override
    public StepName name() {
        return StepName.ADDITIONAL_ASSISTANCE;
    }

    @Override
    public List<Citation> citations() {
        return List.of(terms.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Amount(InputName.REMAINDER, remainder),
                new TraceInput.Amount(InputName.THRESHOLD, terms.value().threshold()),
                new TraceInput.Ratio(InputName.RATE, terms.value().rate()));
    }

    @Override
    public StepOutcome outcome() {
        return uncut.equals(amount) ? StepOutcome.COMPUTED : StepOutcome.CUT_BY_LIMIT;
    }
}
