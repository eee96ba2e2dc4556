package io.jishi.provider;

import io.jishi.provider.model.DesignatedProvider;
import io.smallrye.mutiny.Uni;

/** Designated providers, region by region. */
public interface ProviderDirectory {

    /** The provider, possibly from a cache; compare its epoch before money is moved. Never null. */
    Uni<DesignatedProvider> find(String region, String code);

    /** The provider from PostgreSQL; what was cached is replaced. Never null. */
    Uni<DesignatedProvider> findFresh(String region, String code);
}
