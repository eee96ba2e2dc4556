package io.jishi.settlement.store;

import io.jishi.platform.transaction.CommitBarrier;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.settlement.Confirmation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Confirms by a later commit of ours. */
@ApplicationScoped
class ConfirmedByCommit implements Confirmation {

    private final CommitBarrier barrier;

    private final StoreConfiguration configuration;

    ConfirmedByCommit(CommitBarrier barrier, StoreConfiguration configuration) {
        this.barrier = barrier;
        this.configuration = configuration;
    }

    @Override
    public <T> Uni<T> of(Uni<T> read) {
        return barrier.after(read);
    }

    @Override
    public <T> Uni<T> soonOf(Uni<T> read) {
        return barrier.after(read, configuration.confirmDeadline());
    }
}
