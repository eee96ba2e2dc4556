package io.jishi.shared.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rate is exact and lies between 0 and 1 (calculation rules, section 1). */
class RateTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void nothingOutsideZeroToOneIsARate(int millionths) {
        assertThrows(IllegalArgumentException.class, () -> new Rate(millionths));
    }

    @Test
    void percentAreHundredths() {
        assertEquals(new Rate(750_000), Rate.ofPercent(75));
        assertEquals(Rate.NONE, Rate.ofPercent(0));
        assertEquals(Rate.FULL, Rate.ofPercent(100));
        assertThrows(IllegalArgumentException.class, () -> Rate.ofPercent(101));
        assertThrows(ArithmeticException.class, () -> Rate.ofPercent(Integer.MAX_VALUE));
    }

    @Test
    void aReductionTakesPointsOffAndIsNoFactor() {
        assertEquals(Rate.ofPercent(45), Rate.ofPercent(60).reducedBy(Rate.ofPercent(15)));
        assertEquals(Rate.NONE, Rate.ofPercent(10).reducedBy(Rate.ofPercent(15)));
        assertEquals(Rate.NONE, Rate.ofPercent(15).reducedBy(Rate.ofPercent(15)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1000000, 1", "750000, 0.75", "1, 0.000001", "100000, 0.1", "999999, 0.999999", "50, 0.00005"})
    void decimalsHaveNoTrailingZeros(int millionths, String decimal) {
        assertEquals(decimal, new Rate(millionths).toDecimal());
        assertEquals(decimal, new Rate(millionths).toString());
    }

    @Test
    void theHigherOfTwo() {
        assertEquals(Rate.ofPercent(80), Rate.ofPercent(75).max(Rate.ofPercent(80)));
        assertEquals(Rate.ofPercent(80), Rate.ofPercent(80).max(Rate.ofPercent(75)));
        assertTrue(Rate.ofPercent(75).compareTo(Rate.ofPercent(80)) < 0);
    }
}
