package io.jishi.benefit.step;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.SupplementCause;
import io.jishi.benefit.trace.InputName;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceInput;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a supplement adds: all funds of the bill computed again, less all funds so far. That is what the patient gets
 * back, in cash as far as it was paid in cash, the rest to the personal account.
 *
 * <p>No layer gives anything back. Where a layer has paid more than it now would, the layers that add do so in their
 * order until the patient's part is that of the bill computed again; the last one yields first. So no layer goes
 * beyond what it is computed to pay, and no cap is passed.
 *
 * @param cause why
 * @param computed all funds of the bill computed again
 * @param paid all funds so far
 * @param amount what is added; zero if there is nothing to add
 * @param cash what is given back in cash
 * @param layers what each layer adds
 */
public record SupplementPayment(
        SupplementCause cause, Fen computed, Fen paid, Fen amount, Fen cash, List<AddedByLayer> layers)
        implements TraceStep {

    /** Copies its list. */
    public SupplementPayment {
        layers = List.copyOf(layers);
    }

    /** Computes what is added to what has been paid. */
    public static SupplementPayment of(SupplementCause cause, BenefitAmounts computed, BenefitAmounts paid) {
        Fen amount = computed.fundTotal().minus(paid.fundTotal()).atLeastZero();
        Adding adding = new Adding(computed, paid, amount);
        List<AddedByLayer> layers = List.of(
                adding.layer(StepName.POOLING_FUND, BenefitAmounts::poolingFund),
                adding.layer(StepName.CRITICAL_ILLNESS, BenefitAmounts::criticalIllness),
                adding.layer(StepName.EXTRA_LAYER, BenefitAmounts::extras),
                adding.layer(StepName.MEDICAL_ASSISTANCE, BenefitAmounts::medicalAssistance),
                adding.layer(StepName.ADDITIONAL_ASSISTANCE, BenefitAmounts::additionalAssistance));
        return new SupplementPayment(
                cause, computed.fundTotal(), paid.fundTotal(), amount, amount.min(paid.cash()), layers);
    }

    /** The layers in their order, each with what the ones before it left to add. */
    private static final class Adding {
        private final BenefitAmounts computed;
        private final BenefitAmounts paid;
        private Fen left;

        Adding(BenefitAmounts computed, BenefitAmounts paid, Fen left) {
            this.computed = computed;
            this.paid = paid;
            this.left = left;
        }

        AddedByLayer layer(StepName name, Function<BenefitAmounts, Fen> of) {
            AddedByLayer layer = AddedByLayer.of(name, of.apply(computed), of.apply(paid), left);
            left = left.minus(layer.amount());
            return layer;
        }
    }

    /** What a layer adds. */
    public Fen addedBy(StepName layer) {
        return layers.stream()
                .filter(added -> added.name() == layer)
                .map(AddedByLayer::amount)
                .reduce(Fen.ZERO, Fen::plus);
    }

    /** What goes back to the personal account. */
    public Fen personalAccount() {
        return amount.minus(cash);
    }

    @Override
    public StepName name() {
        return StepName.SUPPLEMENT;
    }

    @Override
    public List<Citation> citations() {
        return List.of(cause.citation());
    }

    @Override
    public List<TraceInput> inputs() {
        return List.of(
                new TraceInput.Code(InputName.CAUSE, cause.name()),
                new TraceInput.Amount(InputName.COMPUTED_AGAIN, computed),
                new TraceInput.Amount(InputName.PAID_SO_FAR, paid),
                new TraceInput.Amount(InputName.CASH, cash.negated()),
                new TraceInput.Amount(
                        InputName.PERSONAL_ACCOUNT, personalAccount().negated()));
    }

    @Override
    public StepOutcome outcome() {
        return StepOutcome.COMPUTED;
    }

    /** The layers that pay anything, now or before. */
    @Override
    public List<TraceStep> steps() {
        List<TraceStep> steps = new ArrayList<>(layers.size());
        for (AddedByLayer layer : layers) {
            if (!layer.computed().isZero() || !layer.paid().isZero()) {
                steps.add(layer);
            }
        }
        return steps;
    }
}
