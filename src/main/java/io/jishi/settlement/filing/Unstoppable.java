package io.jishi.settlement.filing;

import io.smallrye.mutiny.Uni;

/** Work that goes on when its caller hangs up, which cancels the pipeline of the request. */
final class Unstoppable {

    private Unstoppable() {}

    /** Starts the work when the result is subscribed to. Cancelling the result cancels nothing. */
    static <T> Uni<T> run(Uni<T> work) {
        return Uni.createFrom()
                .completionStage(() -> work.subscribeAsCompletionStage().copy());
    }
}
