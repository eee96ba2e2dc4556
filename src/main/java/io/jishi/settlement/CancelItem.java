package io.jishi.settlement;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.reason.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One cancellation on its way through a lane. It takes the newest live bill or supplement of the person's year and
 * nothing else, since what came later was computed from the accumulators that it left (ADR-1, ADR-5).
 */
final class CancelItem implements LaneItem {

    private final MessageKey key;
    private final String fingerprint;
    private final Settlement bill;
    private final String cancellationId;
    private final Instant receivedAt;
    private final SettlementAnswers answers;

    CancelItem(
            MessageKey key,
            String fingerprint,
            Settlement bill,
            String cancellationId,
            Instant receivedAt,
            SettlementAnswers answers) {
        this.key = key;
        this.fingerprint = fingerprint;
        this.bill = bill;
        this.cancellationId = cancellationId;
        this.receivedAt = receivedAt;
        this.answers = answers;
    }

    @Override
    public Keys keys() {
        return new Keys(
                key,
                bill.person(),
                null,
                null,
                null,
                year(),
                List.copyOf(new Undo(bill).scopes().keySet()),
                List.of(bill.settlementId()));
    }

    @Override
    public Decision decide(LockedState state) {
        Optional<StoredMessage> seen = state.message(key);
        if (seen.isPresent()) {
            return new Decision.Seen(seen.get());
        }
        Settlement current = state.settlement(bill.settlementId()).orElseThrow();
        return refusal(current, state)
                .map(reason -> refused(reason, inTheWay(reason, current, state)))
                .orElseGet(() -> cancel(current, state));
    }

    private Optional<Reason> refusal(Settlement current, LockedState state) {
        if (current.undoes()) {
            return Optional.of(Reason.NOT_A_SETTLEMENT);
        }
        if (!current.isLive()) {
            return Optional.of(Reason.SETTLEMENT_ALREADY_UNDONE);
        }
        String newest = state.newestOf(year()).orElseThrow();
        if (newest.equals(current.settlementId())) {
            return Optional.empty();
        }
        boolean ownSupplement = state.supplementsOf(current.settlementId()).stream()
                .anyMatch(supplement -> supplement.settlementId().equals(newest));
        return Optional.of(ownSupplement ? Reason.HAS_SUPPLEMENT : Reason.NOT_THE_NEWEST_SETTLEMENT);
    }

    /** The row that the refusal is about: the one that must be cancelled first, or the one that was named. */
    private String inTheWay(Reason reason, Settlement current, LockedState state) {
        boolean later = reason == Reason.NOT_THE_NEWEST_SETTLEMENT || reason == Reason.HAS_SUPPLEMENT;
        return later ? state.newestOf(year()).orElseThrow() : current.settlementId();
    }

    private Decision refused(Reason reason, String settlementId) {
        Answer answer = answers.rejected(reason, false, settlementId);
        return new Decision.Commit(Writes.only(message(answer, reason, null)));
    }

    private Decision cancel(Settlement current, LockedState state) {
        Undo undo = new Undo(current);
        Writes.Bill row = undo.by(
                Settlement.Kind.CANCELLATION, cancellationId, undo.nextSequence(state), fingerprint, receivedAt);
        return new Decision.Commit(Writes.of(message(answers.cancelled(row.settlement()), null, cancellationId), row));
    }

    private StoredMessage message(Answer answer, @Nullable Reason reason, @Nullable String settlementId) {
        return new StoredMessage(
                key, StoredMessage.Kind.ORIGINAL, fingerprint, answer, reason, false, settlementId, receivedAt);
    }

    private AccumulatorKey year() {
        return new Undo(bill).year();
    }
}
