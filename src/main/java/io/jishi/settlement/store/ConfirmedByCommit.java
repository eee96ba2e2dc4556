package io.jishi.settlement.store;

import io.jishi.platform.transaction.CommitBarrier;
import io.jishi.settlement.Confirmation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Confirms by a later commit of ours. */
@ApplicationScoped
class ConfirmedByCommit implements Confirmation {

    private final CommitBarrier barrier;

    ConfirmedByCommit(CommitBarrier barrier) {
        this.barrier = barrier;
    }

    @Override
    public <T> Uni<T> of(Uni<T> read) {
        return barrier.after(read);
    }
}
