package io.jishi.coverage.store;

import io.jishi.coverage.model.Coverage;
import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.StoreConfiguration;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads cover from PostgreSQL. The epoch is read before the rows that it stands for: a change in between leaves an
 * epoch that is too old, which costs a retry; the other order would pass old rows off as new.
 */
@ApplicationScoped
public class CoverageStore {

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;

    /** With Hibernate Reactive. */
    public CoverageStore(Mutiny.SessionFactory sessions, Detached detached, StoreConfiguration configuration) {
        this.sessions = sessions;
        this.detached = detached;
        this.configuration = configuration;
    }

    /** The cover of a person as it is now. */
    public Uni<Coverage> find(String region, String personId) {
        return detached.run(
                configuration.readDeadline(),
                () -> sessions.withStatelessSession(session -> session.get(
                                PersonEntity.class, new PersonEntity.Key(region, personId))
                        .chain(person ->
                                person == null ? Uni.createFrom().item(Coverage.NOBODY) : spells(session, person))));
    }

    private static Uni<Coverage> spells(Mutiny.StatelessSession session, PersonEntity person) {
        return list(session, CoverageEntity.class, person)
                .chain(spells -> list(session, AssistanceEntity.class, person)
                        .map(assistance -> new Coverage(
                                person.epoch,
                                person.county,
                                person.birthDate,
                                spells.stream().map(CoverageEntity::toSpell).toList(),
                                assistance.stream()
                                        .map(AssistanceEntity::toSpell)
                                        .toList())));
    }

    private static <T> Uni<List<T>> list(Mutiny.StatelessSession session, Class<T> type, PersonEntity person) {
        return session.createSelectionQuery(
                        "from " + type.getSimpleName()
                                + " where region = :region and personId = :person order by spellId",
                        type)
                .setParameter("region", person.region)
                .setParameter("person", person.personId)
                .getResultList();
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
