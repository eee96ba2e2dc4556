package io.jishi.settlement;

import io.jishi.benefit.SupplementCause;
import io.jishi.coverage.CoverageDirectory;
import io.jishi.platform.identity.Identifiers;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredBills;
import io.jishi.shared.time.Deadline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Supplements a bill for a fact that reaches back to its reference date and came after it, at the request of the bill's
 * own provider: a linked row with the difference. The bill, its answer and its explanation stay as they are.
 */
@ApplicationScoped
public class SupplementSettlement {

    private static final int ATTEMPTS_BEFORE_LOCK = 2;
    private static final int ATTEMPTS_MAXIMUM = 5;

    private final SettlementDirectory settlements;
    private final CoverageDirectory coverage;
    private final PolicyArchive archive;
    private final Lanes lanes;
    private final InProgress inProgress;
    private final Identifiers identifiers;
    private final Deadlines deadlines;
    private final Clock clock;

    /** With its ports. */
    SupplementSettlement(
            SettlementDirectory settlements,
            CoverageDirectory coverage,
            PolicyArchive archive,
            Lanes lanes,
            InProgress inProgress,
            Identifiers identifiers,
            Deadlines deadlines,
            Clock clock) {
        this.settlements = settlements;
        this.coverage = coverage;
        this.archive = archive;
        this.lanes = lanes;
        this.inProgress = inProgress;
        this.identifiers = identifiers;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** A message on its way. */
    private record Message(
            MessageKey key,
            String fingerprint,
            SupplementCause cause,
            SettlementDirectory.Found found,
            SettlementAnswers answers,
            Deadline deadline) {

        Settlement bill() {
            return found.settlement();
        }
    }

    /**
     * Supplements once, however often the message is sent.
     *
     * @param key of the message; its provider must be the one of the settlement
     * @return the outcome; {@link RequestFault.Kind#NOT_FOUND} if this provider has no such settlement
     */
    public Uni<SettlementOutcome> supplement(
            MessageKey key, String settlementId, SupplementCause cause, SettlementAnswers answers) {
        String fingerprint = Fingerprint.ofSupplement(settlementId, cause);
        return deadlines.bound(deadline -> inProgress.once(
                key,
                fingerprint,
                () -> Deadlines.beforehand(deadline, settlements.find(key.region(), settlementId))
                        .chain(found -> found.filter(
                                        row -> row.settlement().providerCode().equals(key.providerCode()))
                                .map(row -> supplement(new Message(key, fingerprint, cause, row, answers, deadline)))
                                .orElseGet(SupplementSettlement::notFound))));
    }

    private Uni<SettlementOutcome> supplement(Message message) {
        return Deadlines.beforehand(
                        message.deadline(),
                        archive.byHash(
                                message.bill().region(), message.bill().policy().hash()))
                .chain(policies -> attempt(message, StoredBills.versionOf(message.bill(), policies), 1));
    }

    /** Past every cache from the first: the late fact itself has made what is cached old. */
    private Uni<SettlementOutcome> attempt(Message message, PolicyVersion policy, int number) {
        return Deadlines.beforehand(message.deadline(), item(message, policy, number > ATTEMPTS_BEFORE_LOCK))
                .chain(item -> lanes.submit(item, message.deadline()))
                .chain(decision -> {
                    if (!(decision instanceof LaneItem.Decision.Stale)) {
                        return Uni.createFrom().item(Outcomes.of(message.fingerprint(), decision));
                    }
                    return number == ATTEMPTS_MAXIMUM
                            ? Uni.createFrom().failure(new LaneFailure(LaneFailure.Kind.NOT_EXECUTED, null))
                            : attempt(message, policy, number + 1);
                });
    }

    private Uni<LaneItem> item(Message message, PolicyVersion policy, boolean underLock) {
        Settlement bill = message.bill();
        return coverage.findFresh(bill.region(), bill.personId())
                .map(known -> new SupplementItem(
                        new SupplementItem.Prepared(
                                message.key(),
                                message.fingerprint(),
                                message.cause(),
                                bill,
                                message.found().visitNumber(),
                                policy,
                                known,
                                identifiers.next(bill.region()),
                                clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        message.answers(),
                        underLock ? () -> item(message, policy, false) : null));
    }

    private static Uni<SettlementOutcome> notFound() {
        return Uni.createFrom()
                .item(new SettlementOutcome.Refused(
                        new RequestFault(RequestFault.Kind.NOT_FOUND, "id", "no such settlement")));
    }
}
