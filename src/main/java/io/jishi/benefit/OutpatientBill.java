package io.jishi.benefit;

import io.jishi.benefit.step.ChronicDisease;
import io.jishi.benefit.step.EligibleExpense;
import io.jishi.benefit.step.OutOfPocket;
import io.jishi.benefit.step.OutpatientPooling;
import io.jishi.benefit.step.PersonalAccount;
import io.jishi.benefit.step.TwoDisease;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.ChronicPolicy;
import io.jishi.policy.model.OutpatientPoolingPolicy;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.RuleKey;
import io.jishi.policy.model.RuleRow;
import io.jishi.policy.model.TwoDiseasePolicy;
import io.jishi.policy.model.VisitCap;
import io.jishi.shared.code.CareType;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Reason;
import java.util.ArrayList;
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
            return twoDisease(policy, Objects.requireNonNull(policy.twoDisease()), disease, facts, before);
        }
        return chronic(policy, Objects.requireNonNull(policy.chronic()), disease, facts, before);
    }

    private static BenefitResult pooling(
            PolicyVersion version, OutpatientPoolingPolicy policy, BenefitFacts facts, YearToDate before) {
        RuleKey visit = facts.keyIn(version.geography());
        RuleRow<VisitCap> visitCap = null;
        if (policy.visitCap() != null) {
            visitCap = policy.visitCap()
                    .first(visit)
                    .filter(row -> row.value().modelled())
                    .orElse(null);
            if (visitCap == null) {
                return new BenefitResult.NeedsReview(Reason.TERMS_NOT_RESOLVABLE);
            }
        }
        OutpatientPooling payment =
                OutpatientPooling.of(policy, facts.fees(), visitCap, policy.yearPartOf(visit), before);
        YearToDate change = change(Fen.ZERO, payment.amount(), Fen.ZERO, Fen.ZERO)
                .withOutpatientPart(payment.yearPart() == null ? Fen.ZERO : payment.amount());
        return settled(version, facts, payment, payment.amount(), Fen.ZERO, change);
    }

    private static BenefitResult twoDisease(
            PolicyVersion version, TwoDiseasePolicy policy, String disease, BenefitFacts facts, YearToDate before) {
        Fen yearCap = policy.yearCaps().value().get(disease);
        if (yearCap == null) {
            return new BenefitResult.NeedsReview(Reason.TERMS_NOT_RESOLVABLE);
        }
        TwoDisease payment = TwoDisease.of(policy, disease, yearCap, facts.fees(), before);
        YearToDate change = change(Fen.ZERO, Fen.ZERO, payment.deductible(), payment.amount());
        return settled(version, facts, payment, payment.amount(), payment.deductible(), change);
    }

    private static BenefitResult chronic(
            PolicyVersion version, ChronicPolicy policy, String disease, BenefitFacts facts, YearToDate before) {
        Fen quota = policy.quotas().value().get(disease);
        if (quota == null) {
            return new BenefitResult.NeedsReview(Reason.TERMS_NOT_RESOLVABLE);
        }
        ChronicDisease payment = ChronicDisease.of(
                policy,
                disease,
                quota,
                version.inpatient() == null ? null : version.inpatient().annualCeiling(),
                facts.fees(),
                before);
        YearToDate change = change(payment.amount(), Fen.ZERO, Fen.ZERO, payment.amount());
        return settled(version, facts, payment, payment.amount(), Fen.ZERO, change);
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
            PolicyVersion version, BenefitFacts facts, TraceStep payment, Fen paid, Fen deductible, YearToDate change) {
        FeeTotals fees = facts.fees();
        List<TraceStep> trace = new ArrayList<>();
        EligibleExpense eligible = EligibleExpense.of(fees);
        trace.add(eligible);
        trace.add(payment);
        Fen account = Fen.ZERO;
        if (!facts.personalAccount().isZero()) {
            PersonalAccount taken = PersonalAccount.of(
                    version.personalAccount(),
                    facts.careType(),
                    facts.personalAccount(),
                    fees.total().minus(paid));
            trace.add(taken);
            account = taken.amount();
        }
        OutOfPocket patient = OutOfPocket.of(fees.total(), paid, account);
        trace.add(patient);
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
        return new BenefitResult.Settled(amounts, withPatient, false, List.copyOf(trace));
    }

    private static YearToDate outOfPocket(Fen amount) {
        return new YearToDate(
                0, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO,
                Fen.ZERO, Fen.ZERO, amount);
    }
}
