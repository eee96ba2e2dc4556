package io.jishi.settlement;

import io.jishi.platform.identity.Identifiers;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.shared.time.Deadline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Undoes a known settlement at the request of its own provider: a new row with the exact negative amounts, swapped
 * postings, and the accumulators as they were.
 */
@ApplicationScoped
public class CancelSettlement {

    private final SettlementDirectory settlements;
    private final Lanes lanes;
    private final InProgress inProgress;
    private final Identifiers identifiers;
    private final Deadlines deadlines;
    private final Clock clock;

    /** With its ports. */
    CancelSettlement(
            SettlementDirectory settlements,
            Lanes lanes,
            InProgress inProgress,
            Identifiers identifiers,
            Deadlines deadlines,
            Clock clock) {
        this.settlements = settlements;
        this.lanes = lanes;
        this.inProgress = inProgress;
        this.identifiers = identifiers;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Cancels once, however often the message is sent.
     *
     * @param key of the message; its provider must be the one of the settlement
     * @return the outcome; {@link RequestFault.Kind#NOT_FOUND} if this provider has no such settlement
     */
    public Uni<SettlementOutcome> cancel(MessageKey key, String settlementId, SettlementAnswers answers) {
        String fingerprint = Fingerprint.ofCancellation(settlementId);
        return deadlines.bound(deadline -> inProgress.once(
                key,
                fingerprint,
                () -> Deadlines.beforehand(deadline, settlements.find(key.region(), settlementId))
                        .chain(found -> found.map(SettlementDirectory.Found::settlement)
                                .filter(bill -> bill.providerCode().equals(key.providerCode()))
                                .map(bill -> cancel(item(key, fingerprint, bill, answers), fingerprint, deadline))
                                .orElseGet(CancelSettlement::notFound))));
    }

    private CancelItem item(MessageKey key, String fingerprint, Settlement bill, SettlementAnswers answers) {
        return new CancelItem(
                key,
                fingerprint,
                bill,
                identifiers.next(bill.region()),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                answers);
    }

    private Uni<SettlementOutcome> cancel(CancelItem item, String fingerprint, Deadline deadline) {
        return lanes.submit(item, deadline).map(decision -> Outcomes.of(fingerprint, decision));
    }

    private static Uni<SettlementOutcome> notFound() {
        return Uni.createFrom()
                .item(new SettlementOutcome.Refused(
                        new RequestFault(RequestFault.Kind.NOT_FOUND, "id", "no such settlement")));
    }
}
