package io.jishi.settlement;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.PersonKey;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.visit.model.VisitKey;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way through a lane: what must be locked and read for it, and what it decides once that is done.
 */
public interface LaneItem {

    /** What to lock and read. */
    Keys keys();

    /**
     * Decides, under the locks. A plain computation; it is asked again from the start if the batch has to be rerun.
     *
     * @throws IllegalStateException if an invariant of a bill is broken; only this message fails then
     */
    Decision decide(LockedState state);

    /** Whether {@link #readUnderLock} has something to read: then what it reads is kept from changing. */
    default boolean readsUnderLock() {
        return false;
    }

    /**
     * The same message with everything that it depends on read again, while its person is locked. Used when the rows
     * have changed under it twice; an ordinary item has nothing to read.
     */
    default @Nullable Uni<LaneItem> readUnderLock() {
        return null;
    }

    /**
     * What a message needs.
     *
     * @param message always
     * @param person whose row is locked first; null if nobody is known
     * @param visit the visit; null if the message is about none
     * @param provider whose epoch is compared; null if none was read
     * @param catalogueRegion whose epoch is compared; null if no line was split
     * @param accumulator the wide row; null if no terms were found
     * @param scopes the narrow rows
     * @param about the row that is to be undone or supplemented; null for a settlement
     */
    record Keys(
            MessageKey message,
            @Nullable PersonKey person,
            @Nullable VisitKey visit,
            @Nullable String provider,
            @Nullable String catalogueRegion,
            @Nullable AccumulatorKey accumulator,
            List<ScopeKey> scopes,
            @Nullable String about) {}

    /** What a message comes to. */
    sealed interface Decision {

        /**
         * Commit this.
         *
         * @param writes the rows
         */
        record Commit(Writes writes) implements Decision {}

        /**
         * The message was seen before; nothing is written.
         *
         * @param message the stored one
         */
        record Seen(StoredMessage message) implements Decision {}

        /** What it was computed from has changed since it was read; nothing is written. */
        record Stale() implements Decision {}
    }
}
