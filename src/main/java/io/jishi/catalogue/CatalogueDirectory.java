package io.jishi.catalogue;

import io.jishi.catalogue.model.CatalogueExcerpt;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Drugs, services, consumables and their price limits, by treatment region. */
public interface CatalogueDirectory {

    /** The entries of these items in one consistent state, possibly from this instance's memory. Never null. */
    Uni<CatalogueExcerpt> find(String region, Set<String> itemCodes);

    /** The entries of these items from PostgreSQL. Never null. */
    Uni<CatalogueExcerpt> findFresh(String region, Set<String> itemCodes);
}
