package io.jishi.architecture.guilty.application.settlement;

import org.hibernate.reactive.mutiny.Mutiny;

/** Guilty: a use case that holds a session. */
public final class HoldsSession {

    public int read(Mutiny.Session session) {
        return session.hashCode();
    }
}
