package io.jishi.architecture.guilty.application.coverage.model;

import io.smallrye.mutiny.Uni;

/** Guilty: a model that is not there yet. */
public final class PromisesCategory {

    public Uni<String> category() {
        return Uni.createFrom().item("");
    }
}
