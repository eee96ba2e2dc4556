package io.jishi.settlement.visit;

import io.jishi.settlement.LaneItem;
import io.jishi.settlement.RequestFault;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitChange;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.settlement.model.VisitResult;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitState;
import io.jishi.visit.model.VisitStep;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Discharges, takes a discharge back, and withdraws a visit that was opened by mistake. */
@ApplicationScoped
public class MoveVisit {

    private final VisitMessages messages;
    private final Set<String> settlingFirst;

    /** With its settings. */
    MoveVisit(VisitMessages messages, VisitConfiguration configuration) {
        this.messages = messages;
        this.settlingFirst = configuration.settleBeforeDischarge().orElse(Set.of());
    }

    /**
     * The patient has left.
     *
     * @param endedOn the day of the discharge
     * @param record what else is reported; null for nothing
     */
    public Uni<SettlementOutcome> discharge(
            MessageKey key, VisitReference visit, LocalDate endedOn, @Nullable String record) {
        return run(key, visit, VisitStep.DISCHARGE, endedOn, record);
    }

    /** The patient has not left after all. */
    public Uni<SettlementOutcome> reopen(MessageKey key, VisitReference visit) {
        return run(key, visit, VisitStep.REOPEN, null, null);
    }

    /** The visit was opened by mistake; its number is free again. Asked for again, it is so already. */
    public Uni<SettlementOutcome> withdraw(MessageKey key, VisitReference visit) {
        return run(key, visit, VisitStep.WITHDRAW, null, null);
    }

    private Uni<SettlementOutcome> run(
            MessageKey key,
            VisitReference visit,
            VisitStep step,
            @Nullable LocalDate endedOn,
            @Nullable String record) {
        boolean settlesFirst = settlingFirst.contains(key.region());
        return messages.run(
                key,
                visit,
                Arrays.asList(step.name(), endedOn == null ? null : endedOn.toString()),
                attempt -> Uni.createFrom()
                        .item(new VisitMessages.Step(new Move(attempt.visit(), step, endedOn, record, settlesFirst))));
    }

    /** The work of a move. */
    private record Move(
            Visit known,
            VisitStep step,
            @Nullable LocalDate endedOn,
            @Nullable String record,
            boolean settlesFirst) implements VisitWork {

        @Override
        public LaneItem.Decision decide(LockedState state, StoredMessage message) {
            Optional<VisitTarget> found = VisitTarget.of(state, known);
            if (found.isEmpty()) {
                return step == VisitStep.WITHDRAW
                        ? VisitTarget.unchanged(message, new VisitResult(known.in(VisitState.WITHDRAWN)))
                        : VisitTarget.withdrawn();
            }
            VisitTarget target = found.get();
            Visit visit = target.visit();
            return target.refusal(step, state, settlesFirst)
                    .or(() -> contradiction(visit))
                    .or(() -> settledOnOtherDay(visit, state))
                    .orElseGet(() -> move(target, message));
        }

        @Override
        public LaneItem.Decision again(LockedState state, StoredMessage seen) {
            return VisitTarget.replayed(new VisitResult(
                    VisitTarget.of(state, known).map(VisitTarget::visit).orElse(known)));
        }

        private Optional<LaneItem.Decision> contradiction(Visit visit) {
            return endedOn == null || !endedOn.isBefore(visit.terms().startedOn())
                    ? Optional.empty()
                    : Optional.of(new LaneItem.Decision.Faulty(new RequestFault(
                            RequestFault.Kind.INCOMPLETE, "dischargedOn", "it is before the admission")));
        }

        /** Where the bill came first, the discharge cannot move it to another day. */
        private Optional<LaneItem.Decision> settledOnOtherDay(Visit visit, LockedState state) {
            return endedOn == null || endedOn.equals(visit.terms().endedOn())
                    ? Optional.empty()
                    : state.liveSettlement(visit.visitId())
                            .map(live -> new LaneItem.Decision.Declined(Reason.VISIT_SETTLED, live.settlementId()));
        }

        private LaneItem.Decision move(VisitTarget target, StoredMessage message) {
            if (step == VisitStep.WITHDRAW) {
                List<Visit> gone = target.all().stream()
                        .map(visit -> visit.in(VisitState.WITHDRAWN))
                        .toList();
                return VisitTarget.changed(
                        message,
                        new VisitChange(gone, List.of(), List.of(), List.of()),
                        new VisitResult(target.visit().in(VisitState.WITHDRAWN)));
            }
            Visit visit = step == VisitStep.DISCHARGE
                    ? target.visit()
                            .in(VisitState.DISCHARGED)
                            .with(target.visit().terms().endedOn(endedOn))
                    : target.visit()
                            .in(VisitState.OPEN)
                            .with(target.visit().terms().endedOn(keptEnd(target.visit())));
            return VisitTarget.changed(message, VisitChange.of(visit, records(visit)), new VisitResult(visit));
        }

        /** Where the bill comes first it says when the stay ended. */
        private @Nullable LocalDate keptEnd(Visit visit) {
            return settlesFirst ? visit.terms().endedOn() : null;
        }

        private List<VisitRecord> records(Visit visit) {
            return record == null
                    ? List.of()
                    : List.of(new VisitRecord(visit.key().region(), visit.visitId(), VisitRecord.Kind.CLOSING, record));
        }
    }
}
