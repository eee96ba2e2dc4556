package io.jishi.settlement.visit;

import io.jishi.settlement.LaneFailure;
import io.jishi.settlement.ReverseMessage;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.MessageKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Neutralises an opening whose outcome its sender does not know: the visit that it opened is withdrawn, in the order
 * that every withdrawal keeps; an opening that was not seen leaves a tombstone.
 */
@ApplicationScoped
public class ReverseOpening {

    private final SettlementDirectory settlements;
    private final ReverseMessage reverseMessage;
    private final MoveVisit moveVisit;

    ReverseOpening(SettlementDirectory settlements, ReverseMessage reverseMessage, MoveVisit moveVisit) {
        this.settlements = settlements;
        this.reverseMessage = reverseMessage;
        this.moveVisit = moveVisit;
    }

    /**
     * Reverses an opening, once, however often the reversal is sent.
     *
     * @param key of the reversal
     * @param target the opening; of the same region and provider
     * @param personId the patient
     */
    public Uni<SettlementOutcome> reverse(MessageKey key, MessageKey target, String personId) {
        return attempt(key, target, personId)
                .onFailure(ReverseOpening::notExecuted)
                .recoverWithUni(() -> attempt(key, target, personId));
    }

    private Uni<SettlementOutcome> attempt(MessageKey key, MessageKey target, String personId) {
        return settlements.message(target).chain(found -> {
            String visitId = found.map(message -> message.visitId()).orElse(null);
            return visitId == null
                    ? reverseMessage.reverse(key, target, personId)
                    : moveVisit.withdraw(key, new VisitReference(visitId, personId, null));
        });
    }

    /** The opening may have come between looking for it and leaving its tombstone. */
    private static boolean notExecuted(Throwable failure) {
        return failure instanceof LaneFailure lane && lane.kind() == LaneFailure.Kind.NOT_EXECUTED;
    }
}
