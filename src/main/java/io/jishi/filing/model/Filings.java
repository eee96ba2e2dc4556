package io.jishi.filing.model;

import io.jishi.shared.code.ReferralStatus;
import java.time.LocalDate;
import java.util.List;

/**
 * A person's filings, as of an epoch of the person's row.
 *
 * @param epoch of the person's row when this was read; below zero if there was none
 * @param filings that have not been withdrawn
 */
public record Filings(long epoch, List<Filing> filings) {

    /** Copies its list. */
    public Filings {
        filings = List.copyOf(filings);
    }

    /** What covers a stay: a referral or temporary filing first, then an emergency, then a long-term residence. */
    public ReferralStatus statusFor(Filing.Stay stay) {
        if (covers(stay, FilingKind.REFERRAL) || covers(stay, FilingKind.TEMPORARY)) {
            return ReferralStatus.FILED;
        }
        if (covers(stay, FilingKind.EMERGENCY)) {
            return ReferralStatus.EMERGENCY;
        }
        return covers(stay, FilingKind.LONG_TERM_RESIDENT)
                ? ReferralStatus.LONG_TERM_RESIDENT
                : ReferralStatus.NOT_FILED;
    }

    /** Whether a disease is filed on the day. */
    public boolean hasDisease(String disease, LocalDate day) {
        return filings.stream()
                .anyMatch(filing -> filing.kind() == FilingKind.DISEASE
                        && disease.equals(filing.disease())
                        && filing.valid().contains(day));
    }

    private boolean covers(Filing.Stay stay, FilingKind kind) {
        return filings.stream().anyMatch(filing -> filing.kind() == kind && filing.covers(stay));
    }
}
