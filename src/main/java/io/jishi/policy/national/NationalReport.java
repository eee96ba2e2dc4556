package io.jishi.policy.national;

import io.jishi.policy.model.PolicyPackage;
import io.jishi.shared.time.DateRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a package does with every row of the notices that is about it, in the order of the rows.
 *
 * @param lines a line for each finding; neighbouring days with the same finding are one line
 */
public record NationalReport(List<Line> lines) {

    /**
     * A finding with the row that it is about.
     *
     * @param check the row
     * @param finding what came of it
     */
    public record Line(NationalCheck check, Finding finding) {}

    /** Copies its list. */
    public NationalReport {
        lines = List.copyOf(lines);
    }

    /** Examines a package. */
    public static NationalReport of(PolicyPackage subject, List<NationalCheck> checks) {
        List<Line> lines = new ArrayList<>();
        for (NationalCheck check : checks) {
            boolean concerns = check.regions().isEmpty()
                    || check.regions().contains(subject.identity().region());
            if (concerns) {
                merged(check.requirement().examine(subject, check.period()))
                        .forEach(finding -> lines.add(new Line(check, finding)));
            }
        }
        return new NationalReport(lines);
    }

    /** How many lines have the verdict. */
    public long count(Verdict verdict) {
        return lines.stream()
                .filter(line -> line.finding().verdict() == verdict)
                .count();
    }

    private static List<Finding> merged(List<Finding> findings) {
        List<Finding> merged = new ArrayList<>();
        for (Finding next : findings) {
            Finding last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null
                    && last.verdict() == next.verdict()
                    && last.detail().equals(next.detail())
                    && Objects.equals(last.when().until(), next.when().from())) {
                DateRange both = new DateRange(last.when().from(), next.when().until());
                merged.set(merged.size() - 1, new Finding(both, next.verdict(), next.detail()));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }
}
