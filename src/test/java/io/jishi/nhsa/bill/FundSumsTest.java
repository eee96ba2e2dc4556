package io.jishi.nhsa.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.shared.money.Fen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns of a bill add up, or there is no answer. */
class FundSumsTest {

    /** 100.00 = 5.00 + 4.00 + 11.00 + 80.00; 30.00 + 20.00 + 6.00 + 4.00 + 2.00 of funds, 8.00, 10.00 and 20.00. */
    private static BenefitAmounts amounts() {
        return new BenefitAmounts(
                Fen.of(10_000),
                Fen.of(500),
                Fen.of(400),
                Fen.of(1_100),
                Fen.of(8_000),
                Fen.of(1_000),
                Fen.of(3_000),
                Fen.ZERO,
                Fen.ZERO,
                Fen.of(2_000),
                Fen.of(200),
                Fen.of(600),
                Fen.of(400),
                Fen.of(800),
                Fen.of(1_000),
                Fen.of(2_000));
    }

    @Test
    void fundsAreSortedIntoTheirColumns() {
        FundSums sums = FundSums.of(amounts());
        assertEquals(Fen.of(3_000), sums.pool());
        assertEquals(Fen.of(2_000), sums.criticalIllness());
        assertEquals(Fen.of(1_000), sums.assistance());
        assertEquals(Fen.of(200), sums.other());
        assertEquals(Fen.of(6_200), sums.funds());
    }

    @Test
    void aNegativeTwinIsTheSameWithTurnedSigns() {
        assertEquals(Fen.of(-6_200), FundSums.of(amounts().negated()).funds());
    }

    /** Each moves one fen into one column. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void guiltyAmountsAreRefused(int column) {
        FundSums sums = FundSums.of(amounts());
        Fen[] parts = {sums.pool(), sums.criticalIllness(), sums.assistance(), sums.other(), sums.funds()};
        parts[column] = parts[column].plus(Fen.of(1));
        String message = String.valueOf(assertThrows(
                        IllegalStateException.class,
                        () -> new FundSums(sums.amounts(), parts[0], parts[1], parts[2], parts[3], parts[4]))
                .getMessage());
        assertTrue(message.contains("identity " + (column == 4 ? 2 : 4)), message);
    }
}
