package io.jishi.filing.model;

import io.jishi.shared.code.ReferralStatus;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A person's filings, as of an epoch of the person's row.
 *
 * @param epoch of the person's row when this was read; below zero if there was none
 * @param filings that have not been withdrawn
 */
public record Filings(long epoch, List<Filing> filings) {

    /** Ids ascend in time. */
    private static final Comparator<Filing> FILED_FIRST = Comparator.comparing(Filing::filingId);

    /** Copies its list. */
    public Filings {
        filings = List.copyOf(filings);
    }

    /**
     * The filing that covers a stay: a referral first, then a temporary filing, an emergency, a long-term residence.
     * Of several of one kind it is the one that was filed first.
     */
    public Optional<Filing> covering(Filing.Stay stay) {
        return covering(stay, FilingKind.REFERRAL)
                .or(() -> covering(stay, FilingKind.TEMPORARY))
                .or(() -> covering(stay, FilingKind.EMERGENCY))
                .or(() -> covering(stay, FilingKind.LONG_TERM_RESIDENT));
    }

    /** What covers a stay, see {@link #covering}. */
    public ReferralStatus statusFor(Filing.Stay stay) {
        return covering(stay).map(filing -> filing.kind().covers()).orElse(ReferralStatus.NOT_FILED);
    }

    /** Whether a disease is filed on the day. */
    public boolean hasDisease(String disease, LocalDate day) {
        return ofDisease(disease, day).isPresent();
    }

    /** The filing of a disease that is valid on the day; of several, the one that was filed first. */
    public Optional<Filing> ofDisease(String disease, LocalDate day) {
        return filings.stream()
                .filter(filing -> filing.kind() == FilingKind.DISEASE
                        && disease.equals(filing.disease())
                        && filing.valid().contains(day))
                .min(FILED_FIRST);
    }

    private Optional<Filing> covering(Filing.Stay stay, FilingKind kind) {
        return filings.stream()
                .filter(filing -> filing.kind() == kind && filing.covers(stay))
                .min(FILED_FIRST);
    }
}
