package io.jishi.architecture.guilty.application.coverage.store;

import io.jishi.architecture.guilty.application.platform.SystemTime;
import io.vertx.sqlclient.SqlClient;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** Innocent: a store that uses Hibernate, SQL and the platform. */
public final class CoverageTable {

    public Instant readAt(Mutiny.Session session, SqlClient client, EntityManager manager, SystemTime time) {
        Objects.requireNonNull(session);
        Objects.requireNonNull(client);
        Objects.requireNonNull(manager);
        return time.current();
    }
}
