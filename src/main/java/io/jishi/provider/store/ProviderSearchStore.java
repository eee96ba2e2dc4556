package io.jishi.provider.store;

import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.provider.ProviderSearch;
import io.jishi.provider.model.NamedProvider;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Searches the providers of a region in PostgreSQL. A region has some thousands, which are read past an index. */
@ApplicationScoped
class ProviderSearchStore implements ProviderSearch {

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;

    /** With Hibernate Reactive. */
    ProviderSearchStore(Mutiny.SessionFactory sessions, Detached detached, StoreConfiguration configuration) {
        this.sessions = sessions;
        this.detached = detached;
        this.configuration = configuration;
    }

    @Override
    public Uni<List<NamedProvider>> search(
            String region, @Nullable String code, @Nullable String namePrefix, int maximum) {
        return detached.run(
                configuration.readDeadline(),
                () -> sessions.withStatelessSession(session -> session.createNativeQuery(
                                "select provider_code, name, grade from provider where region = :region"
                                        + " and (:code = '' or provider_code = :code) and starts_with(name, :prefix)"
                                        + " order by provider_code",
                                Object[].class)
                        .setParameter("region", region)
                        .setParameter("code", code == null ? "" : code)
                        .setParameter("prefix", namePrefix == null ? "" : namePrefix)
                        .setMaxResults(maximum)
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(ProviderSearchStore::toProvider)
                                .toList())));
    }

    private static NamedProvider toProvider(Object[] row) {
        return new NamedProvider((String) row[0], (String) row[1], ProviderStore.grade((String) row[2]));
    }
}
