package io.jishi.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.Citation;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds for every outpatient bill of Linfen (calculation rules, sections 1 and 5). */
class OutpatientBillPropertyTest {

    private static final String SEED = "20210101";
    private static final Fen CEILING = Fen.of(7_000_000);

    @Provide
    Arbitrary<BillExample> visits() {
        return RandomBills.visits();
    }

    @Property(tries = 10_000, seed = SEED, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    void everyAmountIsTheOneOfTheReference(@ForAll("visits") BillExample visit) {
        assertEquals(
                ReferenceLinfenBill.of(visit),
                ReferenceLinfenBill.of(visit.settle().amounts()));
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void thePartsAddUpToTheTotalAndNoneIsNegative(@ForAll("visits") BillExample visit) {
        BenefitAmounts bill = visit.settle().amounts();
        assertEquals(
                bill.total(),
                bill.nonCovered()
                        .plus(bill.overLimit())
                        .plus(bill.upfrontSelfPay())
                        .plus(bill.eligible()));
        assertEquals(bill.total(), bill.fundTotal().plus(bill.outOfPocket()));
        ReferenceLinfenBill.of(bill)
                .forEach((name, amount) -> assertTrue(amount.signum() >= 0, () -> name + " is " + amount));
        assertTrue(bill.outOfPocket().compareTo(bill.total()) <= 0);
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void noLayerButThePoolingFundPaysAndNothingEntersTheBaseOfCriticalIllness(@ForAll("visits") BillExample visit) {
        BenefitAmounts bill = visit.settle().amounts();
        assertEquals(bill.poolingFund(), bill.fundTotal());
        assertEquals(Fen.ZERO, bill.criticalIllnessBase());
        assertEquals(Fen.ZERO, bill.unreferredReduction());
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void noLimitIsEverExceeded(@ForAll("visits") BillExample visit) {
        Fen paid = visit.settle().amounts().poolingFund();
        YearToDate before = visit.before();
        switch (visit.facts().careType()) {
            case OUTPATIENT -> {
                assertAtMostLeft(paid, Fen.of(5_000), before.outpatientPaidToday());
                assertAtMostLeft(paid, Fen.of(20_000), before.outpatientPaid());
            }
            case OUTPATIENT_TWO_DISEASE ->
                assertAtMostLeft(
                        paid, twoDiseaseCap(Objects.requireNonNull(visit.facts().disease())), before.diseasePaid());
            case OUTPATIENT_CHRONIC -> {
                Map<String, Fen> quotas = Objects.requireNonNull(visit.policy().chronic())
                        .quotas()
                        .value();
                Fen quota = Objects.requireNonNull(quotas.get(visit.facts().disease()));
                assertAtMostLeft(paid, quota, before.diseasePaid());
                assertAtMostLeft(paid, CEILING, before.poolingFundPaid());
            }
            case INPATIENT -> throw new AssertionError("not a visit");
        }
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void moreOfAClassNeverLowersWhatIsPaid(
            @ForAll("visits") BillExample visit,
            @ForAll @LongRange(min = 1, max = 20_000) long drawn,
            @ForAll boolean classA) {
        FeeTotals fees = visit.facts().fees();
        Fen more = Fen.of(drawn);
        BillExample dearer = visit.with(new FeeTotals(
                fees.total().plus(more),
                fees.nonCovered(),
                fees.overLimit(),
                fees.upfrontSelfPay(),
                classA ? fees.requiredClassA().plus(more) : fees.requiredClassA(),
                classA ? fees.requiredClassB() : fees.requiredClassB().plus(more)));
        Fen paid = visit.settle().amounts().fundTotal();
        assertTrue(dearer.settle().amounts().fundTotal().compareTo(paid) >= 0);
    }

    @Property(tries = 500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void neitherReferralNorCategoryChangesAnOutpatientBill(@ForAll("visits") BillExample visit) {
        BenefitResult.Settled bill = visit.settle();
        assertEquals(bill, visit.settle());
        assertEquals(bill, visit.with(ReferralStatus.NOT_FILED).settle());
        assertEquals(bill, visit.with(EnumSet.allOf(AssistanceCategory.class)).settle());
        assertFalse(bill.paysNothing());
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void aBillMovesTheAccumulatorsOfItsKindOnlyAndItsOppositeRestoresThem(@ForAll("visits") BillExample visit) {
        BenefitResult.Settled bill = visit.settle();
        Fen paid = bill.amounts().poolingFund();
        boolean ordinary = visit.facts().careType() == CareType.OUTPATIENT;
        boolean chronic = visit.facts().careType() == CareType.OUTPATIENT_CHRONIC;
        YearToDate expected = new YearToDate(
                0,
                Fen.ZERO,
                chronic ? paid : Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                ordinary ? paid : Fen.ZERO,
                ordinary ? paid : Fen.ZERO,
                bill.amounts().deductible(),
                ordinary ? Fen.ZERO : paid,
                bill.amounts().outOfPocket());
        assertEquals(expected, bill.change());
        assertEquals(
                visit.before(),
                visit.before().plus(bill.change()).plus(bill.change().negated()));
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void theStepsOfTheTraceCarryTheAmountsOfTheBillAndTheirArticles(@ForAll("visits") BillExample visit) {
        BenefitResult.Settled bill = visit.settle();
        TraceSteps steps = TraceSteps.of(bill.trace());
        steps.assertAmountsOfEveryBill(bill.amounts());
        steps.assertEveryPolicyStepIsCited(visit.day());
        assertEquals(
                bill.amounts().poolingFund(),
                steps.amount(payingStep(visit.facts().careType())));
    }

    /** The marks travel with a value into the trace of every bill that used it; this one is cut by the ceiling. */
    @Example
    void aChronicBillThatTheAnnualCeilingCutsCitesTheCeiling() {
        YearToDate nearCeiling = new YearToDate(
                1,
                Fen.ZERO,
                Fen.of(6_999_900),
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO);
        BillExample visit = BillExample.visit(
                        LocalDate.of(2020, 9, 1),
                        CareType.OUTPATIENT_CHRONIC,
                        "UREMIA_DIALYSIS",
                        Fen.of(100_000),
                        Fen.ZERO)
                .with(nearCeiling);
        BenefitResult.Settled bill = visit.settle();
        assertEquals(Fen.of(100), bill.amounts().poolingFund());
        Citation ceiling = Objects.requireNonNull(visit.policy().inpatient())
                .annualCeiling()
                .citation();
        TraceStep step =
                Objects.requireNonNull(TraceSteps.of(bill.trace()).byName().get(StepName.CHRONIC_DISEASE));
        assertTrue(step.citations().contains(ceiling), () -> "the ceiling's article is not among " + step.citations());
    }

    private static void assertAtMostLeft(Fen paid, Fen limit, Fen used) {
        assertTrue(paid.compareTo(limit.minus(used).atLeastZero()) <= 0);
    }

    private static Fen twoDiseaseCap(String disease) {
        return switch (disease) {
            case "HYPERTENSION" -> Fen.of(26_000);
            case "DIABETES_TYPE_1" -> Fen.of(48_000);
            case "DIABETES_OTHER" -> Fen.of(36_000);
            default -> throw new AssertionError("no disease of section 5: " + disease);
        };
    }

    private static StepName payingStep(CareType careType) {
        return switch (careType) {
            case INPATIENT -> StepName.POOLING_FUND;
            case OUTPATIENT -> StepName.OUTPATIENT_POOLING;
            case OUTPATIENT_TWO_DISEASE -> StepName.TWO_DISEASE;
            case OUTPATIENT_CHRONIC -> StepName.CHRONIC_DISEASE;
        };
    }
}
