package io.jishi.settlement;

import io.jishi.settlement.model.StoredMessage;

/** What a decision means for the caller. */
final class Outcomes {

    private Outcomes() {}

    /** The outcome of a decision that stands: written now, or seen before. */
    static SettlementOutcome of(String fingerprint, LaneItem.Decision decision) {
        if (decision instanceof LaneItem.Decision.Commit commit) {
            return new SettlementOutcome.Answered(commit.toWrite().messages().get(0), false);
        }
        if (decision instanceof LaneItem.Decision.VisitChanged changed) {
            return new SettlementOutcome.VisitChanged(changed.result(), changed.replayed());
        }
        if (decision instanceof LaneItem.Decision.Declined declined) {
            return new SettlementOutcome.Declined(declined.reason(), declined.settlementId());
        }
        if (decision instanceof LaneItem.Decision.Faulty faulty) {
            return new SettlementOutcome.Refused(faulty.fault());
        }
        if (decision instanceof LaneItem.Decision.Seen seen) {
            return of(fingerprint, seen.message());
        }
        throw new LaneFailure(LaneFailure.Kind.NOT_EXECUTED, null);
    }

    /** The outcome of a message that was seen before. */
    static SettlementOutcome of(String fingerprint, StoredMessage stored) {
        String first = stored.fingerprint();
        if (first != null && !first.equals(fingerprint)) {
            return new SettlementOutcome.MessageReused();
        }
        return new SettlementOutcome.Answered(stored, true);
    }
}
