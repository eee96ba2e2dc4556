package io.jishi.outbox;

import io.jishi.outbox.model.Backlog;
import io.jishi.outbox.model.Lease;
import io.jishi.outbox.model.OutboxEvent;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The outbox. What changes a row asks for the lease in the same transaction, so that a frozen relay changes nothing.
 */
public interface OutboxStore {

    /** Regions in which something waits, in order; at most so many. */
    Future<List<String>> regionsThatWait(int maximum);

    /** The lease of the region, if nobody else holds it; what is already ours is taken anew. */
    Future<Optional<Lease>> acquire(String region, String holder);

    /** Prolongs the lease; fails with {@link LeaseLost}. */
    Future<Void> renew(Lease lease);

    /** Gives the lease back, if it is still ours. */
    Future<Void> release(Lease lease);

    /**
     * Numbers events that were committed since, in the order of their arrival; at most so many.
     *
     * @return how many; fails with {@link LeaseLost}
     */
    Future<Integer> number(Lease lease, int maximum);

    /** The next numbered events after this number that are not delivered, in order; at most so many. */
    Future<List<OutboxEvent>> next(String region, long after, int maximum);

    /** Marks the events with these numbers as delivered; fails with {@link LeaseLost}. */
    Future<Void> delivered(Lease lease, long first, long last);

    /** What waits in a region. */
    Future<Backlog> backlog(String region);
}
