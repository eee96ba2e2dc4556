package io.jishi.settlement;

import io.smallrye.mutiny.Uni;

/** Whether what was read may be repeated to somebody: a row can be seen before it is safe from a fail-over. */
public interface Confirmation {

    /**
     * What a read gives, once it is as durable as a commit.
     *
     * @return fails with {@link io.jishi.shared.reason.Unconfirmed} if that is not so in time
     */
    <T> Uni<T> of(Uni<T> read);

    /** The same for an answer that is due within a second, and fails sooner. */
    <T> Uni<T> soonOf(Uni<T> read);
}
