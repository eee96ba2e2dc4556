package io.jishi.benefit;

import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.support.LinfenPackage;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One bill of Linfen before it is computed. {@link #STAY} is the worked example of the calculation rules, section 3; a
 * test changes one thing of it.
 */
record BillExample(LocalDate day, BenefitFacts facts, YearToDate before) {

    /** Discharge 2019-11-12, insured in 141024, class-1 city hospital in 141002, eligible 60,000.00, referred. */
    static final BillExample STAY = new BillExample(
            LocalDate.of(2019, 11, 12),
            new BenefitFacts(
                    "141024",
                    CareType.INPATIENT,
                    new ProviderFacts("141002", ChargeClass.CLASS_1, Administration.CITY, null),
                    ReferralStatus.FILED,
                    Set.of(),
                    null,
                    stayFees(Fen.of(6_000_000)),
                    Fen.ZERO),
            YearToDate.NONE);

    static FeeTotals stayFees(Fen total) {
        return new FeeTotals(total, Fen.ZERO, Fen.ZERO, Fen.ZERO, null, null);
    }

    /** An outpatient bill of nothing but class A and class B. */
    static BillExample visit(LocalDate day, CareType careType, @Nullable String disease, Fen classA, Fen classB) {
        FeeTotals fees = new FeeTotals(classA.plus(classB), Fen.ZERO, Fen.ZERO, Fen.ZERO, classA, classB);
        BenefitFacts stay = STAY.facts;
        return new BillExample(
                day,
                new BenefitFacts(
                        stay.insuredCounty(),
                        careType,
                        stay.provider(),
                        stay.referral(),
                        stay.categories(),
                        disease,
                        fees,
                        Fen.ZERO),
                YearToDate.NONE);
    }

    BillExample on(LocalDate other) {
        return new BillExample(other, facts, before);
    }

    BillExample with(ReferralStatus referral) {
        return new BillExample(day, facts.with(referral), before);
    }

    BillExample with(FeeTotals fees) {
        return with(facts.provider(), facts.categories(), fees);
    }

    BillExample with(Set<AssistanceCategory> categories) {
        return with(facts.provider(), categories, facts.fees());
    }

    BillExample with(YearToDate other) {
        return new BillExample(day, facts, other);
    }

    private BillExample with(ProviderFacts provider, Set<AssistanceCategory> categories, FeeTotals fees) {
        BenefitFacts changed = new BenefitFacts(
                facts.insuredCounty(),
                facts.careType(),
                provider,
                facts.referral(),
                categories,
                facts.disease(),
                fees,
                facts.personalAccount());
        return new BillExample(day, changed, before);
    }

    PolicyVersion policy() {
        return LinfenPackage.on(day);
    }

    BenefitResult compute() {
        return BenefitCalculator.compute(policy(), facts, before);
    }

    /** The bill; a test that is not about refusals fails where there is none. */
    BenefitResult.Settled settle() {
        if (compute() instanceof BenefitResult.Settled bill) {
            return bill;
        }
        throw new AssertionError("no bill: " + compute());
    }
}
