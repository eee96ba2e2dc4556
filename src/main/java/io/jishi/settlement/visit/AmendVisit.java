package io.jishi.settlement.visit;

import io.jishi.settlement.LaneItem;
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
import io.jishi.visit.model.VisitStep;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Says other things about an open visit. The kind of care changes how lines are split, so it changes only where no
 * unsettled line is in force; charges that are settled keep what they were settled by.
 */
@ApplicationScoped
public class AmendVisit {

    private final VisitMessages messages;

    AmendVisit(VisitMessages messages) {
        this.messages = messages;
    }

    /** Amends a visit. */
    public Uni<SettlementOutcome> amend(MessageKey key, VisitReference visit, VisitAmendment amendment) {
        return messages.run(
                key,
                visit,
                Arrays.asList(
                        "AMEND",
                        String.valueOf(amendment.careType()),
                        amendment.disease(),
                        String.valueOf(amendment.startedOn()),
                        amendment.record()),
                attempt -> Uni.createFrom().item(new VisitMessages.Step(new Amending(attempt.visit(), amendment))));
    }

    /** The work of an amendment. */
    private record Amending(Visit known, VisitAmendment amendment) implements VisitWork {

        @Override
        public LaneItem.Decision decide(LockedState state, StoredMessage message) {
            return VisitTarget.of(state, known)
                    .map(target -> amend(target, state, message))
                    .orElseGet(VisitTarget::withdrawn);
        }

        @Override
        public LaneItem.Decision again(LockedState state, StoredMessage seen) {
            return VisitTarget.of(state, known)
                    .map(target -> VisitTarget.replayed(new VisitResult(target.visit())))
                    .orElseGet(VisitTarget::withdrawn);
        }

        private LaneItem.Decision amend(VisitTarget target, LockedState state, StoredMessage message) {
            List<Visit> open = target.unsettled(state);
            Optional<LaneItem.Decision> refusal = VisitTarget.refusal(VisitStep.AMEND, target.visit(), state, false);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            CareType careType = Objects.requireNonNullElse(
                    amendment.careType(), target.visit().terms().careType());
            if (careType.isOutpatient() != target.visit().terms().careType().isOutpatient()) {
                return new LaneItem.Decision.Declined(Reason.VISIT_IS_NO_STAY, null);
            }
            boolean splitOtherwise = open.stream()
                    .anyMatch(
                            visit -> visit.lines().count() > 0 && visit.terms().careType() != careType);
            if (splitOtherwise) {
                return new LaneItem.Decision.Declined(Reason.CARE_TYPE_HAS_LINES, null);
            }
            List<Visit> amended = open.stream().map(this::amended).toList();
            Visit visit = amended(target.visit());
            return VisitTarget.changed(
                    message, new VisitChange(amended, List.of(), List.of(), records(visit)), new VisitResult(visit));
        }

        private Visit amended(Visit visit) {
            Visit.Terms terms = visit.terms();
            boolean same = amendment.careType() == null;
            return visit.with(new Visit.Terms(
                    terms.scheme(),
                    same ? terms.careType() : Objects.requireNonNull(amendment.careType()),
                    same ? terms.disease() : amendment.disease(),
                    Objects.requireNonNullElse(amendment.startedOn(), terms.startedOn()),
                    terms.endedOn()));
        }

        private List<VisitRecord> records(Visit visit) {
            return amendment.record() == null
                    ? List.of()
                    : List.of(new VisitRecord(
                            visit.key().region(), visit.visitId(), amendment.kind(), amendment.record()));
        }
    }
}
