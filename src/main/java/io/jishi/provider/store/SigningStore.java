package io.jishi.provider.store;

import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.provider.model.SigningKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads signing keys from PostgreSQL. */
@ApplicationScoped
public class SigningStore {

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;

    /** With Hibernate Reactive. */
    public SigningStore(Mutiny.SessionFactory sessions, Detached detached, StoreConfiguration configuration) {
        this.sessions = sessions;
        this.detached = detached;
        this.configuration = configuration;
    }

    /** The key of an application that is valid now; null if there is none. */
    public Uni<@Nullable SigningKey> find(String application) {
        return detached.run(
                configuration.readDeadline(),
                () -> sessions.withStatelessSession(session -> session.createNativeQuery(
                                "select institution_code, secret from institution_signing where paas_id = :application"
                                        + " and valid_from <= now() and (valid_until is null or valid_until > now())",
                                Object[].class)
                        .setParameter("application", application)
                        .getSingleResultOrNull()
                        .map(row -> row == null ? null : new SigningKey((String) row[0], (String) row[1]))));
    }
}
