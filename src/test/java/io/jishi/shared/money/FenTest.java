package io.jishi.shared.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money is whole fen, half up once per layer, and an overflow throws (calculation rules, section 1). */
class FenTest {

    private static final Fen LARGEST = Fen.of(Long.MAX_VALUE);
    private static final Fen SMALLEST = Fen.of(Long.MIN_VALUE);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "499999, 0",
        "500000, 1",
        "500001, 1",
        "1499999, 1",
        "1500000, 2",
        "-499999, 0",
        "-500000, -1",
        "-500001, -1",
        "-1499999, -1",
        "-1500000, -2",
        "2500000, 3",
        "-2500000, -3"
    })
    void halfAFenIsRoundedAwayFromZero(long millionths, long fen) {
        assertEquals(Fen.of(fen), new UnroundedFen(millionths).roundHalfUp());
    }

    @Test
    void segmentsAreAddedBeforeTheyAreRounded() {
        UnroundedFen segment = Fen.of(1).times(Rate.ofPercent(25));
        assertEquals(Fen.of(1), segment.plus(segment).roundHalfUp());
        assertEquals(Fen.ZERO, segment.minus(segment).roundHalfUp());
    }

    @Test
    void anOverflowThrows() {
        assertThrows(ArithmeticException.class, () -> LARGEST.plus(Fen.of(1)));
        assertThrows(ArithmeticException.class, () -> SMALLEST.minus(Fen.of(1)));
        assertThrows(ArithmeticException.class, SMALLEST::negated);
        assertThrows(ArithmeticException.class, () -> LARGEST.times(Rate.ofPercent(50)));
        UnroundedFen most = new UnroundedFen(Long.MAX_VALUE);
        assertThrows(ArithmeticException.class, () -> most.plus(new UnroundedFen(1)));
        assertThrows(ArithmeticException.class, () -> new UnroundedFen(Long.MIN_VALUE).minus(new UnroundedFen(1)));
        assertThrows(ArithmeticException.class, most::roundHalfUp);
    }

    @Test
    void theSmallestNumberIsNotRoundedToAPositiveAmount() {
        assertThrows(ArithmeticException.class, () -> new UnroundedFen(Long.MIN_VALUE).roundHalfUp());
    }

    @Test
    void theSmallestNumberIsWrittenLikeEveryOther() {
        assertEquals("-92233720368547758.08", SMALLEST.toYuan());
    }

    @Test
    void productsOfTheLargestAcceptedAmountFit() {
        UnroundedFen whole = Fen.MAXIMUM.times(Rate.FULL);
        assertEquals(Fen.MAXIMUM, whole.roundHalfUp());
        assertEquals("999999999.99", Fen.MAXIMUM.toYuan());
        assertEquals(Fen.of(199_999_999_998L), whole.plus(whole).roundHalfUp());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "1, 0.01",
        "-1, -0.01",
        "10, 0.10",
        "99, 0.99",
        "100, 1.00",
        "-1205, -12.05",
        "-100, -1.00",
        "99999999999, 999999999.99",
        "9223372036854775807, 92233720368547758.07"
    })
    void yuanHaveExactlyTwoDigitsAndNoExponent(long fen, String yuan) {
        assertEquals(yuan, Fen.of(fen).toYuan());
        assertEquals(yuan, Fen.of(fen).toString());
    }

    @Test
    void smallerLargerAndAtLeastZero() {
        assertEquals(Fen.of(-3), Fen.of(-3).min(Fen.of(2)));
        assertEquals(Fen.of(2), Fen.of(-3).max(Fen.of(2)));
        assertEquals(Fen.ZERO, Fen.of(-3).atLeastZero());
        assertEquals(Fen.of(3), Fen.of(3).atLeastZero());
        assertTrue(
                Fen.of(-3).isNegative() && Fen.of(3).isPositive() && Fen.of(0).isZero());
        assertFalse(Fen.ZERO.isNegative() || Fen.ZERO.isPositive());
        assertTrue(Fen.of(-3).compareTo(Fen.of(2)) < 0);
    }
}
