package io.jishi.settlement.model;

import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.coverage.model.Coverage;
import io.jishi.filing.model.Filings;
import io.jishi.provider.model.DesignatedProvider;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was looked up for a request, each with the epoch at which it was read.
 *
 * @param coverage of the person
 * @param filings of the person
 * @param provider as the insured region sees it
 * @param catalogue entries of the items on the lines; null if totals were sent or the provider has no catalogue
 */
public record Situation(
        Coverage coverage,
        Filings filings,
        DesignatedProvider provider,
        @Nullable CatalogueExcerpt catalogue) {

    /** Whether the locked rows are still the ones that this was read from. */
    public boolean isCurrent(SettleRequest request, LockedState state) {
        long personEpoch = state.person(request.person()).map(PersonLock::epoch).orElse(Coverage.ABSENT);
        return coverage.epoch() == personEpoch
                && filings.epoch() == personEpoch
                && provider.epoch() == state.providerEpoch(request.region(), request.providerCode())
                && (catalogue == null || catalogue.epoch() == state.catalogueEpoch(catalogue.region()));
    }
}
