package io.jishi.benefit.step;

import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.PersonalAccountPolicy;
import io.jishi.shared.code.CareType;
import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * What a personal account pays of the patient's part: after all funds and before cash (S0-02-4), where the package lets
 * a balance pay this kind of care. It is in the trace of bills that ask for it alone.
 *
 * @param policy the rule
 * @param careType kind of care
 * @param available what may be taken, at most the balance
 * @param remainder the patient's part
 * @param amount what is taken
 */
public record PersonalAccount(PersonalAccountPolicy policy, CareType careType, Fen available, Fen remainder, Fen amount)
        implements TraceStep {

    /** Computes what is taken. */
    public static PersonalAccount of(PersonalAccountPolicy policy, CareType careType, Fen available, Fen remainder) {
        Fen amount = policy.mayPay(careType) ? available.min(remainder) : Fen.ZERO;
        return new PersonalAccount(policy, careType, available, remainder, amount);
    }

    @Override
    public StepName name() {
        return StepName.PERSONAL_ACCOUNT;
    }

    @Override
    public List<Citation> citations() {
        return policy.pays() == null ? List.of() : List.of(policy.pays().citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Code(InputName.CARE_TYPE, careType.name()),
                new TraceInput.Amount(InputName.REMAINDER, remainder),
                new TraceInput.Amount(InputName.ACCOUNT_AVAILABLE, available));
    }

    @Override
    public StepOutcome outcome() {
        return policy.pays() == null ? StepOutcome.NOT_MODELLED : StepOutcome.COMPUTED;
    }
}
