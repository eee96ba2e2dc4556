package io.jishi.coverage.store;

import io.jishi.coverage.model.Coverage;
import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.GatheredReads;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.shared.id.PersonKey;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads cover from PostgreSQL. */
@ApplicationScoped
public class CoverageStore {

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;
    private final GatheredReads<PersonKey, Coverage> reads;

    /** With Hibernate Reactive, and past it for what every bill reads. */
    public CoverageStore(
            Mutiny.SessionFactory sessions,
            Detached detached,
            Pool pool,
            CoverageRows rows,
            StoreConfiguration configuration) {
        this.sessions = sessions;
        this.detached = detached;
        this.configuration = configuration;
        this.reads = new GatheredReads<>(pool, configuration.readDeadline(), rows);
    }

    /** The cover of a person as it is now. */
    public Uni<Coverage> find(String region, String personId) {
        return reads.read(new PersonKey(region, personId));
    }

    /** The id of the person with this blind index; empty text if there is none. */
    public Uni<String> personIdOf(String region, byte[] identityIndex) {
        return detached.run(
                configuration.readDeadline(),
                () -> sessions.withStatelessSession(session -> session.createSelectionQuery(
                                "from PersonEntity where region = :region and identityIndex = :index",
                                PersonEntity.class)
                        .setParameter("region", region)
                        .setParameter("index", identityIndex)
                        .getSingleResultOrNull()
                        .map(person -> person == null ? "" : person.personId)));
    }
}
