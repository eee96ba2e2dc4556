package io.jishi.benefit.line;

import static io.jishi.benefit.line.LineExample.CLASS_A;
import static io.jishi.benefit.line.LineExample.classB;
import static io.jishi.benefit.line.LineExample.limited;
import static io.jishi.benefit.line.LineExample.line;
import static io.jishi.benefit.line.LineExample.returned;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jishi.benefit.FeeTotals;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From fee lines to the totals (calculation rules, section 2), line by line. */
class LineSplitTest {

    private static final long ONE = 10_000;

    private final LineSplit split = new LineSplit(CareType.INPATIENT);

    @Test
    void classBAtFivePercentOfFourYuanFiftyTwoTakesTwentyThreeFen() {
        add(line("1", 452, ONE), classB(5));
        assertEquals(List.of(parts(ItemClass.B, 0, 0, 23, 429)), split.parts());
    }

    @Test
    void classAIsEligibleAltogether() {
        add(line("1", 452, ONE), CLASS_A);
        assertEquals(List.of(parts(ItemClass.A, 0, 0, 0, 452)), split.parts());
    }

    @Test
    void classCIsNotCoveredAtAll() {
        add(line("1", 452, ONE), CatalogueTerms.NOT_LISTED);
        assertEquals(List.of(parts(ItemClass.C, 452, 0, 0, 0)), split.parts());
    }

    /** 3 x (12.00 - 10.00) = 6.00 over the limit; (36.00 - 6.00) x 0.10 = 3.00 first; 27.00 left. */
    @Test
    void whatExceedsThePriceLimitComesOffBeforeTheUpfrontSelfPay() {
        add(line("1", 1_200, 3 * ONE), limited(ItemClass.B, 10, 1_000));
        assertEquals(List.of(parts(ItemClass.B, 0, 600, 300, 2_700)), split.parts());
    }

    /** 0.5 x (0.05 - 0.02) = 0.015, half up 0.02; the amount is half_up(0.025) = 0.03. */
    @Test
    void whatExceedsThePriceLimitIsRoundedHalfUpOnTheLine() {
        add(line("1", 5, ONE / 2), limited(ItemClass.A, 0, 2));
        assertEquals(List.of(parts(ItemClass.A, 0, 2, 0, 1)), split.parts());
    }

    @Test
    void aPriceAtOrBelowTheLimitIsNotOverIt() {
        add(line("1", 1_000, 3 * ONE), limited(ItemClass.A, 0, 1_000));
        add(line("2", 999, 3 * ONE), limited(ItemClass.A, 0, 1_000));
        assertEquals(Fen.ZERO, split.totals().overLimit());
    }

    @Test
    void aLimitOfZeroPutsTheWholeLineOverIt() {
        add(line("1", 333, ONE / 3), limited(ItemClass.B, 10, 0));
        assertEquals(List.of(parts(ItemClass.B, 0, 111, 0, 0)), split.parts());
    }

    @Test
    void sumsAreKeptPerClass() {
        add(line("1", 1_000, ONE), CLASS_A);
        add(line("2", 2_000, ONE), classB(10));
        add(line("3", 300, ONE), CatalogueTerms.NOT_LISTED);
        FeeTotals expected =
                new FeeTotals(Fen.of(3_300), Fen.of(300), Fen.ZERO, Fen.of(200), Fen.of(1_000), Fen.of(1_800));
        assertEquals(expected, split.totals());
    }

    @ParameterizedTest
    @EnumSource(CareType.class)
    void onlyStaysAndChronicDiseaseTakeAnUpfrontSelfPay(CareType careType) {
        LineSplit other = new LineSplit(careType);
        assertNull(other.add(line("1", 1_000, ONE), limited(ItemClass.B, 10, 800)));
        boolean takes = careType == CareType.INPATIENT || careType == CareType.OUTPATIENT_CHRONIC;
        assertEquals(
                List.of(takes ? parts(ItemClass.B, 0, 200, 80, 720) : parts(ItemClass.B, 0, 200, 0, 800)),
                other.parts());
    }

    @Test
    void aReturnIsSplitByTheRatesOfItsLineWithTheSignTurned() {
        add(line("1", 1_200, 3 * ONE), limited(ItemClass.B, 10, 1_000));
        add(returned("2", "1", 1_200, ONE), CatalogueTerms.NOT_LISTED);
        assertEquals(parts(ItemClass.B, 0, -200, -100, -900), split.parts().get(1));
    }

    /** 1.35 x 0.05 = 0.0675 -> 0.07; each third 0.45 x 0.05 = 0.0225 -> 0.02; the last takes 0.03. */
    @Test
    void theReturnThatExhaustsALineTakesWhatIsLeftOfIt() {
        add(line("1", 45, 3 * ONE), classB(5));
        add(returned("2", "1", 45, ONE), CLASS_A);
        add(returned("3", "1", 45, ONE), CLASS_A);
        add(returned("4", "1", 45, ONE), CLASS_A);
        assertEquals(parts(ItemClass.B, 0, 0, -2, -43), split.parts().get(1));
        assertEquals(parts(ItemClass.B, 0, 0, -3, -42), split.parts().get(3));
        assertEquals(new FeeTotals(Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO), split.totals());
    }

