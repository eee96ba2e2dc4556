package io.jishi.benefit;

import io.jishi.benefit.step.ChronicDisease;
import io.jishi.benefit.step.EligibleExpense;
import io.jishi.benefit.step.OutOfPocket;
import io.jishi.benefit.step.OutpatientPooling;
import io.jishi.benefit.step.TwoDisease;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.ChronicPolicy;
import io.jishi.policy.model.OutpatientPoolingPolicy;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.RuleRow;
import io.jishi.policy.model.TwoDiseasePolicy;
import io.jishi.shared.code.CareType;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Reason;
import java.util.List;
import java.util.Objects;

/**
 * The three outpatient bills (calculation rules, section 5). One layer pays; nothing of them enters the base of
 * critical illness insurance, and no medical assistance stands on them.
 */
final class OutpatientBill {

    private OutpatientBill() {}

    static BenefitResult compute(PolicyVersion policy, BenefitFacts facts, YearToDate before) {
        if (facts.careType() == CareType.OUTPATIENT) {
            return pooling(policy, Objects.requireNonNull(policy.outpatientPooling()), facts, before);
        }
        String disease = Objects.requireNonNull(facts.disease(), "checked when the facts were made");
        if (facts.careType() == CareType.OUTPATIENT_TWO_DISEASE) {
            return twoDisease(Objects.requireNonNull(policy.twoDisease()), disease, facts, before);
        }
        return chronic(policy, Objects.requireNonNull(policy.chronic()), disease, facts, before);
    }

    private static BenefitResult pooling(
            PolicyVersion version, OutpatientPoolingPolicy policy, BenefitFacts facts, YearToDate before) {
        RuleRow<Fen> visitCap = null;
        if (policy.visitCap() != null) {
            visitCap = policy.visitCap().first(facts.keyIn(version.geography())).orElse(null);
            if (visitCap == null) {
                return new BenefitResult.NeedsReview(Reason.TERMS_NOT_RESOLVABLE);
            }
        }
        OutpatientPooling payment = OutpatientPooling.of(policy, facts.fees(), visitCap, before);
        YearToDate change = change(Fen.ZERO, payment.amount(), Fen.ZERO, Fen.ZERO);
        return settled(facts, payment, payment.amount(), Fen.ZERO, change);
    }

    private static BenefitResult twoDisease(
            TwoDiseasePolicy policy, String disease, BenefitFacts facts, YearToDate before) {
        Fen yearCap = policy.yearCaps().value().get(disease);
        if (yearCap == null) {
            return new BenefitResult.NeedsReview(Reason.TERMS_NOT_RESOLVABLE);
        }
        TwoDisease payment = TwoDisease.of(policy, disease, yearCap, facts.fees(), before);
        YearToDate change = change(Fen.ZERO, Fen.ZERO, payment.deductible(), payment.amount());
        return settled(facts, payment, payment.amount(), payment.deductible(), change);
    }

    private static BenefitResult chronic(
            PolicyVersion policy, ChronicPolicy chronic, String disease, BenefitFacts facts, YearToDate before) {
        Fen quota = chronic.quotas().value().get(disease);
        if (quota == null) {
            return new BenefitResult.NeedsReview(Reason.TERMS_NOT_RESOLVABLE);
        }
        ChronicDisease payment = ChronicDisease.of(
                chronic,
                disease,
                quota,
                policy.inpatient() == null ? null : policy.inpatient().annualCeiling(),
                facts.fees(),
                before);
        YearToDate change = change(payment.amount(), Fen.ZERO, Fen.ZERO, payment.amount());
        return settled(facts, payment, payment.amount(), Fen.ZERO, change);
    }

    private static YearToDate change(Fen poolingFund, Fen outpatient, Fen twoDiseaseDeductible, Fen disease) {
        return new YearToDate(
                0,
                Fen.ZERO,
                poolingFund,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                outpatient,
                outpatient,
                twoDiseaseDeductible,
                disease,
                Fen.ZERO);
    }

    private static BenefitResult settled(
            BenefitFacts facts, TraceStep payment, Fen paid, Fen deductible, YearToDate change) {
        FeeTotals fees = facts.fees();
        EligibleExpense eligible = EligibleExpense.of(fees);
        OutOfPocket patient = OutOfPocket.of(fees.total(), paid, facts.personalAccount());
        BenefitAmounts amounts = new BenefitAmounts(
                fees.total(),
                fees.nonCovered(),
                fees.overLimit(),
                fees.upfrontSelfPay(),
                eligible.amount(),
                deductible,
                paid,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                patient.personalAccount(),
                patient.cash());
        YearToDate withPatient = change.plus(outOfPocket(patient.amount()));
        return new BenefitResult.Settled(amounts, withPatient, false, List.of(eligible, payment, patient));
    }

    private static YearToDate outOfPocket(Fen amount) {
        return new YearToDate(
                0, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO,
                Fen.ZERO, Fen.ZERO, amount);
    }
}
