package io.jishi.reconciliation;

import io.jishi.reconciliation.model.Switches;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Compares a stored file with our rows, both as they are in one snapshot. */
public interface DetailComparison {

    /**
     * Compares and stores the result, whole or not at all. It goes on when its caller hangs up. Fails with {@link
     * io.jishi.shared.reason.Unavailable} if it is not done in time, or as many others wait as may; a result that was
     * stored nevertheless is nobody's and expires.
     *
     * @param now when it is asked for
     */
    Uni<DetailsOutcome> compare(DetailsRequest request, Switches switches, Instant now);
}
