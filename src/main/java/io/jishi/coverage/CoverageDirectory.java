package io.jishi.coverage;

import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.Identified;
import io.smallrye.mutiny.Uni;

/** Who is insured where. */
public interface CoverageDirectory {

    /** The cover of a person, possibly from a cache; compare its epoch before money is moved. Never null. */
    Uni<Coverage> find(String region, String personId);

    /** The cover of a person from PostgreSQL; what was cached is replaced. Never null. */
    Uni<Coverage> findFresh(String region, String personId);

    /** Forgets what is cached of a person whose epoch has been raised. Saves a retry; no bill depends on it. */
    void forget(String personId);

    /**
     * Who has this ID number in the region.
     *
     * @param identityNumber as the provider sent it; it is turned into its blind index at once and never kept
     */
    Uni<Identified> identify(String region, String identityNumber);
}
