package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Bands;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.InpatientTerms;
import io.jishi.policy.model.RuleRow;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * r and r': the rate of the row, and what is left of it without a filing. S3-03-1b takes percentage points off the rate
 * of the treating hospital's class; it does not multiply it.
 *
 * @param row the row of the inpatient table
 * @param referral what covers the stay
 * @param reduction the points; null if this bill is not reduced
 */
public record ReimbursementRate(
        RuleRow<InpatientTerms> row,
        ReferralStatus referral,
        @Nullable Cited<Rate> reduction) implements TraceStep {

    /** r, flat or in segments. */
    public Bands full() {
        return row.value().rate();
    }

    /** r', the same as r for a bill that is not reduced. */
    public Bands applied() {
        return reduction == null ? full() : full().reducedBy(reduction.value());
    }

    @Override
    public StepName name() {
        return StepName.REIMBURSEMENT_RATE;
    }

    @Override
    public List<Citation> citations() {
        return reduction == null ? List.of(row.citation()) : List.of(row.citation(), reduction.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        List<TraceInput> inputs = new ArrayList<>();
        inputs.add(new TraceInput.Code(InputName.REFERRAL, referral.name()));
        RateInputs.add(inputs, InputName.RATE, full());
        if (reduction != null) {
            inputs.add(new TraceInput.Ratio(InputName.REDUCTION_POINTS, reduction.value()));
            RateInputs.add(inputs, InputName.REDUCED_RATE, applied());
        }
        return inputs;
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.DETERMINED;
    }

    @Override
    public @Nullable Fen amount() {
        return null;
    }
}
