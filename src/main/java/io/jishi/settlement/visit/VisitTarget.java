package io.jishi.settlement.visit;

import io.jishi.settlement.LaneItem;
import io.jishi.settlement.model.LiveSettlement;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitChange;
import io.jishi.settlement.model.VisitResult;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitStep;
import java.util.List;
import java.util.Optional;

/**
 * The visit that a message is about, with the charges of its registration, as they are under the lock.
 *
 * @param visit the stay or registration
 * @param all it and its charges
 */
record VisitTarget(Visit visit, List<Visit> all) {

    /** The visit that was read before, as it is now; empty if it was withdrawn. */
    static Optional<VisitTarget> of(LockedState state, Visit known) {
        return state.visit(known.key())
                .filter(visit -> visit.visitId().equals(known.visitId()))
                .map(visit -> new VisitTarget(visit, state.visitsOf(visit.key())));
    }

    /** The visit or charge that is settled as one; empty if nothing was charged under the number yet. */
    Optional<Visit> charge(String batch) {
        return all.stream()
                .filter(visit -> visit.key().chargeBatch().equals(batch))
                .findFirst();
    }

    /** The visit, as it is when some of them have changed. */
    Visit after(List<Visit> changed) {
        return changed.stream()
                .filter(each -> each.visitId().equals(visit.visitId()))
                .findFirst()
                .orElse(visit);
    }

    /** Those on which no live bill stands. */
    List<Visit> unsettled(LockedState state) {
        return all.stream()
                .filter(visit -> state.liveSettlement(visit.visitId()).isEmpty())
                .toList();
    }

    /** Why a step of one visit or charge cannot be taken. */
    static Optional<LaneItem.Decision> refusal(VisitStep step, Visit visit, LockedState state, boolean settlesFirst) {
        Optional<LiveSettlement> live = state.liveSettlement(visit.visitId());
        return step.refusal(new VisitStep.Standing(
                        visit, live.isPresent(), visit.lines().count() > 0, settlesFirst))
                .map(reason -> new LaneItem.Decision.Declined(
                        reason, live.map(LiveSettlement::settlementId).orElse(null)));
    }

    /** Why a step of all of it cannot be taken: the first of the visit and its charges that stands in the way. */
    Optional<LaneItem.Decision> refusal(VisitStep step, LockedState state, boolean settlesFirst) {
        return all.stream()
                .map(each -> refusal(step, each, state, settlesFirst))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A refusal of a visit that is gone. */
    static LaneItem.Decision withdrawn() {
        return new LaneItem.Decision.Declined(Reason.VISIT_WITHDRAWN, null);
    }

    /** What is written when a visit changes. */
    static LaneItem.Decision changed(StoredMessage message, VisitChange change, VisitResult result) {
        return new LaneItem.Decision.VisitChanged(Writes.of(message, change), result, false);
    }

    /** What is so already: the message is written, the visit is not. */
    static LaneItem.Decision unchanged(StoredMessage message, VisitResult result) {
        return new LaneItem.Decision.VisitChanged(Writes.of(message, VisitChange.NONE), result, true);
    }

    /** What the same message did before. */
    static LaneItem.Decision replayed(VisitResult result) {
        return new LaneItem.Decision.VisitChanged(null, result, true);
    }
}
