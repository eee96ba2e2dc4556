package io.jishi.architecture.guilty.application.benefit;

import io.smallrye.mutiny.Uni;

/** Guilty: arithmetic that is reactive. */
public final class ReturnsUni {

    public Uni<Long> amount() {
        return Uni.createFrom().item(1L);
    }
}
