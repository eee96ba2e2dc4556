package io.jishi.benefit;

import io.jishi.benefit.step.AdditionalAssistance;
import io.jishi.benefit.step.CareLocation;
import io.jishi.benefit.step.CriticalIllness;
import io.jishi.benefit.step.CriticalIllnessBase;
import io.jishi.benefit.step.Deductible;
import io.jishi.benefit.step.EligibleExpense;
import io.jishi.benefit.step.ExtraLayerPayment;
import io.jishi.benefit.step.FirstPay;
import io.jishi.benefit.step.Floor;
import io.jishi.benefit.step.GlobalMaximum;
import io.jishi.benefit.step.Limit;
import io.jishi.benefit.step.MedicalAssistance;
import io.jishi.benefit.step.NotModelled;
import io.jishi.benefit.step.OutOfPocket;
import io.jishi.benefit.step.PersonalAccount;
import io.jishi.benefit.step.PoolingFund;
import io.jishi.benefit.step.ReimbursementRate;
import io.jishi.benefit.step.UnreferredReduction;
import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.AdditionalAssistanceTerms;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.CriticalIllnessTerms;
import io.jishi.policy.model.ExtraLayer;
import io.jishi.policy.model.InpatientPolicy;
import io.jishi.policy.model.InpatientTerms;
import io.jishi.policy.model.Location;
import io.jishi.policy.model.MedicalAssistanceTerms;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.Portion;
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
import java.util.function.Function;
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
    private final @Nullable BenefitAmounts kept;
    private final RuleKey key;
    private final List<TraceStep> trace = new ArrayList<>(10);

    /** The rows that select the terms of a stay; {@code firstPay} and {@code floor} are null where there is no rule. */
    private record Rows(
            RuleRow<InpatientTerms> terms,
            @Nullable RuleRow<Rate> firstPay,
            @Nullable RuleRow<Portion> floor) {}

    /** What the funds pay, in the order in which they pay. */
    private record Funds(
            Fen poolingFund, Fen criticalIllness, Fen extras, Fen assistance, Fen laterExtras, Fen additional) {

        List<Fen> inOrder() {
            return List.of(poolingFund, criticalIllness, extras, assistance, laterExtras, additional);
        }

        static Funds of(List<Fen> inOrder) {
            return new Funds(
                    inOrder.get(0), inOrder.get(1), inOrder.get(2), inOrder.get(3), inOrder.get(4), inOrder.get(5));
        }

        Fen sum() {
            return inOrder().stream().reduce(Fen.ZERO, Fen::plus);
        }
    }

    private InpatientBill(PolicyVersion policy, BenefitFacts facts, YearToDate before, @Nullable BenefitAmounts kept) {
        this.policy = policy;
        this.inpatient = Objects.requireNonNull(policy.inpatient(), "the caller has checked that stays are served");
        this.facts = facts;
        this.before = before;
        this.kept = kept;
        this.key = facts.keyIn(policy.geography());
    }

    /** Computes a bill; {@code kept} is what has been paid on it already, null for a new one. */
    static BenefitResult compute(
            PolicyVersion policy, BenefitFacts facts, YearToDate before, @Nullable BenefitAmounts kept) {
        InpatientBill bill = new InpatientBill(policy, facts, before, kept);
        return bill.rows()
                .map(bill::compute)
                .orElseGet(() -> new BenefitResult.NeedsReview(Reason.TERMS_NOT_RESOLVABLE));
    }

    /** The rows of this stay; empty if one is missing or says that the package does not know the terms. */
    private Optional<Rows> rows() {
        Optional<RuleRow<InpatientTerms>> terms =
                inpatient.terms().first(key).filter(row -> row.value().modelled());
        Optional<RuleRow<Rate>> firstPay =
                Optional.ofNullable(inpatient.firstPay()).flatMap(table -> table.first(key));
        Optional<RuleRow<Portion>> floor =
                Optional.ofNullable(inpatient.floor()).flatMap(table -> table.first(key));
        if ((inpatient.firstPay() != null && firstPay.isEmpty()) || (inpatient.floor() != null && floor.isEmpty())) {
            return Optional.empty();
        }
        return terms.map(row -> new Rows(row, firstPay.orElse(null), floor.orElse(null)));
    }

    private BenefitResult compute(Rows rows) {
        EligibleExpense eligible = traced(EligibleExpense.of(facts.fees()));
        traced(new CareLocation(facts.insuredCounty(), facts.provider().region(), key.location()));
        Fen first = firstPay(rows.firstPay(), eligible.amount());
        PoolingFund pool = traced(poolingFund(rows, eligible.amount().minus(first)));
        UnreferredReduction reduction = unreferredReduction(pool);
        CriticalIllnessBase base = base(pool, reduction, first);
        CriticalIllness criticalIllness = criticalIllness(base);
        Fen criticalIllnessPaid = criticalIllness == null ? Fen.ZERO : criticalIllness.amount();
        Fen unpaid = base.unpaid().minus(criticalIllnessPaid);
        Fen extras = extras(ExtraLayer.Order.CRITICAL_ILLNESS, unpaid);
        unpaid = unpaid.minus(extras);
        MedicalAssistance assistance = medicalAssistance(unpaid);
        Fen assisted = assistance == null ? Fen.ZERO : assistance.amount();
        unpaid = unpaid.minus(assisted);
        Fen laterExtras = extras(ExtraLayer.Order.MEDICAL_ASSISTANCE, unpaid);
        Fen additional = additionalAssistance(unpaid.minus(laterExtras));
        Funds funds = atMost(
                eligible.amount(),
                new Funds(pool.amount(), criticalIllnessPaid, extras, assisted, laterExtras, additional));
        Fen total = facts.fees().total();
        Fen account = personalAccount(total.minus(funds.sum()));
        OutOfPocket patient = traced(OutOfPocket.of(total, funds.sum(), account));
        Fen assistanceDeductible = assistance == null ? Fen.ZERO : assistance.deductibleTaken();
        return settled(amounts(pool, base, funds, patient), assistanceDeductible);
    }

    private Fen personalAccount(Fen remainder) {
        return facts.personalAccount().isZero()
                ? Fen.ZERO
                : traced(PersonalAccount.of(
                                policy.personalAccount(), facts.careType(), facts.personalAccount(), remainder))
                        .amount();
    }

    private BenefitAmounts amounts(PoolingFund pool, CriticalIllnessBase base, Funds funds, OutOfPocket patient) {
        FeeTotals fees = facts.fees();
        return new BenefitAmounts(
                fees.total(),
                fees.nonCovered(),
                fees.overLimit(),
                fees.upfrontSelfPay(),
                fees.eligible(),
                pool.deductible().amount(),
                funds.poolingFund(),
                base.reductionAmount(),
                base.amount(),
                funds.criticalIllness(),
                funds.extras().plus(funds.laterExtras()),
                funds.assistance(),
                funds.additional(),
                Fen.ZERO,
                patient.personalAccount(),
                patient.cash());
    }

    /** What a layer has paid on this bill already. */
    private Fen kept(Function<BenefitAmounts, Fen> layer) {
        return kept == null ? Fen.ZERO : layer.apply(kept);
    }

    private Fen firstPay(@Nullable RuleRow<Rate> row, Fen eligible) {
        return row == null ? Fen.ZERO : traced(FirstPay.of(row, eligible)).amount();
    }

    private PoolingFund poolingFund(Rows rows, Fen eligible) {
        Fen total = facts.fees().total();
        Deductible deductible = Deductible.of(
                rows.terms(),
                inpatient.deductible(),
                new Deductible.Stay(Math.addExact(before.admissions(), 1), total, before.deductiblePaid()),
                eligible);
        ReimbursementRate rate = new ReimbursementRate(rows.terms(), facts.referral(), reductionThatApplies());
        Floor floor = rows.floor() == null ? null : Floor.of(rows.floor(), eligible, total);
        return PoolingFund.of(
                deductible,
                rate,
                floor,
                inpatient.annualCeiling(),
                Limit.room(
                        inpatient.annualCeiling().value(),
                        before.poolingFundPaid(),
                        kept(BenefitAmounts::poolingFund)));
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

    private CriticalIllnessBase base(PoolingFund pool, @Nullable UnreferredReduction reduction, Fen firstPay) {
        CriticalIllnessBase.Share share = new CriticalIllnessBase.Share(
                pool.deductible().eligible(),
                pool.amount(),
                pool.deductible().amount(),
                facts.fees().upfrontSelfPay(),
                firstPay);
        return CriticalIllnessBase.of(share, reduction, policy.criticalIllnessBase());
    }

    private @Nullable CriticalIllness criticalIllness(CriticalIllnessBase base) {
        if (policy.criticalIllness() == null) {
            traced(base);
            traced(new NotModelled(StepName.CRITICAL_ILLNESS));
            return null;
        }
        List<RuleRow<CriticalIllnessTerms>> rows = policy.criticalIllness().all(key);
        if (rows.isEmpty()) {
            traced(base);
            return null;
        }
        return traced(CriticalIllness.of(base, rows, before, kept(BenefitAmounts::criticalIllness)));
    }

    private Fen extras(ExtraLayer.Order order, Fen unpaid) {
        Fen sum = Fen.ZERO;
        for (ExtraLayer layer : policy.extraLayers()) {
            if (layer.order() == order && layer.isFor(key)) {
                Fen nonCovered = facts.fees().nonCovered();
                sum = sum.plus(traced(ExtraLayerPayment.of(
                                layer, nonCovered, unpaid.minus(sum), before, kept(BenefitAmounts::extras)))
                        .amount());
            }
        }
        return sum;
    }

    private @Nullable MedicalAssistance medicalAssistance(Fen remainder) {
        if (policy.medicalAssistance() == null) {
            if (!facts.assisted().isEmpty()) {
                traced(new NotModelled(StepName.MEDICAL_ASSISTANCE));
            }
            return null;
        }
        // a grant on application opens assistance and no other layer (S4-03-3)
        RuleKey assisted = new RuleKey(key.location(), key.provider(), key.referral(), facts.assisted(), key.total());
        List<RuleRow<MedicalAssistanceTerms>> rows = policy.medicalAssistance().all(assisted);
        return rows.isEmpty()
                ? null
                : traced(MedicalAssistance.of(rows, remainder, before, kept(BenefitAmounts::medicalAssistance)));
    }

    private Fen additionalAssistance(Fen remainder) {
        Cited<AdditionalAssistanceTerms> terms = policy.additionalAssistance();
        boolean compliant = key.location() == Location.IN_COUNTY || facts.referral() != ReferralStatus.NOT_FILED;
        if (terms == null
                || !compliant
                || key.location() == Location.OUT_OF_PROVINCE
                || Collections.disjoint(terms.value().categories(), facts.assisted())) {
            return Fen.ZERO;
        }
        return traced(AdditionalAssistance.of(terms, remainder, before, kept(BenefitAmounts::additionalAssistance)))
                .amount();
    }

    private Funds atMost(Fen eligible, Funds funds) {
        Cited<Portion> maximum = policy.globalMaximum();
        if (maximum == null) {
            return funds;
        }
        return Funds.of(traced(GlobalMaximum.of(maximum, eligible, facts.fees().total(), funds.inOrder()))
                .after());
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
