package io.jishi.settlement;

import io.jishi.settlement.model.StoredMessage;

/** What a decision means for the caller. */
final class Outcomes {

    private Outcomes() {}

    /** The outcome of a decision that stands: written now, or seen before. */
    static SettlementOutcome of(String fingerprint, LaneItem.Decision decision) {
        if (decision instanceof LaneItem.Decision.Commit commit) {
            return new SettlementOutcome.Answered(commit.writes().message().answer(), false);
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
        return new SettlementOutcome.Answered(stored.answer(), true);
    }
}
