package io.jishi.settlement;

import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitChange;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.VisitKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reversal of a message on its way through a lane. Whatever the message did is undone, and if it did nothing yet,
 * it never will: a tombstone takes its key. It does so for somebody who is not registered as well, because the person
 * may be registered before a late original arrives; without a row to lock, the key of the message keeps both apart.
 */
final class ReverseItem implements LaneItem {

    private final Prepared prepared;

    /**
     * A reversal and what it was prepared from.
     *
     * @param key of the reversal
     * @param target the message that is to be reversed
     * @param person whose lock both messages take
     * @param fingerprint of the reversal
     * @param found the target as it was read; null if it was not seen
     * @param row the row that the target made, or that it is an alias of; null if there is none
     * @param visit what the provider calls the visit of that row; null if there is no row
     * @param supplemented the bill whose supplement that row cancels; null for any other row
     * @param credited whether a credit of a day counts to the personal account
     * @param undoingIds ids for the rows that undo it and its supplements
     * @param receivedAt when the reversal was worked on
     */
    record Prepared(
            MessageKey key,
            MessageKey target,
            PersonKey person,
            String fingerprint,
            @Nullable StoredMessage found,
            @Nullable Settlement row,
            @Nullable VisitKey visit,
            @Nullable String supplemented,
            Predicate<LocalDate> credited,
            List<String> undoingIds,
            Instant receivedAt) {}

    ReverseItem(Prepared prepared) {
        this.prepared = prepared;
    }

    @Override
    public Keys keys() {
        Settlement row = prepared.row();
        Keys keys = new Keys(
                prepared.key(),
                prepared.person(),
                prepared.visit(),
                null,
                null,
                row == null ? null : new Undo(row).year(),
                row == null ? List.of() : List.copyOf(new Undo(row).scopes().keySet()),
                row == null
                        ? List.of()
                        : Stream.of(row.settlementId(), row.refersTo(), prepared.supplemented())
                                .filter(Objects::nonNull)
                                .toList());
        boolean ofAccount = row != null && !row.amounts().personalAccount().isZero();
        return keys.with(new Also(prepared.target(), List.of(), ofAccount));
    }

    @Override
    public Decision decide(LockedState state) {
        Optional<StoredMessage> seen = state.message(prepared.key());
        if (seen.isPresent()) {
            return new Decision.Seen(seen.get());
        }
        Optional<StoredMessage> target = state.message(prepared.target());
        if (target.isPresent() != (prepared.found() != null)
                || !Objects.equals(idOf(target.orElse(null)), idOf(prepared.found()))) {
            return new Decision.Stale();
        }
        if (target.isEmpty()) {
            return commit(List.of(tombstone()), List.of(), List.of(), null);
        }
        return prepared.row() == null
                ? commit(List.of(), List.of(), List.of(), null)
                : undo(state.settlement(prepared.row().settlementId()).orElseThrow(), state);
    }

    private static @Nullable String idOf(@Nullable StoredMessage message) {
        return message == null ? null : message.settlementId();
    }

    private Decision undo(Settlement row, LockedState state) {
        if (row.undoneBy() != null) {
            return commit(List.of(), List.of(), List.of(), row.undoneBy());
        }
        Optional<Decision> refusal =
                new StandingAgain(row, prepared.visit(), prepared.supplemented(), prepared.credited()).refusal(state);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Settlement> rows = new ArrayList<>(row.undoes() ? List.of() : state.supplementsOf(row.settlementId()));
        Collections.reverse(rows);
        rows.add(row);
        if (rows.size() > prepared.undoingIds().size()) {
            return new Decision.Stale();
        }
        List<Writes.Bill> bills = new ArrayList<>();
        long sequence = new Undo(row).nextSequence(state);
        for (Settlement each : rows) {
            bills.add(new Undo(each)
                    .by(
                            Settlement.Kind.REVERSAL,
                            prepared.undoingIds().get(bills.size()),
                            sequence + bills.size(),
                            prepared.fingerprint(),
                            prepared.receivedAt()));
        }
        String last = bills.get(bills.size() - 1).settlement().settlementId();
        return commit(List.of(), bills, reviews(row, rows, state), last);
    }

    /**
     * Bills that were computed after this one stand on accumulators with it, and those that were computed after its
     * cancellation on accumulators without it; a human looks at them.
     */
    private static List<Writes.Review> reviews(Settlement row, List<Settlement> rows, LockedState state) {
        List<String> own = rows.stream().map(Settlement::settlementId).toList();
        Settlement changed = row.undoes()
                ? state.settlement(Objects.requireNonNull(row.refersTo())).orElseThrow()
                : row;
        String cause = row.undoes() ? Writes.Review.EARLIER_BILL_STANDS_AGAIN : Writes.Review.EARLIER_BILL_REVERSED;
        return state.liveAfter(new Undo(row).year(), changed.personSequence()).stream()
                .filter(id -> !own.contains(id))
                .map(id -> new Writes.Review(row.region(), id, cause))
                .toList();
    }

    private Decision commit(
            List<StoredMessage> more, List<Writes.Bill> bills, List<Writes.Review> reviews, @Nullable String undoing) {
        List<StoredMessage> messages = new ArrayList<>();
        messages.add(new StoredMessage(
                prepared.key(),
                StoredMessage.Kind.ORIGINAL,
                prepared.fingerprint(),
                Answer.NONE,
                null,
                false,
                undoing,
                prepared.receivedAt()));
        messages.addAll(more);
        return new Decision.Commit(new Writes(messages, bills, VisitChange.NONE, reviews));
    }

    private StoredMessage tombstone() {
        return new StoredMessage(
                prepared.target(),
                StoredMessage.Kind.TOMBSTONE,
                null,
                Answer.NONE,
                Reason.MESSAGE_REVERSED,
                false,
                null,
                prepared.receivedAt());
    }
}
