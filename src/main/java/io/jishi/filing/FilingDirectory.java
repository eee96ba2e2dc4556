package io.jishi.filing;

import io.jishi.filing.model.Filings;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Referral, cross-region and disease filings of a person. */
public interface FilingDirectory {

    /** The filings, possibly from a cache; compare the epoch before money is moved. Never null. */
    Uni<Filings> find(String region, String personId);

    /** The filings from PostgreSQL; what was cached is replaced. Never null. */
    Uni<Filings> findFresh(String region, String personId);

    /** The filings of a person if this instance has them at hand; compare the epoch as that of any cached row. */
    Optional<Filings> near(String personId);

    /**
     * Keeps the filings of a person at hand, which somebody has read.
     *
     * @param began when the reading began, by {@link System#nanoTime()}
     */
    void offer(String personId, Filings found, long began);

    /** Forgets what is cached of a person whose filings have changed. Saves a retry; no bill depends on it. */
    void forget(String personId);
}
