package io.jishi.policy.model;

import io.jishi.shared.code.Scheme;
import java.util.Set;

/**
 * Which other covers exclude this scheme's (S0-03-3, S0-03-4).
 *
 * @param excludedBy the schemes
 * @param counting when a cover of theirs counts
 */
public record SecondCoverTerms(Set<Scheme> excludedBy, Counting counting) {

    /** When a second cover counts. */
    public enum Counting {
        /** When its benefits have begun. */
        BENEFITS,
        /** As soon as it has begun. */
        COVER
    }

    /** Copies its set. */
    public SecondCoverTerms {
        excludedBy = Set.copyOf(excludedBy);
    }
}
