package io.jishi.settlement.visit;

import io.jishi.settlement.LaneItem;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitChange;
import io.jishi.settlement.model.VisitResult;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitStep;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes fee lines back that are not settled: single ones, those of a charge, or all of a visit. */
@ApplicationScoped
public class WithdrawLines {

    private final VisitMessages messages;

    WithdrawLines(VisitMessages messages) {
        this.messages = messages;
    }

    /** Takes single lines back. A line goes together with its returns, or after them. */
    public Uni<SettlementOutcome> withdraw(MessageKey key, VisitReference visit, Set<String> serials) {
        List<LaneItem.LineKey> lines = serials.stream()
                .map(serial -> new LaneItem.LineKey(key.region(), visit.visitId(), serial))
                .toList();
        List<@Nullable String> says = new ArrayList<>(List.of("WITHDRAW"));
        says.addAll(new TreeSet<>(serials));
        return messages.run(
                key,
                visit,
                says,
                attempt -> Uni.createFrom()
                        .item(new VisitMessages.Step(
                                null,
                                new LaneItem.Also(null, lines, false),
                                new SingleLines(attempt.visit(), serials))));
    }

    /**
     * Takes every line back that is not settled.
     *
     * @param chargeBatch of this charge; null for all charges
     */
    public Uni<SettlementOutcome> withdrawAll(MessageKey key, VisitReference visit, @Nullable String chargeBatch) {
        List<@Nullable String> says = new ArrayList<>(List.of("WITHDRAW ALL"));
        says.add(chargeBatch);
        return messages.run(
                key,
                visit,
                says,
                attempt -> Uni.createFrom().item(new VisitMessages.Step(new AllLines(attempt.visit(), chargeBatch))));
    }

    /** A visit whose lines change: in its next generation. */
    private static Visit next(Visit visit, int count, Visit.Sums sums) {
        return visit.with(new Visit.Lines(count, visit.lines().generation() + 1), sums);
    }

    /** The work on single lines. */
    private record SingleLines(Visit known, Set<String> serials) implements VisitWork {

        @Override
        public LaneItem.Decision decide(LockedState state, StoredMessage message) {
            return VisitTarget.of(state, known)
                    .map(target -> withdraw(target, state, message))
                    .orElseGet(VisitTarget::withdrawn);
        }

        @Override
        public LaneItem.Decision again(LockedState state, StoredMessage seen) {
            return VisitTarget.replayed(new VisitResult(
                    VisitTarget.of(state, known).map(VisitTarget::visit).orElse(known)));
        }

        private LaneItem.Decision withdraw(VisitTarget target, LockedState state, StoredMessage message) {
            List<StoredLine> inForce = state.linesOf(known.visitId());
            List<StoredLine> lines = inForce.stream()
                    .filter(line -> serials.contains(line.serial()))
                    .toList();
            if (lines.size() < serials.size()) {
                return new LaneItem.Decision.Declined(Reason.LINE_UNKNOWN, null);
            }
            boolean returned = inForce.stream()
                    .filter(line -> line.split().line().isReturn() && !serials.contains(line.serial()))
                    .anyMatch(line -> serials.contains(
                            Objects.requireNonNull(line.split().line().returns())));
            if (returned) {
                return new LaneItem.Decision.Declined(Reason.LINE_HAS_RETURNS, null);
            }
            Map<String, List<StoredLine>> byVisit = new HashMap<>();
            lines.forEach(line -> byVisit.computeIfAbsent(line.visitId(), unused -> new ArrayList<>())
                    .add(line));
            List<Visit> visits = target.all().stream()
                    .filter(visit -> byVisit.containsKey(visit.visitId()))
                    .toList();
            Optional<LaneItem.Decision> refusal = visits.stream()
                    .map(visit -> VisitTarget.refusal(VisitStep.WITHDRAW_LINES, visit, state, false))
                    .flatMap(Optional::stream)
                    .findFirst();
            return refusal.orElseGet(() -> change(target, visits, byVisit, message));
        }

        private static LaneItem.Decision change(
                VisitTarget target, List<Visit> visits, Map<String, List<StoredLine>> byVisit, StoredMessage message) {
            List<Visit> changed = new ArrayList<>();
            List<VisitChange.Withdrawal> withdrawals = new ArrayList<>();
            for (Visit visit : visits) {
                List<StoredLine> lines = byVisit.getOrDefault(visit.visitId(), List.of());
                Visit.Sums sums = lines.stream()
                        .map(line -> Uploading.sums(line.split().parts().negated()))
                        .reduce(visit.sums(), Visit.Sums::plus);
                Visit next = next(visit, visit.lines().count() - lines.size(), sums);
                changed.add(next);
                lines.forEach(line -> withdrawals.add(new VisitChange.Withdrawal(next, line.serial())));
            }
            return VisitTarget.changed(
                    message,
                    new VisitChange(changed, List.of(), withdrawals, List.of()),
                    new VisitResult(target.after(changed)));
        }
    }

    /** The work on all lines. */
    private record AllLines(Visit known, @Nullable String chargeBatch) implements VisitWork {

        @Override
        public LaneItem.Decision decide(LockedState state, StoredMessage message) {
            return VisitTarget.of(state, known)
                    .map(target -> withdraw(target, state, message))
                    .orElseGet(VisitTarget::withdrawn);
        }

        @Override
        public LaneItem.Decision again(LockedState state, StoredMessage seen) {
            return VisitTarget.replayed(new VisitResult(
                    VisitTarget.of(state, known).map(VisitTarget::visit).orElse(known)));
        }

        /** A named charge that is settled is refused; among all charges, settled ones are passed over. */
        private LaneItem.Decision withdraw(VisitTarget target, LockedState state, StoredMessage message) {
            boolean all = chargeBatch == null;
            boolean passOver = all && target.all().size() > 1;
            List<Visit> meant = (passOver ? target.unsettled(state) : target.all())
                    .stream()
                            .filter(visit -> all || visit.key().chargeBatch().equals(chargeBatch))
                            .toList();
            // where every line is settled, none is passed over: the bills stand in the way
            boolean nothingLeft = meant.stream().allMatch(visit -> visit.lines().count() == 0);
            Optional<LaneItem.Decision> refusal = (nothingLeft ? target.all() : meant)
                    .stream()
                            .filter(visit -> all || visit.key().chargeBatch().equals(chargeBatch))
                            .map(visit -> VisitTarget.refusal(VisitStep.WITHDRAW_LINES, visit, state, false))
                            .flatMap(Optional::stream)
                            .findFirst();
            if (refusal.isPresent()) {
                return refusal.get();
            }
            List<Visit> changed = meant.stream()
                    .filter(visit -> visit.lines().count() > 0)
                    .map(visit -> next(visit, 0, Visit.Sums.NONE))
                    .toList();
            List<VisitChange.Withdrawal> withdrawals = changed.stream()
                    .map(visit -> new VisitChange.Withdrawal(visit, null))
                    .toList();
            VisitResult result = new VisitResult(target.after(changed));
            return changed.isEmpty()
                    ? VisitTarget.unchanged(message, result)
                    : VisitTarget.changed(message, new VisitChange(changed, List.of(), withdrawals, List.of()), result);
        }
    }
}
