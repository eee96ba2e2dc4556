package io.jishi.architecture.guilty.application.settlement;

import jakarta.persistence.EntityManager;

/** Guilty: the same by the standard interface. */
public final class HoldsPersistence {

    public int read(EntityManager manager) {
        return manager.hashCode();
    }
}
