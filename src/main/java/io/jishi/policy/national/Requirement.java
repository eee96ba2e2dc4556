package io.jishi.policy.national;

import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that can be looked for in a package. */
public interface Requirement {

    /** What is found on the days of the period on which the package is in force; empty if there are none. */
    List<Finding> examine(PolicyPackage subject, DateRange period);

    /** A requirement of the rules of each day. */
    @FunctionalInterface
    interface OfEachVersion extends Requirement {

        /** What is found in one version; its days are those of the version inside the period. */
        Seen examine(PolicyVersion version);

        @Override
        default List<Finding> examine(PolicyPackage subject, DateRange period) {
            List<Finding> findings = new ArrayList<>();
            for (PolicyVersion version : subject.versions()) {
                common(version.inForce(), period)
                        .map(days -> examine(version).on(days))
                        .ifPresent(findings::add);
            }
            return findings;
        }
    }

    /**
     * A verdict with what was seen.
     *
     * @param verdict the verdict
     * @param detail what was seen
     */
    record Seen(Verdict verdict, String detail) {

        /** The same, found on these days. */
        Finding on(DateRange days) {
            return new Finding(days, verdict, detail);
        }

        /** As it should be. */
        static Seen passes() {
            return new Seen(Verdict.PASSES, "");
        }

        /** Not as it should be. */
        static Seen fails(String detail) {
            return new Seen(Verdict.FAILS, detail);
        }

        /** Not there. */
        static Seen missing(String detail) {
            return new Seen(Verdict.CANNOT_BE_CHECKED, detail);
        }
    }

    /** The days that two ranges share. */
    static Optional<DateRange> common(DateRange one, DateRange other) {
        LocalDate from = one.from().isAfter(other.from()) ? one.from() : other.from();
        LocalDate until = one.until();
        if (until == null || (other.until() != null && other.until().isBefore(until))) {
            until = other.until();
        }
        return until != null && !until.isAfter(from) ? Optional.empty() : Optional.of(new DateRange(from, until));
    }
}
