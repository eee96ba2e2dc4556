package io.jishi.model;

import io.jishi.benefit.YearToDate;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.id.PersonKey;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The constraints of the tables, asked of a whole transaction before anything of it is applied. */
final class Constraints {

    private static final String UNIQUE = "23505";
    private static final String CHECK = "23514";

    private final Tables tables;
    private final Map<String, String> undoing;
    private final Mutation mutation;

    /** {@code undoing}: by each undone row, what has undone it. */
    Constraints(Tables tables, Map<String, String> undoing, Mutation mutation) {
        this.tables = tables;
        this.undoing = undoing;
        this.mutation = mutation;
    }

    /** The SQL state of the first one that is violated; null if none is. */
    @Nullable
    String violated(List<Writes> writes, LockedState state) {
        List<Writes.Bill> bills =
                writes.stream().flatMap(each -> each.bills().stream()).toList();
        for (Writes.Bill bill : bills) {
            if (isNegative(state.accumulators(bill.accumulator()))
                    || bill.scopes().keySet().stream()
                            .anyMatch(key -> state.scope(key).isNegative())) {
                return CHECK;
            }
        }
        if (mutation == Mutation.LOCKS_END_BEFORE_THE_COMMIT) {
            return null;
        }
        boolean violated = visitNumberIsTaken(writes)
                || rowIsTaken(bills)
                || visitIsSettled(bills)
                || isUndoneTwice(bills)
                || messageIsTaken(writes);
        return violated ? UNIQUE : null;
    }

    private boolean visitNumberIsTaken(List<Writes> writes) {
        Map<String, Visit> last = new HashMap<>();
        writes.forEach(each -> each.visits().visits().forEach(visit -> last.put(visit.visitId(), visit)));
        return last.values().stream()
                .filter(visit -> visit.state() != VisitState.WITHDRAWN)
                .anyMatch(visit -> {
                    Visit other = tables.visits.get(visit.key());
                    return other != null && !other.visitId().equals(visit.visitId());
                });
    }

    /** Row ids, and the numbers of a person's rows. */
    private boolean rowIsTaken(List<Writes.Bill> bills) {
        Map<PersonKey, Long> last = new HashMap<>();
        for (Writes.Bill bill : bills) {
            Settlement row = bill.settlement();
            long number = last.getOrDefault(row.person(), tables.sequences.getOrDefault(row.person(), 0L));
            boolean numbered = mutation != Mutation.SECOND_GATEWAY_WITHOUT_LOCKS && row.personSequence() <= number;
            if (tables.rows.containsKey(row.settlementId()) || numbered) {
                return true;
            }
            last.put(row.person(), row.personSequence());
        }
        return false;
    }

    private boolean visitIsSettled(List<Writes.Bill> bills) {
        if (mutation == Mutation.SECOND_GATEWAY_WITHOUT_LOCKS) {
            return false;
        }
        Set<String> inserted = new HashSet<>();
        Set<String> undone = new HashSet<>();
        for (Writes.Bill bill : bills) {
            Settlement row = bill.settlement();
            boolean settles = row.kind() == Settlement.Kind.SETTLEMENT;
            if (settles && (tables.liveByVisit.containsKey(row.visitId()) || !inserted.add(row.visitId()))) {
                return true;
            }
            if (row.undoes()) {
                undone.add(Objects.requireNonNull(row.refersTo()));
            }
        }
        return bills.stream()
                .map(Writes.Bill::settlement)
                .filter(row -> row.kind() == Settlement.Kind.REVERSAL)
                .map(row -> tables.rows.get(row.refersTo()))
                .filter(row -> row != null && row.kind() == Settlement.Kind.CANCELLATION && !row.isOfSupplement())
                .anyMatch(row -> {
                    String live = tables.liveByVisit.get(row.visitId());
                    return inserted.contains(row.visitId()) || (live != null && !undone.contains(live));
                });
    }

    private boolean isUndoneTwice(List<Writes.Bill> bills) {
        Set<String> undone = new HashSet<>();
        return bills.stream()
                .map(Writes.Bill::settlement)
                .filter(Settlement::undoes)
                .map(row -> Objects.requireNonNull(row.refersTo()))
                .anyMatch(id -> undoing.containsKey(id) || !undone.add(id));
    }

    private boolean messageIsTaken(List<Writes> writes) {
        if (mutation == Mutation.MESSAGES_ARE_NOT_LOOKED_FOR) {
            return false;
        }
        Set<MessageKey> inserted = new HashSet<>();
        return writes.stream()
                .flatMap(each -> each.messages().stream())
                .map(StoredMessage::key)
                .anyMatch(key -> tables.messages.containsKey(key) || !inserted.add(key));
    }

    private static boolean isNegative(YearToDate year) {
        return year.admissions() < 0
                || year.deductiblePaid().isNegative()
                || year.poolingFundPaid().isNegative()
                || year.criticalIllnessBase().isNegative()
                || year.criticalIllnessPaid().isNegative()
                || year.extrasPaid().isNegative()
                || year.medicalAssistanceDeductible().isNegative()
                || year.medicalAssistancePaid().isNegative()
                || year.additionalAssistancePaid().isNegative()
                || year.outpatientPaid().isNegative()
                || year.twoDiseaseDeductible().isNegative()
                || year.outOfPocket().isNegative();
    }
}
