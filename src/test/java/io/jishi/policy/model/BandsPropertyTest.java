package io.jishi.policy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.money.UnroundedFen;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for all bands. */
class BandsPropertyTest {

    private static final String SEED = "85";
    private static final long HIGHEST = 5_000;

    @Provide
    Arbitrary<Bands> bands() {
        Arbitrary<List<Long>> steps =
                Arbitraries.longs().between(1, HIGHEST / 5).list().ofMaxSize(4);
        Arbitrary<List<Integer>> rates =
                Arbitraries.integers().between(0, 1_000_000).list().ofSize(5);
        return Combinators.combine(steps, rates).as(BandsPropertyTest::bands);
    }

    @Provide
    Arbitrary<Fen> amounts() {
        return Arbitraries.longs().between(0, HIGHEST + 500).map(Fen::of);
    }

    private static Bands bands(List<Long> steps, List<Integer> rates) {
        List<Bands.Band> bands = new ArrayList<>();
        long over = 0;
        bands.add(new Bands.Band(Fen.ZERO, new Rate(rates.get(0))));
        for (int i = 0; i < steps.size(); i++) {
            over += steps.get(i);
            bands.add(new Bands.Band(Fen.of(over), new Rate(rates.get(i + 1))));
        }
        return new Bands(bands);
    }

    /** The rate of the fen that lies above an amount, looked up in the list and nowhere else. */
    private static Rate rateAbove(Bands bands, Fen amount) {
        Rate rate = Rate.NONE;
        for (Bands.Band band : bands.bands()) {
            if (band.over().value() <= amount.value()) {
                rate = band.rate();
            }
        }
        return rate;
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void oneFenIsPaidAtTheRateOfItsBand(@ForAll("bands") Bands bands, @ForAll("amounts") Fen from) {
        UnroundedFen paid = bands.over(from, from.plus(Fen.of(1)));
        assertEquals(new UnroundedFen(rateAbove(bands, from).millionths()), paid);
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void aSpanIsTheSumOfItsParts(
            @ForAll("bands") Bands bands,
            @ForAll("amounts") Fen first,
            @ForAll("amounts") Fen second,
            @ForAll("amounts") Fen third) {
        Fen low = first.min(second).min(third);
        Fen high = first.max(second).max(third);
        Fen middle = first.plus(second).plus(third).minus(low).minus(high);
        assertEquals(bands.over(low, high), bands.over(low, middle).plus(bands.over(middle, high)));
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void theMaximumIsTheHigherRateAtEveryAmount(
            @ForAll("bands") Bands one, @ForAll("bands") Bands other, @ForAll("amounts") Fen amount) {
        Rate higher = rateAbove(one, amount).max(rateAbove(other, amount));
        assertEquals(higher, rateAbove(one.max(other), amount));
        assertEquals(one.max(other), other.max(one));
        assertEquals(one, one.max(one));
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void theMaximumNeverPaysLessThanEitherAndNeverMoreThanTheAmount(
            @ForAll("bands") Bands one, @ForAll("bands") Bands other, @ForAll("amounts") Fen amount) {
        long paid = one.max(other).over(Fen.ZERO, amount).millionths();
        assertTrue(paid >= one.over(Fen.ZERO, amount).millionths());
        assertTrue(paid >= other.over(Fen.ZERO, amount).millionths());
        assertTrue(paid <= amount.value() * 1_000_000);
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void aReductionTakesItsPointsOffEveryFen(
            @ForAll("bands") Bands bands, @ForAll("amounts") Fen amount, @ForAll("bands") Bands source) {
        Rate points = source.bands().get(0).rate();
        int left = Math.max(0, rateAbove(bands, amount).millionths() - points.millionths());
        assertEquals(new Rate(left), rateAbove(bands.reducedBy(points), amount));
    }
}
