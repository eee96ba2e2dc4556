package io.jishi.settlement;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitResult;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.reason.Reason;
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
     * @param visit the visit, with the charges of its registration; null if the message is about none
     * @param provider whose epoch is compared; null if none was read
     * @param catalogueRegion whose epoch is compared; null if no line was split
     * @param accumulator the wide row; null if no terms were found
     * @param scopes the narrow rows
     * @param about the rows that are to be undone or supplemented, and what they refer to; none for a settlement
     * @param also what only some messages need
     */
    record Keys(
            MessageKey message,
            @Nullable PersonKey person,
            @Nullable VisitKey visit,
            @Nullable String provider,
            @Nullable String catalogueRegion,
            @Nullable AccumulatorKey accumulator,
            List<ScopeKey> scopes,
            List<String> about,
            Also also) {

        /** What most messages need. */
        public Keys(
                MessageKey message,
                @Nullable PersonKey person,
                @Nullable VisitKey visit,
                @Nullable String provider,
                @Nullable String catalogueRegion,
                @Nullable AccumulatorKey accumulator,
                List<ScopeKey> scopes,
                List<String> about) {
            this(message, person, visit, provider, catalogueRegion, accumulator, scopes, about, Also.NOTHING);
        }

        /** A message that changes a visit. */
        public static Keys ofVisit(
                MessageKey message, PersonKey person, VisitKey visit, @Nullable String catalogueRegion, Also also) {
            String provider = catalogueRegion == null ? null : visit.providerCode();
            return new Keys(message, person, visit, provider, catalogueRegion, null, List.of(), List.of(), also);
        }

        /** These, and the cover and the filings of the person. */
        public Keys withRegistered() {
            return with(new Also(also.target(), also.lines(), also.personalAccount(), true));
        }

        /** These, and more. */
        public Keys with(Also more) {
            return new Keys(message, person, visit, provider, catalogueRegion, accumulator, scopes, about, more);
        }
    }

    /**
     * What only some messages need.
     *
     * @param target another message, which is to be reversed; null for none
     * @param lines lines in force
     * @param personalAccount whether the person's account is read
     * @param registered whether the cover and the filings of the person are read
     */
    record Also(@Nullable MessageKey target, List<LineKey> lines, boolean personalAccount, boolean registered) {

        /** Nothing. */
        public static final Also NOTHING = new Also(null, List.of(), false, false);

        /** What most messages need that need more at all. */
        public Also(@Nullable MessageKey target, List<LineKey> lines, boolean personalAccount) {
            this(target, lines, personalAccount, false);
        }

        /** Copies its list. */
        public Also {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line in force with this serial, and every return of it.
     *
     * @param region pooling region
     * @param registrationId the stay or registration
     * @param serial of the line
     */
    record LineKey(String region, String registrationId, String serial) {}

    /** What a message comes to. */
    sealed interface Decision {

        /**
         * Commit this.
         *
         * @param toWrite the rows
         */
        record Commit(Writes toWrite) implements Decision {}

        /**
         * The message was seen before; nothing is written.
         *
         * @param message the stored one
         */
        record Seen(StoredMessage message) implements Decision {}

        /** What it was computed from has changed since it was read; nothing is written. */
        record Stale() implements Decision {}

        /**
         * Refused for a reason that may pass; nothing is written, so that the same message may be sent again.
         *
         * @param reason why
         * @param settlementId the bill that stands in the way; null if none does
         */
        record Declined(Reason reason, @Nullable String settlementId) implements Decision {}

        /**
         * The message contradicts itself, or what is known; nothing is written.
         *
         * @param fault what contradicts what
         */
        record Faulty(RequestFault fault) implements Decision {}

        /**
         * A visit was changed, or had been changed by the same message.
         *
         * @param changes what is written; null if nothing is
         * @param result the visit, and its lines that the message is about
         * @param replayed whether the message was seen before, or asked for what is so already
         */
        record VisitChanged(@Nullable Writes changes, VisitResult result, boolean replayed) implements Decision {}

        /** What is written; null for nothing. */
        default @Nullable Writes writes() {
            if (this instanceof Commit commit) {
                return commit.toWrite();
            }
            return this instanceof VisitChanged changed ? changed.changes() : null;
        }
    }
}
