package io.jishi.settlement.visit;

import io.jishi.settlement.LaneItem;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.StoredMessage;

/** What one kind of message does to a visit, under the locks. A plain computation. */
interface VisitWork {

    /**
     * Decides.
     *
     * @param message to store if something is done
     */
    LaneItem.Decision decide(LockedState state, StoredMessage message);

    /**
     * What a message that was carried out before is told now; writes nothing.
     *
     * @param seen as it is stored
     */
    LaneItem.Decision again(LockedState state, StoredMessage seen);
}
