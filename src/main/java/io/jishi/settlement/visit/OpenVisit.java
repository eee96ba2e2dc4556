package io.jishi.settlement.visit;

import io.jishi.platform.identity.Identifiers;
import io.jishi.provider.ProviderDirectory;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.MessagePipeline;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitChange;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.settlement.model.VisitResult;
import io.jishi.shared.code.CareType;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Opens a visit: admits to a stay, or registers an outpatient visit. A second opening of the same visit, under whatever
 * message id, finds the first. Benefits are asked for when the visit is settled, not here: cover may be confirmed, a
 * filing completed, during the stay.
 */
@ApplicationScoped
public class OpenVisit {

    private static final MessagePipeline.Prepared NOT_DESIGNATED =
            new MessagePipeline.Prepared.Done(new SettlementOutcome.Declined(Reason.PROVIDER_NOT_DESIGNATED, null));

    private final MessagePipeline pipeline;
    private final SettlementDirectory settlements;
    private final ProviderDirectory providers;
    private final Identifiers identifiers;
    private final Clock clock;

    /** With its ports. */
    OpenVisit(
            MessagePipeline pipeline,
            SettlementDirectory settlements,
            ProviderDirectory providers,
            Identifiers identifiers,
            Clock clock) {
        this.pipeline = pipeline;
        this.settlements = settlements;
        this.providers = providers;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Opens a visit once, however often the message is sent. */
    public Uni<SettlementOutcome> open(MessageKey key, VisitOpening opening) {
        if (opening.personId().isEmpty()) {
            return Uni.createFrom().item(new SettlementOutcome.Declined(Reason.PERSON_UNKNOWN, null));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String visitId = identifiers.next(opening.key().region());
        String fingerprint = opening.fingerprint();
        MessagePipeline.Prepared item = new MessagePipeline.Prepared.Item(new VisitItem(
                LaneItem.Keys.ofVisit(key, opening.person(), opening.key(), null, LaneItem.Also.NOTHING),
                StoredMessage.ofVisit(key, fingerprint, visitId, now),
                new Opening(opening, visitId, now)));
        return pipeline.run(
                key,
                fingerprint,
                attempt -> isDesignated(opening)
                        .chain(designated -> designated
                                ? Uni.createFrom().item(item)
                                : settlements.message(key).map(seen -> seen.isPresent() ? item : NOT_DESIGNATED)));
    }

    /** What a cached row says is no ground for a refusal. */
    private Uni<Boolean> isDesignated(VisitOpening opening) {
        String region = opening.key().region();
        String code = opening.key().providerCode();
        return providers
                .find(region, code)
                .chain(cached -> cached.isDesignated()
                        ? Uni.createFrom().item(true)
                        : providers.findFresh(region, code).map(DesignatedProvider::isDesignated));
    }

    /** The work of an opening. */
    private record Opening(VisitOpening opening, String visitId, Instant now) implements VisitWork {

        @Override
        public LaneItem.Decision decide(LockedState state, StoredMessage message) {
            Optional<Visit> known = state.visit(opening.key());
            if (known.isEmpty()) {
                Visit visit = visit();
                return VisitTarget.changed(message, VisitChange.of(visit, records()), new VisitResult(visit));
            }
            Visit visit = known.get();
            if (isThis(visit)) {
                StoredMessage ofFirst = StoredMessage.ofVisit(
                        message.key(), opening.fingerprint(), visit.visitId(), message.receivedAt());
                return VisitTarget.unchanged(ofFirst, new VisitResult(visit));
            }
            boolean samePerson = visit.personId().equals(opening.personId());
            return new LaneItem.Decision.Declined(
                    samePerson ? Reason.VISIT_NUMBER_IN_USE : Reason.VISIT_OF_OTHER_PERSON, null);
        }

        @Override
        public LaneItem.Decision again(LockedState state, StoredMessage seen) {
            return state.visit(opening.key())
                    .filter(visit -> visit.visitId().equals(seen.visitId()))
                    .map(visit -> VisitTarget.replayed(new VisitResult(visit)))
                    .orElseGet(VisitTarget::withdrawn);
        }

        private boolean isThis(Visit visit) {
            return visit.isOpened()
                    && visit.personId().equals(opening.personId())
                    && visit.terms().scheme() == opening.scheme()
                    && visit.terms().startedOn().equals(opening.startedOn())
                    && isOfSameCare(visit.terms());
        }

        /** A registration as ordinary care leaves open what the encounter says; any other wish must be what is so. */
        private boolean isOfSameCare(Visit.Terms terms) {
            boolean open = opening.careType() == CareType.OUTPATIENT
                    && terms.careType().isOutpatient();
            return open
                    || (terms.careType() == opening.careType() && Objects.equals(terms.disease(), opening.disease()));
        }

        private Visit visit() {
            return new Visit(
                    opening.key(),
                    visitId,
                    visitId,
                    opening.personId(),
                    new Visit.Terms(opening.scheme(), opening.careType(), opening.disease(), opening.startedOn(), null),
                    VisitState.OPEN,
                    now,
                    Visit.Lines.NONE,
                    Visit.Sums.NONE);
        }

        private List<VisitRecord> records() {
            return opening.record() == null
                    ? List.of()
                    : List.of(new VisitRecord(
                            opening.key().region(), visitId, VisitRecord.Kind.OPENING, opening.record()));
        }
    }
}
