package io.jishi.benefit;

import io.jishi.benefit.step.SupplementPayment;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a late fact adds to a bill that stands: the bill computed again with the fact, less what it and its earlier
 * supplements have paid. Pure, like the bill itself.
 */
public final class Supplement {

    private Supplement() {}

    /**
     * What has been paid on a bill so far.
     *
     * @param amounts the bill with its earlier supplements
     * @param assistanceDeductible part of the yearly deductible of medical assistance that they used
     */
    public record Paid(BenefitAmounts amounts, Fen assistanceDeductible) {}

    /**
     * The supplement: amounts of its own form, what they add to the accumulators, and a trace that computes the bill
     * again and then says what is added.
     *
     * @return empty if the bill computed again gives the patient no more
     */
    public static Optional<BenefitResult.Settled> of(SupplementCause cause, BenefitResult.Settled computed, Paid paid) {
        SupplementPayment payment = SupplementPayment.of(cause, computed.amounts(), paid.amounts());
        if (payment.amount().isZero()) {
            return Optional.empty();
        }
        BenefitAmounts amounts = amounts(payment, computed.amounts(), paid.amounts());
        Fen deductible = amounts.medicalAssistance().isZero()
                ? Fen.ZERO
                : computed.change().medicalAssistanceDeductible().minus(paid.assistanceDeductible());
        List<TraceStep> trace = new ArrayList<>(computed.trace());
        trace.add(payment);
        return Optional.of(new BenefitResult.Settled(
                amounts, change(amounts, deductible), computed.paysNothing(), List.copyOf(trace)));
    }

    /** The deductible and the reduction belong to the pooling fund, and move only if it pays more. */
    private static BenefitAmounts amounts(SupplementPayment payment, BenefitAmounts computed, BenefitAmounts paid) {
        Fen pool = payment.addedBy(StepName.POOLING_FUND);
        Fen deductible = pool.isZero() ? Fen.ZERO : computed.deductible().minus(paid.deductible());
        Fen reduction =
                pool.isZero() ? Fen.ZERO : computed.unreferredReduction().minus(paid.unreferredReduction());
        return new BenefitAmounts(
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                deductible,
                pool,
                reduction,
                pool.isZero() ? Fen.ZERO : base(pool, computed, paid),
                payment.addedBy(StepName.CRITICAL_ILLNESS),
                payment.addedBy(StepName.EXTRA_LAYER),
                payment.addedBy(StepName.MEDICAL_ASSISTANCE),
                payment.addedBy(StepName.ADDITIONAL_ASSISTANCE),
                Fen.ZERO,
                payment.personalAccount().negated(),
                payment.cash().negated(),
                BenefitAmounts.Form.SUPPLEMENT);
    }

    /** The base of the bill computed again, and what the pooling fund does not add although it would. */
    private static Fen base(Fen pool, BenefitAmounts computed, BenefitAmounts paid) {
        Fen kept = computed.poolingFund().minus(paid.poolingFund()).minus(pool);
        return computed.criticalIllnessBase().minus(paid.criticalIllnessBase()).plus(kept);
    }

    /** No admission is added, and nothing of an outpatient visit: no such bill goes by a category. */
    private static YearToDate change(BenefitAmounts amounts, Fen assistanceDeductible) {
        return new YearToDate(
                0,
                amounts.deductible(),
                amounts.poolingFund(),
                amounts.criticalIllnessBase(),
                amounts.criticalIllness(),
                amounts.extras(),
                assistanceDeductible,
                amounts.medicalAssistance(),
                amounts.additionalAssistance(),
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                amounts.outOfPocket());
    }
}
