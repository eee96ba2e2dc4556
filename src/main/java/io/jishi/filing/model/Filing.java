package io.jishi.filing.model;

import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A filing that has not been withdrawn.
 *
 * @param filingId its id
 * @param kind what it is about
 * @param disease of a disease filing; null otherwise
 * @param treatmentRegion place that it is for; null for any
 * @param providerCode provider that it is for; null for any
 * @param valid its days
 */
public record Filing(
        String filingId,
        FilingKind kind,
        @Nullable String disease,
        @Nullable String treatmentRegion,
        @Nullable String providerCode,
        DateRange valid) {

    /**
     * Whether it is valid for a stay: its days meet those of the stay, and it names no other place or provider. A
     * filing that was completed after admission but before settlement counts (calculation rules, section 3).
     */
    public boolean covers(Stay stay) {
        boolean days = !valid.from().isAfter(stay.until())
                && (valid.until() == null || valid.until().isAfter(stay.from()));
        boolean place = treatmentRegion == null || treatmentRegion.equals(stay.treatmentRegion());
        boolean provider = providerCode == null || providerCode.equals(stay.providerCode());
        return days && place && provider;
    }

    /**
     * A stay, as far as a filing asks.
     *
     * @param from first day
     * @param until last day, inclusive
     * @param treatmentRegion the provider's place
     * @param providerCode the provider
     */
    public record Stay(LocalDate from, LocalDate until, String treatmentRegion, String providerCode) {}
}
