package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.money.UnroundedFen;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Rates that rise or fall with the amount: each band holds from its threshold up to the next one, the last without end.
 * One band from zero is a flat rate.
 *
 * @param bands at least one; the first starts at zero, thresholds rise
 */
public record Bands(List<Band> bands) {

    /** Nothing of any amount. */
    public static final Bands NONE = flat(Rate.NONE);

    /**
     * One band.
     *
     * @param over its threshold: what lies above it, up to the next threshold, is paid at the rate
     * @param rate the rate
     */
    public record Band(Fen over, Rate rate) {}

    /** Refuses bands that do not start at zero or do not rise. */
    public Bands {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || !bands.get(0).over().isZero()) {
            throw new IllegalArgumentException("the first band starts at zero");
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).over().compareTo(bands.get(i - 1).over()) <= 0) {
                throw new IllegalArgumentException("the thresholds of bands rise");
            }
        }
    }

    /** One rate for every amount. */
    public static Bands flat(Rate rate) {
        return new Bands(List.of(new Band(Fen.ZERO, rate)));
    }

    /** The exact sum of rate times what lies in each band, over the amounts between {@code from} and {@code to}. */
    public UnroundedFen over(Fen from, Fen to) {
        UnroundedFen sum = UnroundedFen.ZERO;
        for (int i = 0; i < bands.size(); i++) {
            Fen lower = bands.get(i).over().max(from);
            Fen upper = i + 1 < bands.size() ? bands.get(i + 1).over().min(to) : to;
            if (upper.compareTo(lower) > 0) {
                sum = sum.plus(upper.minus(lower).times(bands.get(i).rate()));
            }
        }
        return sum;
    }

    /** The same bands, each rate reduced by so many percentage points. */
    public Bands reducedBy(Rate points) {
        return new Bands(bands.stream()
                .map(band -> new Band(band.over(), band.rate().reducedBy(points)))
                .toList());
    }

    /** Bands that give, at every amount, the higher of the two rates. */
    public Bands max(Bands other) {
        TreeSet<Fen> thresholds = new TreeSet<>();
        bands.forEach(band -> thresholds.add(band.over()));
        other.bands.forEach(band -> thresholds.add(band.over()));
        List<Band> merged = new ArrayList<>();
        for (Fen threshold : thresholds) {
            merged.add(new Band(threshold, rateAt(threshold).max(other.rateAt(threshold))));
        }
        return new Bands(merged);
    }

    /** The rate on what lies just above the amount. */
    public Rate rateAt(Fen amount) {
        Rate rate = bands.get(0).rate();
        for (Band band : bands) {
            if (band.over().compareTo(amount) <= 0) {
                rate = band.rate();
            }
        }
        return rate;
    }
}
