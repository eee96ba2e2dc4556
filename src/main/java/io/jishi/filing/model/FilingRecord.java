package io.jishi.filing.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filing with what is on record about it, withdrawn or not.
 *
 * @param region pooling region of the insured
 * @param personId whose it is
 * @param filing what it says
 * @param channel how it came in
 * @param filedBy the institution that filed it; null if the agency loaded it
 * @param filedAt when it was filed
 * @param withdrawnAt when it was withdrawn; null while it stands
 */
public record FilingRecord(
        String region,
        String personId,
        Filing filing,
        FilingChannel channel,
        @Nullable String filedBy,
        Instant filedAt,
        @Nullable Instant withdrawnAt) {

    /** Whether the institution filed it. */
    public boolean isFiledBy(String institution) {
        return institution.equals(filedBy);
    }

    /** Whether the institution may see it: the one that filed it, and the hospital that it names. */
    public boolean isVisibleTo(String institution) {
        return isFiledBy(institution) || institution.equals(filing.providerCode());
    }
}
