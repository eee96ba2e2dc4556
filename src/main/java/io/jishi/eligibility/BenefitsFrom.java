package io.jishi.eligibility;

import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Exemption;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when one cover has benefits, and why.
 *
 * @param coveredFrom first day of the cover; for a newborn whose cover reaches back to birth, before the registry's
 * @param day first day with benefits
 * @param exemption the ground on which there is no waiting period; null if there is none, or no need of one
 * @param decidedBy who says so
 * @param citations what it rests on
 */
public record BenefitsFrom(
        LocalDate coveredFrom,
        LocalDate day,
        Exemption.@Nullable Kind exemption,
        Decider decidedBy,
        List<Citation> citations) {

    /** Who decides from when there are benefits. */
    public enum Decider {
        /** The rules in force on the day of enrolment. */
        RULES,
        /** The registry: the day of enrolment is not on record, or the scheme has no rules here. */
        REGISTRY
    }

    /** Copies its list. */
    public BenefitsFrom {
        citations = List.copyOf(citations);
    }
}
