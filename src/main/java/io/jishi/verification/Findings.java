package io.jishi.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what several workers find: counts everything, keeps the first of each invariant. */
public final class Findings {

    private final int keptMaximum;
    private final Map<Invariant, Long> counts = new EnumMap<>(Invariant.class);
    private final Map<Invariant, List<Finding>> kept = new EnumMap<>(Invariant.class);

    /** Keeps at most so many of each invariant. */
    public Findings(int keptMaximum) {
        this.keptMaximum = keptMaximum;
    }

    /**
     * Notes a row that breaks an invariant.
     *
     * @param row a settlement id, or the kind of row and its key
     * @param fault what was expected and what was found
     */
    public synchronized void add(Invariant invariant, String region, String row, String fault) {
        counts.merge(invariant, 1L, Long::sum);
        List<Finding> list = kept.computeIfAbsent(invariant, unused -> new ArrayList<>());
        if (list.size() < keptMaximum) {
            list.add(new Finding(invariant, region, row, fault));
        }
    }

    /** All findings by invariant, also those that were not kept. */
    public synchronized Map<Invariant, Long> counts() {
        return Map.copyOf(counts);
    }

    /** Those that were kept, in order. */
    public synchronized List<Finding> kept() {
        return kept.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Finding::invariant)
                        .thenComparing(Finding::region)
                        .thenComparing(Finding::row)
                        .thenComparing(Finding::fault))
                .toList();
    }
}
