package io.jishi.policy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.money.UnroundedFen;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rates by bands, on examples that are worked by hand. */
class BandsTest {

    /** 50 % up to 100.00, 60 % up to 300.00, 80 % above. */
    private static final Bands RISING = new Bands(List.of(band(0, 50), band(10_000, 60), band(30_000, 80)));

    @Test
    void eachSegmentIsPaidAtItsOwnRate() {
        assertEquals(fen(5_000), RISING.over(Fen.ZERO, Fen.of(10_000)));
        assertEquals(fen(5_000 + 12_000 + 8_000), RISING.over(Fen.ZERO, Fen.of(40_000)));
        assertEquals(fen(6_000 + 8_000), RISING.over(Fen.of(20_000), Fen.of(40_000)));
    }

    @Test
    void aSegmentIsNotRounded() {
        assertEquals(new UnroundedFen(500_000), RISING.over(Fen.ZERO, Fen.of(1)));
        assertEquals(new UnroundedFen(1_100_000), RISING.over(Fen.of(9_999), Fen.of(10_001)));
    }

    @Test
    void nothingLiesBetweenAnAmountAndASmallerOne() {
        assertEquals(UnroundedFen.ZERO, RISING.over(Fen.of(20_000), Fen.of(20_000)));
        assertEquals(UnroundedFen.ZERO, RISING.over(Fen.of(20_000), Fen.of(5_000)));
    }

    @Test
    void pointsComeOffEveryBandAndNeverBelowZero() {
        Bands expected = new Bands(List.of(band(0, 0), band(10_000, 5), band(30_000, 25)));
        assertEquals(expected, RISING.reducedBy(Rate.ofPercent(55)));
    }

    @Test
    void theHigherRateIsTakenAtEveryAmount() {
        Bands other = new Bands(List.of(band(0, 55), band(20_000, 70)));
        Bands expected = new Bands(List.of(band(0, 55), band(10_000, 60), band(20_000, 70), band(30_000, 80)));
        assertEquals(expected, RISING.max(other));
        assertEquals(expected, other.max(RISING));
    }

    @Test
    void bandsStartAtZeroAndRise() {
        assertThrows(IllegalArgumentException.class, () -> new Bands(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Bands(List.of(band(1, 50))));
        assertThrows(IllegalArgumentException.class, () -> new Bands(List.of(band(0, 50), band(0, 60))));
        assertThrows(
                IllegalArgumentException.class, () -> new Bands(List.of(band(0, 50), band(200, 60), band(100, 70))));
    }

    @Test
    void entitlementIsMeasuredOnTheCumulativeBaseOrOnTheExcess() {
        Fen deductible = Fen.of(20_000);
        CriticalIllnessTerms cumulative =
                new CriticalIllnessTerms(deductible, RISING, CriticalIllnessTerms.Axis.CUMULATIVE, null);
        CriticalIllnessTerms excess =
                new CriticalIllnessTerms(deductible, RISING, CriticalIllnessTerms.Axis.EXCESS, null);
        assertEquals(UnroundedFen.ZERO, cumulative.entitlement(deductible));
        assertEquals(fen(6_000 + 8_000), cumulative.entitlement(Fen.of(40_000)));
        assertEquals(fen(5_000 + 6_000), excess.entitlement(Fen.of(40_000)));
    }

    @Test
    void theBestOfTwoGroupsIsTakenInEachRespectOnItsOwn() {
        CriticalIllnessTerms ordinary = terms(1_000_000, 75, Fen.of(40_000_000));
        CriticalIllnessTerms tilted = terms(500_000, 78, Fen.of(30_000_000));
        CriticalIllnessTerms uncapped = terms(2_000_000, 70, null);
        assertEquals(terms(500_000, 78, Fen.of(40_000_000)), ordinary.bestOf(tilted));
        assertEquals(terms(500_000, 78, null), ordinary.bestOf(tilted).bestOf(uncapped));
        assertEquals(terms(500_000, 78, null), uncapped.bestOf(tilted).bestOf(ordinary));
    }

    private static CriticalIllnessTerms terms(long deductible, int percent, @Nullable Fen cap) {
        return new CriticalIllnessTerms(
                Fen.of(deductible), Bands.flat(Rate.ofPercent(percent)), CriticalIllnessTerms.Axis.CUMULATIVE, cap);
    }

    private static Bands.Band band(long over, int percent) {
        return new Bands.Band(Fen.of(over), Rate.ofPercent(percent));
    }

    private static UnroundedFen fen(long whole) {
        return new UnroundedFen(whole * 1_000_000);
    }
}