    /**
     * Ten tablets of 0.10, class B 5 %: 0.05 first. Nine are returned one by one; 0.10 x 0.05 = 0.005 rounds to 0.01
     * each time. Totals are at least zero, so the returns may not take back more of a part than there is.
     */
    @Test
    void returnsOneByOneNeverTakeBackMoreOfAPartThanThereIs() {
        add(line("line", 10, 10 * ONE), classB(5));
        for (int tablet = 1; tablet <= 9; tablet++) {
            add(returned("return " + tablet, "line", 10, ONE), CLASS_A);
        }
        FeeTotals totals = assertDoesNotThrow(split::totals);
        assertEquals(Fen.of(10), totals.total());
    }

    @Test
    void aSerialIsUsedOnce() {
        add(line("1", 452, ONE), CLASS_A);
        assertFault(LineFault.SERIAL_REPEATED, line("1", 452, ONE));
    }

    @Test
    void theSerialOfAReturnIsUsedOnceToo() {
        add(line("1", 452, 3 * ONE), CLASS_A);
        add(returned("2", "1", 452, ONE), CLASS_A);
        assertFault(LineFault.SERIAL_REPEATED, returned("2", "1", 452, ONE));
        assertFault(LineFault.SERIAL_REPEATED, line("2", 452, ONE));
    }

    @Test
    void onlyAReturnIsNegativeAndNoneIsZero() {
        add(line("1", 452, ONE), CLASS_A);
        assertFault(LineFault.QUANTITY_SIGN, line("2", 452, -ONE));
        assertFault(LineFault.QUANTITY_SIGN, returned("2", "1", 452, -ONE));
        assertFault(LineFault.QUANTITY_SIGN, line("2", 452, 0));
    }

    @Test
    void theAmountIsPriceTimesQuantityHalfUp() {
        FeeLine exact = line("1", 333, ONE / 2);
        assertEquals(Fen.of(167), exact.amount());
        assertFault(LineFault.AMOUNT_DIFFERS, withAmount(exact, 166));
        assertFault(LineFault.AMOUNT_DIFFERS, withAmount(exact, 168));
        add(exact, CLASS_A);
    }

    @Test
    void aProductOutOfRangeIsADifferingAmount() {
        FeeLine huge =
                new FeeLine("1", "item", line("1", 1, ONE).feeDate(), Fen.MAXIMUM, Long.MAX_VALUE, Fen.of(1), null);
        assertFault(LineFault.AMOUNT_DIFFERS, huge);
    }

    @Test
    void aReturnNamesAnEarlierLineOfTheSameItem() {
        assertFault(LineFault.RETURN_OF_UNKNOWN_LINE, returned("2", "1", 452, ONE));
        add(line("1", 452, 2 * ONE), CLASS_A);
        FeeLine good = returned("2", "1", 452, ONE);
        FeeLine otherItem =
                new FeeLine("2", "other", good.feeDate(), good.price(), good.quantity(), good.amount(), good.returns());
        assertFault(LineFault.RETURN_OF_UNKNOWN_LINE, otherItem);
        add(good, CLASS_A);
        assertFault(LineFault.RETURN_OF_UNKNOWN_LINE, returned("3", "2", 452, ONE));
    }

    @Test
    void noMoreIsReturnedThanIsLeftAndAtThePriceOfTheLine() {
        add(line("1", 452, 2 * ONE), CLASS_A);
        assertFault(LineFault.RETURN_EXCEEDS_LINE, returned("2", "1", 452, 2 * ONE + 1));
        assertFault(LineFault.RETURN_EXCEEDS_LINE, returned("2", "1", 451, ONE));
        add(returned("2", "1", 452, 2 * ONE), CLASS_A);
        assertFault(LineFault.RETURN_EXCEEDS_LINE, returned("3", "1", 452, 1));
    }

    @Test
    void onlyClassBHasAnUpfrontSelfPay() {
        assertThrows(IllegalArgumentException.class, () -> new CatalogueTerms(ItemClass.A, Rate.ofPercent(5), null));
    }

    private void add(FeeLine line, CatalogueTerms terms) {
        assertNull(split.add(line, terms));
    }

    /** The fault, with nothing changed. */
    private void assertFault(LineFault fault, FeeLine line) {
        List<LineParts> before = split.parts();
        assertEquals(fault, split.add(line, CLASS_A));
        assertEquals(before, split.parts());
    }

    private static FeeLine withAmount(FeeLine line, long amount) {
        return new FeeLine(
                line.serial(),
                line.itemCode(),
                line.feeDate(),
                line.price(),
                line.quantity(),
                Fen.of(amount),
                line.returns());
    }

    private static LineParts parts(ItemClass itemClass, long nonCovered, long over, long upfront, long eligible) {
        return new LineParts(itemClass, Fen.of(nonCovered), Fen.of(over), Fen.of(upfront), Fen.of(eligible));
    }
}
