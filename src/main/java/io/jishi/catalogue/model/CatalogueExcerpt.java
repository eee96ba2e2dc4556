package io.jishi.catalogue.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of some items, as of an epoch of the catalogue.
 *
 * @param region the treatment region
 * @param epoch of the catalogue when they were read
 * @param entries by item code, the newest first, which wins should two overlap; an item that is not listed has none
 */
public record CatalogueExcerpt(String region, long epoch, Map<String, List<CatalogueEntry>> entries) {

    /** Copies its map. */
    public CatalogueExcerpt {
        entries = Map.copyOf(entries);
    }

    /** The entry of an item on a fee date; empty if it is not listed then. */
    public Optional<CatalogueEntry> entry(String itemCode, LocalDate feeDate) {
        return entries.getOrDefault(itemCode, List.of()).stream()
                .filter(entry -> entry.valid().contains(feeDate))
                .findFirst();
    }
}
