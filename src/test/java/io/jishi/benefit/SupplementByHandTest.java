package io.jishi.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.shared.money.Fen;
import io.jishi.support.LinfenPackage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Supplements by hand where no shipped package leads, and what their amounts may be. */
class SupplementByHandTest {

    /** Eligible 20,000 and nothing else; what is left is paid from the account, then in cash. */
    private static BenefitAmounts bill(long deductible, long pool, long illness, long assistance, long account) {
        long patient = 2_000_000 - pool - illness - assistance;
        return new BenefitAmounts(
                Fen.of(2_000_000),
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.of(2_000_000),
                Fen.of(deductible),
                Fen.of(pool),
                Fen.ZERO,
                Fen.of(2_000_000 - pool),
                Fen.of(illness),
                Fen.ZERO,
                Fen.of(assistance),
                Fen.ZERO,
                Fen.ZERO,
                Fen.of(account),
                Fen.of(patient - account));
    }

    private static BenefitResult.Settled settled(BenefitAmounts amounts, long assistanceDeductible) {
        YearToDate change = new YearToDate(
                1,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.of(assistanceDeductible),
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO);
        return new BenefitResult.Settled(amounts, change, false, List.of());
    }

    private static BenefitResult.Settled supplement(BenefitAmounts paid, BenefitResult.Settled computed, long used) {
        return Supplement.of(SupplementCause.LATE_IDENTITY, computed, new Supplement.Paid(paid, Fen.of(used)))
                .orElseThrow();
    }

    /** A legacy layer of other regions: a category lowers the deductible and raises the rate of the pooling fund. */
    @Test
    void aPoolingFundThatPaysMoreTakesItsDeductibleAndTheBaseAlong() {
        // pooling fund 10,000 to 11,000 on a deductible of 1,000 to 500; critical illness 3,000 to 2,250, and keeps it
        BenefitAmounts paid = bill(100_000, 1_000_000, 300_000, 0, 0);
        BenefitResult.Settled added = supplement(paid, settled(bill(50_000, 1_100_000, 225_000, 0, 0), 0), 0);
        assertEquals(Fen.of(25_000), added.amounts().poolingFund());
        assertEquals(Fen.ZERO, added.amounts().criticalIllness());
        assertEquals(Fen.of(-50_000), added.amounts().deductible());
        assertEquals(Fen.of(-25_000), added.amounts().criticalIllnessBase());
        assertEquals(Fen.of(-25_000), added.amounts().cash());
        assertEquals(Fen.of(-25_000), added.change().criticalIllnessBase());
        assertEquals(Fen.of(-50_000), added.change().deductiblePaid());
        assertEquals(0, added.change().admissions());
    }

    @Test
    void cashGoesBackBeforeTheAccount() {
        // 4,000 of 10,000 were paid in cash; 7,000 go back
        BenefitAmounts paid = bill(0, 1_000_000, 0, 0, 600_000);
        BenefitResult.Settled added = supplement(paid, settled(bill(0, 1_000_000, 700_000, 0, 300_000), 0), 0);
        assertEquals(Fen.of(-400_000), added.amounts().cash());
        assertEquals(Fen.of(-300_000), added.amounts().personalAccount());
    }

    @Test
    void theYearlyDeductibleOfAssistanceMovesWithAssistance() {
        BenefitAmounts paid = bill(0, 1_000_000, 0, 0, 0);
        BenefitResult.Settled added = supplement(paid, settled(bill(0, 1_000_000, 0, 400_000, 0), 50_000), 20_000);
        assertEquals(Fen.of(30_000), added.change().medicalAssistanceDeductible());
        BenefitResult.Settled without = supplement(paid, settled(bill(0, 1_000_000, 400_000, 0, 0), 50_000), 20_000);
        assertEquals(Fen.ZERO, without.change().medicalAssistanceDeductible());
    }

    @Test
    void aBillDoesNotPassForASupplementNorASupplementForABill() {
        BenefitAmounts paid = bill(0, 1_000_000, 0, 0, 0);
        BenefitAmounts added =
                supplement(paid, settled(bill(0, 1_000_000, 1_000, 0, 0), 0), 0).amounts();
        assertThrows(IllegalStateException.class, () -> with(added, BenefitAmounts.Form.BILL));
        assertThrows(IllegalStateException.class, () -> with(paid, BenefitAmounts.Form.SUPPLEMENT));
        assertThrows(IllegalArgumentException.class, () -> paid.plus(paid));
        assertEquals(added, added.negated().negated());
        assertEquals(Fen.of(1_000), paid.plus(added).criticalIllness());
    }

    @ParameterizedTest
    @EnumSource(SupplementCause.class)
    void theArticleOfACauseIsOneOfTheLaw(SupplementCause cause) {
        String[] lines = LinfenPackage.files().law().split("\n", -1);
        String title = cause.citation().document().replaceAll(" \\(.*\\)$", "");
        String key = Arrays.stream(lines)
                .filter(line -> line.startsWith("# ") && line.endsWith(" " + title))
                .map(line -> line.split(" ", -1)[1])
                .findFirst()
                .orElseThrow();
        assertTrue(Arrays.asList(lines)
                .contains("## " + key + " " + cause.citation().article()));
    }

    private static BenefitAmounts with(BenefitAmounts other, BenefitAmounts.Form form) {
        return new BenefitAmounts(
                other.total(),
                other.nonCovered(),
                other.overLimit(),
                other.upfrontSelfPay(),
                other.eligible(),
                other.deductible(),
                other.poolingFund(),
                other.unreferredReduction(),
                other.criticalIllnessBase(),
                other.criticalIllness(),
                other.extras(),
                other.medicalAssistance(),
                other.additionalAssistance(),
                other.hospitalBorne(),
                other.personalAccount(),
                other.cash(),
                form);
    }
}
