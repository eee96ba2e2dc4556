package io.jishi.shared.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Products of any accepted amount and any rate are rounded as decimals are (calculation rules, section 1). */
class FenPropertyTest {

    @Property(tries = 2000, seed = "1", edgeCases = EdgeCasesMode.MIXIN)
    void aProductIsRoundedLikeADecimal(
            @ForAll @LongRange(min = -99_999_999_999L, max = 99_999_999_999L) long fen,
            @ForAll @IntRange(max = 1_000_000) int millionths) {
        BigDecimal exact = BigDecimal.valueOf(fen).multiply(BigDecimal.valueOf(millionths, 6));
        long expected = exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
        assertEquals(Fen.of(expected), Fen.of(fen).times(new Rate(millionths)).roundHalfUp());
    }

    @Property(tries = 500, seed = "2")
    void aReturnMirrorsWhatItReturns(
            @ForAll @LongRange(max = 99_999_999_999L) long fen, @ForAll @IntRange(max = 1_000_000) int millionths) {
        Rate rate = new Rate(millionths);
        Fen there = Fen.of(fen).times(rate).roundHalfUp();
        assertEquals(there.negated(), Fen.of(-fen).times(rate).roundHalfUp());
    }
}
