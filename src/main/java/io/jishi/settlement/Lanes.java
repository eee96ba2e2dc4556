package io.jishi.settlement;

import io.jishi.shared.time.Deadline;
import io.smallrye.mutiny.Uni;

/**
 * Commits messages. Messages of one person are decided in the order in which they were submitted; messages that arrive
 * while a commit is under way share the next one.
 */
public interface Lanes {

    /**
     * Locks, decides and commits. Atomic: either everything that the decision writes is on disk when the result
     * arrives, or nothing is. Cancelling the result does not cancel the message.
     *
     * @param deadline a message that has not begun by then is dropped: {@link LaneFailure.Kind#NOT_EXECUTED}
     * @return the decision, after the commit
     * @throws LaneFailure as the failure of the result
     */
    Uni<LaneItem.Decision> submit(LaneItem item, Deadline deadline);
}
