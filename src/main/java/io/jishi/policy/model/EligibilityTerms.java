package io.jishi.policy.model;

import io.jishi.shared.code.EnrolmentBasis;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has benefits, as it is in force on a day. A part that is null does not exist then: no rule, no restriction.
 *
 * @param insured the grounds on which people are insured, on the same terms
 * @param secondCover which other covers exclude this one
 * @param waiting the waiting period with its exemptions
 */
public record EligibilityTerms(
        @Nullable Cited<Set<EnrolmentBasis>> insured,
        @Nullable Cited<SecondCoverTerms> secondCover,
        @Nullable WaitingTerms waiting) {

    /** No rule at all. */
    public static final EligibilityTerms NONE = new EligibilityTerms(null, null, null);
}
