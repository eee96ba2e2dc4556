package io.jishi.filing.store;

import io.jishi.filing.model.Filings;
import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.StoreConfiguration;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads filings from PostgreSQL: the epoch of the person first, then the rows that it stands for. */
@ApplicationScoped
public class FilingStore {

    private static final long ABSENT = -1;

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;

    /** With Hibernate Reactive. */
    public FilingStore(Mutiny.SessionFactory sessions, Detached detached, StoreConfiguration configuration) {
        this.sessions = sessions;
        this.detached = detached;
        this.configuration = configuration;
    }

    /** The filings of a person as they are now. */
    public Uni<Filings> find(String region, String personId) {
        return detached.run(
                configuration.readDeadline(),
                () -> sessions.withStatelessSession(session ->
                        epoch(session, region, personId).chain(epoch -> filings(session, region, personId, epoch))));
    }

    private static Uni<Long> epoch(Mutiny.StatelessSession session, String region, String personId) {
        return session.createNativeQuery(
                        "select epoch from person where region = :region and person_id = :person", Long.class)
                .setParameter("region", region)
                .setParameter("person", personId)
                .getSingleResultOrNull()
                .map(epoch -> epoch == null ? ABSENT : epoch);
    }

    private static Uni<Filings> filings(Mutiny.StatelessSession session, String region, String personId, long epoch) {
        return session.createSelectionQuery(
                        "from FilingEntity where region = :region and personId = :person and withdrawnAt is null"
                                + " order by filingId",
                        FilingEntity.class)
                .setParameter("region", region)
                .setParameter("person", personId)
                .getResultList()
                .map(rows -> new Filings(
                        epoch, rows.stream().map(FilingEntity::toFiling).toList()));
    }
}
