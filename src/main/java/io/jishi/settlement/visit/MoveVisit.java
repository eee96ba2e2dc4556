package io.jishi.settlement.visit;

import io.jishi.settlement.LaneItem;
import io.jishi.settlement.RequestFault;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.VisitDirectory;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Discharges, takes a discharge back, and withdraws a visit that was opened by mistake. */
@ApplicationScoped
public class MoveVisit {

    private final VisitMessages messages;
    private final VisitDirectory visits;
    private final Set<String> settlingFirst;

    /** With its settings. */
    MoveVisit(VisitMessages messages, VisitDirectory visits, VisitConfiguration configuration) {
        this.messages = messages;
        this.visits = visits;
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
                Arrays.asList(step.name(), endedOn == null ? null : endedOn.toString(), record),
                attempt -> latestFee(key, visit, step)
                        .map(latest -> new VisitMessages.Step(
                                new Move(attempt.visit(), step, new End(endedOn, latest), record, settlesFirst))));
    }

    /** No line comes after a discharge, so that it is enough to look at them once. */
    private Uni<Optional<LocalDate>> latestFee(MessageKey key, VisitReference visit, VisitStep step) {
        return step == VisitStep.DISCHARGE
                ? visits.latestFee(key.region(), visit.visitId())
                : Uni.createFrom().item(Optional.empty());
    }

    /**
     * How a stay ends.
     *
     * @param on the day; null for a step that ends none
     * @param latestFee the latest fee date among the lines as they were read
     */
    private record End(@Nullable LocalDate on, Optional<LocalDate> latestFee) {}

    /** The work of a move. */
    private record Move(
            Visit known, VisitStep step, End end, @Nullable String record, boolean settlesFirst) implements VisitWork {

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
            if (isSoAlready(visit)) {
                return VisitTarget.unchanged(message, new VisitResult(visit));
            }
            if (step == VisitStep.DISCHARGE
                    && visit.lines().generation() != known.lines().generation()) {
                return new LaneItem.Decision.Stale();
            }
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

        /** The same discharge again, whose first answer may have been lost. */
        private boolean isSoAlready(Visit visit) {
            return step == VisitStep.DISCHARGE
                    && visit.state() == VisitState.DISCHARGED
                    && visit.isOpened()
                    && Objects.equals(end.on(), visit.terms().endedOn());
        }

        private Optional<LaneItem.Decision> contradiction(Visit visit) {
            LocalDate day = end.on();
            if (day == null) {
                return Optional.empty();
            }
            if (day.isBefore(visit.terms().startedOn())) {
                return faulty("it is before the admission", "早于入院日期");
            }
            return end.latestFee().filter(day::isBefore).isPresent()
                    ? faulty("a fee line is dated after it", "早于已上传明细的费用发生日期")
                    : Optional.empty();
        }

        private static Optional<LaneItem.Decision> faulty(String detail, String chinese) {
            return Optional.of(new LaneItem.Decision.Faulty(
                    new RequestFault(RequestFault.Kind.INCOMPLETE, "dischargedOn", detail, chinese)));
        }

        /** Where the bill came first, the discharge cannot move it to another day. */
        private Optional<LaneItem.Decision> settledOnOtherDay(Visit visit, LockedState state) {
            return end.on() == null || Objects.equals(end.on(), visit.terms().endedOn())
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
                            .with(target.visit().terms().endedOn(end.on()))
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
