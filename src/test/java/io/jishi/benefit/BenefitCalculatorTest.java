package io.jishi.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Reason;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The worked bills of the calculation rules, and the order of refusals. */
class BenefitCalculatorTest {

    private static final LocalDate BEFORE_OUTPATIENT_POOLING = LocalDate.of(2020, 12, 31);

    @Test
    void theReferredBillOfSectionThreeComesOutAsWorked() {
        BenefitAmounts bill = BillExample.STAY.settle().amounts();
        assertEquals(Fen.of(100_000), bill.deductible());
        assertEquals(Fen.of(3_540_000), bill.poolingFund());
        assertEquals(Fen.of(2_460_000), bill.criticalIllnessBase());
        assertEquals(Fen.of(1_095_000), bill.criticalIllness());
        assertEquals(Fen.of(1_365_000), bill.outOfPocket());
    }

    @Test
    void theUnreferredBillOfSectionThreeLosesFifteenPoints() {
        BenefitAmounts bill =
                BillExample.STAY.with(ReferralStatus.NOT_FILED).settle().amounts();
        assertEquals(Fen.of(2_655_000), bill.poolingFund());
        assertEquals(Fen.of(885_000), bill.unreferredReduction());
        assertEquals(Fen.of(2_460_000), bill.criticalIllnessBase());
        assertEquals(Fen.of(1_095_000), bill.criticalIllness());
        assertEquals(Fen.of(2_250_000), bill.outOfPocket());
    }

    @Test
    void theCaseOfSectionSixComesOutAsWorked() {
        YearToDate before = new YearToDate(
                1,
                Fen.ZERO,
                Fen.of(1_200_000),
                Fen.of(800_000),
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
        BenefitAmounts bill = BillExample.STAY
                .on(LocalDate.of(2020, 11, 12))
                .with(ReferralStatus.NOT_FILED)
                .with(Set.of(AssistanceCategory.REGISTERED_POOR))
                .with(new FeeTotals(Fen.of(6_000_000), Fen.of(200_000), Fen.ZERO, Fen.of(300_000), null, null))
                .with(before)
                .settle()
                .amounts();
        assertEquals(Fen.of(5_500_000), bill.eligible());
        assertEquals(Fen.of(50_000), bill.deductible());
        assertEquals(Fen.of(2_452_500), bill.poolingFund());
        assertEquals(Fen.of(817_500), bill.unreferredReduction());
        assertEquals(Fen.of(2_230_000), bill.criticalIllnessBase());
        assertEquals(Fen.of(1_784_000), bill.criticalIllness());
        assertEquals(Fen.of(312_200), bill.medicalAssistance());
        assertEquals(Fen.of(4_548_700), bill.fundTotal());
        assertEquals(Fen.of(1_451_300), bill.outOfPocket());
    }

    @Test
    void aBillOfNothingIsStillAnAdmission() {
        BenefitResult.Settled bill =
                BillExample.STAY.with(BillExample.stayFees(Fen.ZERO)).settle();
        assertEquals(1, bill.change().admissions());
        assertEquals(Fen.ZERO, bill.amounts().deductible());
    }

    @Test
    void aCareTypeWithoutRuleIsRefusedBeforeFeesThatDoNotAddUp() {
        BillExample visit = BillExample.visit(
                        BEFORE_OUTPATIENT_POOLING, CareType.OUTPATIENT, null, Fen.of(1_000), Fen.ZERO)
                .with(new FeeTotals(Fen.of(5), Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.of(1_000), Fen.ZERO));
        assertEquals(new BenefitResult.Rejected(Reason.CARE_TYPE_NOT_SERVED), visit.compute());
        BillExample served = visit.on(BEFORE_OUTPATIENT_POOLING.plusDays(1));
        assertEquals(new BenefitResult.Rejected(Reason.FEES_INCONSISTENT), served.compute());
    }

    @Test
    void partsThatExceedTheTotalAreRefused() {
        FeeTotals fees = new FeeTotals(Fen.of(100), Fen.of(60), Fen.of(30), Fen.of(11), null, null);
        assertEquals(
                new BenefitResult.Rejected(Reason.FEES_INCONSISTENT),
                BillExample.STAY.with(fees).compute());
    }

    @Test
    void classSumsMustMakeUpTheTotalToTheFen() {
        FeeTotals fees = new FeeTotals(Fen.of(100), Fen.of(10), Fen.ZERO, Fen.ZERO, Fen.of(50), Fen.of(39));
        assertEquals(
                new BenefitResult.Rejected(Reason.FEES_INCONSISTENT),
                BillExample.STAY.with(fees).compute());
    }

    @Test
    void aDiseaseWithoutTermsIsForAHumanToLookAt() {
        BillExample visit = BillExample.visit(
                LocalDate.of(2021, 3, 1), CareType.OUTPATIENT_TWO_DISEASE, "GOUT", Fen.of(1_000), Fen.ZERO);
        assertEquals(new BenefitResult.NeedsReview(Reason.TERMS_NOT_RESOLVABLE), visit.compute());
    }

    @Test
    void anImpossibleBillCannotBeMade() {
        BenefitAmounts bill = BillExample.STAY.settle().amounts();
        assertThrows(
                IllegalStateException.class, () -> withCash(bill, bill.cash().plus(Fen.of(1))));
        assertEquals(bill, withCash(bill, bill.cash()));
    }

    @Test
    void theNegativeTwinTakesEveryAmountBack() {
        BenefitAmounts bill =
                BillExample.STAY.with(ReferralStatus.NOT_FILED).settle().amounts();
        BenefitAmounts twin = bill.negated();
        assertEquals(bill.total().negated(), twin.total());
        assertEquals(bill.fundTotal().negated(), twin.fundTotal());
        assertEquals(bill.outOfPocket().negated(), twin.outOfPocket());
        assertEquals(bill, twin.negated());
    }

    private static BenefitAmounts withCash(BenefitAmounts bill, Fen cash) {
        return new BenefitAmounts(
                bill.total(),
                bill.nonCovered(),
                bill.overLimit(),
                bill.upfrontSelfPay(),
                bill.eligible(),
                bill.deductible(),
                bill.poolingFund(),
                bill.unreferredReduction(),
                bill.criticalIllnessBase(),
                bill.criticalIllness(),
                bill.extras(),
                bill.medicalAssistance(),
                bill.additionalAssistance(),
                bill.hospitalBorne(),
                bill.personalAccount(),
                cash);
    }
}
