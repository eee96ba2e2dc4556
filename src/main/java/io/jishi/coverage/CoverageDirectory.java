package io.jishi.coverage;

import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.Identified;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Who is insured where. */
public interface CoverageDirectory {

    /** The cover of a person, possibly from a cache; compare its epoch before money is moved. Never null. */
    Uni<Coverage> find(String region, String personId);

    /** The cover of a person from PostgreSQL; what was cached is replaced. Never null. */
    Uni<Coverage> findFresh(String region, String personId);

    /** The cover of a person if this instance has it at hand; compare the epoch as that of any cached row. */
    Optional<Coverage> near(String personId);

    /**
     * Keeps the cover of a person at hand, which somebody has read.
     *
     * @param began when the reading began, by {@link System#nanoTime()}
     */
    void offer(String personId, Coverage found, long began);

    /** Forgets what is cached of a person whose epoch has been raised. Saves a retry; no bill depends on it. */
    void forget(String personId);

    /**
     * Who has this ID number in the region.
     *
     * @param identityNumber as the provider sent it; it is turned into its blind index at once and never kept
     */
    Uni<Identified> identify(String region, String identityNumber);
}
