package io.jishi.verification;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was found.
 *
 * @param checked the invariants that were checked; I-5 is only with a client journal
 * @param counts findings by invariant, also those that were not kept; an invariant without a finding is not there
 * @param findings the first ones of each invariant, by invariant
 * @param bills rows of the settlement table that were computed again
 * @param journalLines lines of client journals that were compared
 * @param took how long it took
 */
public record Report(
        Set<Invariant> checked,
        Map<Invariant, Long> counts,
        List<Finding> findings,
        long bills,
        long journalLines,
        Duration took) {

    /** Copies its collections. */
    public Report {
        checked = Set.copyOf(checked);
        Map<Invariant, Long> ordered = new EnumMap<>(Invariant.class);
        ordered.putAll(counts);
        counts = Collections.unmodifiableMap(ordered);
        findings = List.copyOf(findings);
    }

    /** Whether every invariant that was checked holds. */
    public boolean holds() {
        return counts.isEmpty();
    }

    /** All findings, also those that were not kept. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The findings of an invariant that were kept. */
    public List<Finding> of(Invariant invariant) {
        return findings.stream()
                .filter(finding -> finding.invariant() == invariant)
                .toList();
    }

    /** Bills computed again in a second. */
    public long billsPerSecond() {
        return bills * 1000 / Math.max(1, took.toMillis());
    }
}
