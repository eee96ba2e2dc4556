package io.jishi.benefit;

import static io.jishi.benefit.ReferenceLinfenBill.yuan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds for every stay of Linfen, whatever version, facts and accumulators (calculation rules, 1 and 3). */
class InpatientBillPropertyTest {

    private static final String SEED = "20191112";
    private static final Fen CEILING = Fen.of(7_000_000);

    @Provide
    Arbitrary<BillExample> stays() {
        return RandomBills.stays();
    }

    @Property(tries = 20_000, seed = SEED, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    void everyAmountIsTheOneOfTheReference(@ForAll("stays") BillExample stay) {
        assertEquals(
                ReferenceLinfenBill.of(stay),
                ReferenceLinfenBill.of(stay.settle().amounts()));
    }

    /** Guards the guard: a limit that no random bill ever meets would be proved by nothing. */
    @Property(tries = 5000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void theRandomStaysMeetEveryLimit(@ForAll("stays") BillExample stay) {
        TraceSteps steps = TraceSteps.of(stay.settle().trace());
        for (StepName name : List.of(StepName.POOLING_FUND, StepName.CRITICAL_ILLNESS, StepName.MEDICAL_ASSISTANCE)) {
            TraceStep step = steps.byName().get(name);
            boolean cut = step != null && step.outcome() == StepOutcome.CUT_BY_LIMIT;
            boolean paid = steps.amount(name).isPositive();
            collect(name + " cut", cut);
            collect(name + " cut and not to nothing", cut && paid);
            collect(name + " paid in full", paid && !cut);
        }
        collect("reduced", steps.amount(StepName.UNREFERRED_REDUCTION).isPositive());
        collect(
                "expense below the deductible",
                steps.amount(StepName.POOLING_FUND).isZero());
        collect("out of the province", ReferenceLinfenBill.isOutOfProvince(stay.facts()));
    }

    private static void collect(String label, boolean met) {
        Statistics.label(label)
                .collect(met)
                .coverage(coverage -> coverage.check(true).count(times -> times >= 20));
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void thePartsAddUpToTheTotal(@ForAll("stays") BillExample stay) {
        BenefitAmounts bill = stay.settle().amounts();
        assertEquals(stay.facts().fees().total(), bill.total());
        assertEquals(
                bill.total(),
                bill.nonCovered()
                        .plus(bill.overLimit())
                        .plus(bill.upfrontSelfPay())
                        .plus(bill.eligible()));
        assertEquals(
                bill.total(),
                bill.poolingFund()
                        .plus(bill.criticalIllness())
                        .plus(bill.extras())
                        .plus(bill.medicalAssistance())
                        .plus(bill.additionalAssistance())
                        .plus(bill.hospitalBorne())
                        .plus(bill.outOfPocket()));
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void noAmountIsNegativeAndThePatientNeverPaysMoreThanTheTotal(@ForAll("stays") BillExample stay) {
        BenefitAmounts bill = stay.settle().amounts();
        ReferenceLinfenBill.of(bill)
                .forEach((name, amount) -> assertTrue(amount.signum() >= 0, () -> name + " is " + amount));
        assertTrue(bill.outOfPocket().compareTo(bill.total()) <= 0);
        assertTrue(bill.personalAccount().compareTo(stay.facts().personalAccount()) <= 0);
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void thePoolingFundNeverPaysMoreThanTheCeilingLeaves(@ForAll("stays") BillExample stay) {
        Fen left = CEILING.minus(stay.before().poolingFundPaid()).atLeastZero();
        assertTrue(stay.settle().amounts().poolingFund().compareTo(left) <= 0);
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void criticalIllnessInsuranceNeverPaysMoreThanItsCapLeaves(@ForAll("stays") BillExample stay) {
        ReferenceLinfenBill.criticalIllnessCap(stay.day(), stay.facts())
                .ifPresent(cap -> assertTrue(yuan(stay.settle().amounts().criticalIllness())
                                .compareTo(cap.subtract(yuan(stay.before().criticalIllnessPaid()))
                                        .max(yuan("0")))
                        <= 0));
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void medicalAssistanceNeverPaysMoreThanItsCapLeaves(@ForAll("stays") BillExample stay) {
        ReferenceLinfenBill.assistanceCap(stay.day(), stay.facts())
                .ifPresent(cap -> assertTrue(yuan(stay.settle().amounts().medicalAssistance())
                                .compareTo(cap.subtract(yuan(stay.before().medicalAssistancePaid()))
                                        .max(yuan("0")))
                        <= 0));
    }

    /**
     * Holds to the fen, roundings included: every layer is half_up of a sum with slope at most 1 in S, so that for each
     * fen more neither it nor what it leaves ever falls.
     */
    @Property(tries = 2000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void moreEligibleExpenseNeverLowersWhatTheFundsPay(
            @ForAll("stays") BillExample stay, @ForAll @LongRange(max = 3_000_000) long drawn, @ForAll boolean oneFen) {
        Fen more = Fen.of(oneFen ? 1 : drawn);
        FeeTotals fees = stay.facts().fees();
        BillExample dearer = stay.with(new FeeTotals(
                fees.total().plus(more), fees.nonCovered(), fees.overLimit(), fees.upfrontSelfPay(), null, null));
        Fen paid = stay.settle().amounts().fundTotal();
        assertTrue(dearer.settle().amounts().fundTotal().compareTo(paid) >= 0);
    }

    @Property(tries = 500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTheCategoriesIsIrrelevant(@ForAll("stays") BillExample stay) {
        List<AssistanceCategory> reversed = new ArrayList<>(stay.facts().categories());
        Collections.reverse(reversed);
        assertEquals(stay.settle(), stay.with(new LinkedHashSet<>(reversed)).settle());
    }

    @Property(tries = 500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void theSameInputHasTheSameResult(@ForAll("stays") BillExample stay) {
        assertEquals(stay.settle(), stay.settle());
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void aBillMovesTheAccumulatorsBySectionThreeAndItsOppositeRestoresThem(@ForAll("stays") BillExample stay) {
        BenefitResult.Settled bill = stay.settle();
        BenefitAmounts amounts = bill.amounts();
        YearToDate before = stay.before();
        YearToDate after = before.plus(bill.change());
        YearToDate expected = new YearToDate(
                before.admissions() + 1,
                before.deductiblePaid().plus(amounts.deductible()),
                before.poolingFundPaid().plus(amounts.poolingFund()),
                before.criticalIllnessBase().plus(amounts.criticalIllnessBase()),
                before.criticalIllnessPaid().plus(amounts.criticalIllness()),
                before.extrasPaid(),
                before.medicalAssistanceDeductible(),
                before.medicalAssistancePaid().plus(amounts.medicalAssistance()),
                before.additionalAssistancePaid(),
                before.outpatientPaid(),
                before.outpatientPaidToday(),
                before.twoDiseaseDeductible(),
                before.diseasePaid(),
                before.outOfPocket().plus(amounts.outOfPocket()));
        assertEquals(expected, after);
        assertEquals(before, after.plus(bill.change().negated()));
    }

    @Property(tries = 2000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void onlyAnUnreferredStayOutsideTheCountySinceOctober2019IsReduced(@ForAll("stays") BillExample stay) {
        if (stay.settle().amounts().unreferredReduction().isPositive()) {
            assertEquals(ReferralStatus.NOT_FILED, stay.facts().referral());
            assertTrue(!ReferenceLinfenBill.isInCounty(stay.facts()));
            assertTrue(stay.day().compareTo(LocalDate.of(2019, 10, 1)) >= 0);
        }
    }

    /**
     * Exactly so, without restriction: BASE = S - POOL - RED = S - min(half_up(E x r), room) has no r' in it, the two
     * later layers see nothing but BASE, no row of Linfen asks for the referral, and additional assistance is off.
     */
    @Property(tries = 2000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void withoutFilingThePatientPaysExactlyTheReductionMoreAndTheLaterLayersPayTheSame(
            @ForAll("stays") BillExample stay) {
        BenefitAmounts unreferred = stay.with(ReferralStatus.NOT_FILED).settle().amounts();
        BenefitAmounts referred = stay.with(ReferralStatus.FILED).settle().amounts();
        assertEquals(referred.criticalIllnessBase(), unreferred.criticalIllnessBase());
        assertEquals(referred.criticalIllness(), unreferred.criticalIllness());
        assertEquals(referred.medicalAssistance(), unreferred.medicalAssistance());
        assertEquals(Fen.ZERO, referred.unreferredReduction());
        assertEquals(referred.outOfPocket().plus(unreferred.unreferredReduction()), unreferred.outOfPocket());
    }

    @Property(tries = 500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void emergencyAndLongTermResidenceCountAsFiled(@ForAll("stays") BillExample stay) {
        BenefitAmounts filed = stay.with(ReferralStatus.FILED).settle().amounts();
        assertEquals(filed, stay.with(ReferralStatus.EMERGENCY).settle().amounts());
        assertEquals(
                filed, stay.with(ReferralStatus.LONG_TERM_RESIDENT).settle().amounts());
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void theStepsOfTheTraceCarryTheAmountsOfTheBillAndTheirArticles(@ForAll("stays") BillExample stay) {
        BenefitResult.Settled bill = stay.settle();
        TraceSteps steps = TraceSteps.of(bill.trace());
        steps.assertAmountsOfStay(bill.amounts());
        steps.assertEveryPolicyStepIsCited(stay.day());
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void theOverProtectionFlagIsRaisedForAssistedPeopleWhoPayNothingOfABill(@ForAll("stays") BillExample stay) {
        BenefitResult.Settled bill = stay.settle();
        boolean assisted = !stay.facts().categories().isEmpty();
        boolean nothing = bill.amounts().total().isPositive()
                && bill.amounts().outOfPocket().isZero();
        assertEquals(assisted && nothing, bill.paysNothing());
    }
}
