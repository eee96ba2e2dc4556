package io.jishi.benefit;

import io.jishi.benefit.step.AdditionalAssistance;
import io.jishi.benefit.step.CareLocation;
import io.jishi.benefit.step.CriticalIllness;
import io.jishi.benefit.step.CriticalIllnessBase;
import io.jishi.benefit.step.Deductible;
import io.jishi.benefit.step.EligibleExpense;
import io.jishi.benefit.step.ExtraLayerPayment;
import io.jishi.benefit.step.MedicalAssistance;
import io.jishi.benefit.step.OutOfPocket;
import io.jishi.benefit.step.PoolingFund;
import io.jishi.benefit.step.ReimbursementRate;
import io.jishi.benefit.step.UnreferredReduction;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.CriticalIllnessTerms;
import io.jishi.policy.model.ExtraLayer;
import io.jishi.policy.model.InpatientPolicy;
import io.jishi.policy.model.InpatientTerms;
import io.jishi.policy.model.Location;
import io.jishi.policy.model.MedicalAssistanceTerms;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.RuleKey;
import io.jishi.policy.model.RuleRow;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.reason.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inpatient bill (calculation rules, section 3): the steps in their order, each layer on what the ones before it
 * left. Reads from top to bottom; every amount is computed by the step of its name.
 */
final class InpatientBill {

    private final PolicyVersion policy;
    private final InpatientPolicy inpatient;
    private final BenefitFacts facts;
    private final YearToDate before;
    private final RuleKey key;
    private final List<TraceStep> trace = new ArrayList<>(10);

    private InpatientBill(PolicyVersion policy, BenefitFacts facts, YearToDate before) {
        this.policy = policy;
        this.inpatient = Objects.requireNonNull(policy.inpatient(), "the caller has checked that stays are served");
        this.facts = facts;
        this.before = before;
        Location location = policy.geography()
                .locate(facts.insuredCounty(), facts.provider().region());
        this.key = new RuleKey(location, facts.provider(), facts.referral(), facts.categories());
    }

    static BenefitResult compute(PolicyVersion policy, BenefitFacts facts, YearToDate before) {
        InpatientBill bill = new InpatientBill(policy, facts, before);
        Optional<RuleRow<InpatientTerms>> row = bill.inpatient.terms().first(bill.key);
        if (row.isEmpty()) {
            return new BenefitResult.NeedsReview(Reason.TERMS_NOT_RESOLVABLE);
        }
        return bill.compute(row.get());
    }

    private BenefitResult compute(RuleRow<InpatientTerms> row) {
        EligibleExpense eligible = traced(EligibleExpense.of(facts.fees()));
        traced(new CareLocation(facts.insuredCounty(), facts.provider().region(), key.location()));
        PoolingFund pool = traced(poolingFund(row, eligible.amount()));
        UnreferredReduction reduction = unreferredReduction(pool);
        CriticalIllnessBase base = CriticalIllnessBase.of(eligible.amount(), pool.amount(), reduction);
        CriticalIllness criticalIllness = criticalIllness(base);
        Fen criticalIllnessPaid = criticalIllness == null ? Fen.ZERO : criticalIllness.amount();
        Fen extras = extras();
        Fen remainder = base.amount().minus(criticalIllnessPaid).minus(extras);
        MedicalAssistance assistance = medicalAssistance(remainder);
        Fen assisted = assistance == null ? Fen.ZERO : assistance.amount();
        Fen additional = additionalAssistance(remainder.minus(assisted));
        Fen funds = pool.amount()
                .plus(criticalIllnessPaid)
                .plus(extras)
                .plus(assisted)
                .plus(additional);
        OutOfPocket patient = traced(OutOfPocket.of(facts.fees().total(), funds, facts.personalAccount()));
        BenefitAmounts amounts = new BenefitAmounts(
                facts.fees().total(),
                facts.fees().nonCovered(),
                facts.fees().overLimit(),
                facts.fees().upfrontSelfPay(),
                eligible.amount(),
                pool.deductible().amount(),
                pool.amount(),
                base.reductionAmount(),
                base.amount(),
                criticalIllnessPaid,
                extras,
                assisted,
                additional,
                Fen.ZERO,
                patient.personalAccount(),
                patient.cash());
        Fen assistanceDeductible = assistance == null ? Fen.ZERO : assistance.deductibleTaken();
        return settled(amounts, assistanceDeductible);
    }

    private PoolingFund poolingFund(RuleRow<InpatientTerms> row, Fen eligible) {
        Deductible deductible = Deductible.of(row, inpatient.admissionFactors(), before.admissions(), eligible);
        ReimbursementRate rate = new ReimbursementRate(row, facts.referral(), reductionThatApplies());
        return PoolingFund.of(deductible, rate, inpatient.annualCeiling(), before.poolingFundPaid());
    }

    /** S3-03-1b: a stay outside the insured county that nothing on file covers. */
    private @Nullable Cited<Rate> reductionThatApplies() {
        boolean unreferred = key.location() != Location.IN_COUNTY && facts.referral() == ReferralStatus.NOT_FILED;
        return unreferred ? inpatient.unreferredReduction() : null;
    }

    private @Nullable UnreferredReduction unreferredReduction(PoolingFund pool) {
        Cited<Rate> points = pool.rate().reduction();
        return points == null ? null : traced(UnreferredReduction.of(points, pool));
    }

    private @Nullable CriticalIllness criticalIllness(CriticalIllnessBase base) {
        if (policy.criticalIllness() == null) {
            traced(base);
            return null;
        }
        List<RuleRow<CriticalIllnessTerms>> rows = policy.criticalIllness().all(key);
        if (rows.isEmpty()) {
            traced(base);
            return null;
        }
        return traced(CriticalIllness.of(base, rows, before));
    }

    private Fen extras() {
        Fen sum = Fen.ZERO;
        for (ExtraLayer layer : policy.extraLayers()) {
            if (!Collections.disjoint(layer.categories(), facts.categories())) {
                ExtraLayerPayment payment =
                        traced(ExtraLayerPayment.of(layer, facts.fees().nonCovered()));
                sum = sum.plus(payment.amount());
            }
        }
        return sum;
    }

    private @Nullable MedicalAssistance medicalAssistance(Fen remainder) {
        if (policy.medicalAssistance() == null) {
            return null;
        }
        // a grant on application opens this layer alone (S4-03-3)
        RuleKey assisted = new RuleKey(key.location(), key.provider(), key.referral(), facts.assisted());
        List<RuleRow<MedicalAssistanceTerms>> rows = policy.medicalAssistance().all(assisted);
        return rows.isEmpty() ? null : traced(MedicalAssistance.of(rows, remainder, before));
    }

    private Fen additionalAssistance(Fen remainder) {
        boolean compliant = key.location() == Location.IN_COUNTY || facts.referral() != ReferralStatus.NOT_FILED;
        if (policy.additionalAssistance() == null || !compliant || key.location() == Location.OUT_OF_PROVINCE) {
            return Fen.ZERO;
        }
        return traced(AdditionalAssistance.of(policy.additionalAssistance(), remainder, before))
                .amount();
    }

    private BenefitResult settled(BenefitAmounts amounts, Fen assistanceDeductible) {
        YearToDate change = new YearToDate(
                1,
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
        boolean paysNothing = !facts.assisted().isEmpty()
                && amounts.total().isPositive()
                && amounts.outOfPocket().isZero();
        return new BenefitResult.Settled(amounts, change, paysNothing, List.copyOf(trace));
    }

    private <T extends TraceStep> T traced(T step) {
        trace.add(step);
        return step;
    }
}
