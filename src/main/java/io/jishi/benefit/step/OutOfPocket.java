package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * What the patient pays: the total less every fund; what {@link PersonalAccount} takes, then cash.
 *
 * @param total the medical expense
 * @param funds all payers but the patient
 * @param personalAccount from the account
 * @param amount account and cash together
 */
public record OutOfPocket(Fen total, Fen funds, Fen personalAccount, Fen amount) implements TraceStep {

    /** Computes the patient's part. */
    public static OutOfPocket of(Fen total, Fen funds, Fen personalAccount) {
        return new OutOfPocket(total, funds, personalAccount, total.minus(funds));
    }

    /** What is paid in cash. */
    public Fen cash() {
        return amount.minus(personalAccount);
    }

    @Override
    public StepName name() {
        return StepName.OUT_OF_POCKET;
    }

    @Override
    public List<Citation> citations() {
        return List.of();
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Amount(InputName.TOTAL, total),
                new TraceInput.Amount(InputName.FUND_TOTAL, funds),
                new TraceInput.Amount(InputName.PERSONAL_ACCOUNT, personalAccount),
                new TraceInput.Amount(InputName.CASH, cash()));
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.COMPUTED;
    }
}
