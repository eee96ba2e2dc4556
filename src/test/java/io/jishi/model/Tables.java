package io.jishi.model;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.ledger.model.Posting;
import io.jishi.settlement.model.BillPostings;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitChange;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.money.Fen;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitKey;
import io.jishi.visit.model.VisitState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has been committed, in memory. A transaction is taken whole or refused by the constraints of the database, in
 * the order in which its statements run: rows are inserted before what they undo is marked.
 */
final class Tables {

    final Map<PersonKey, Long> sequences = new HashMap<>();
    final Map<VisitKey, Visit> visits = new LinkedHashMap<>();
    final Map<String, Visit> visitsById = new HashMap<>();
    final Map<String, Settlement> rows = new LinkedHashMap<>();
    final Map<PersonKey, List<String>> rowsOfPerson = new HashMap<>();
    final Map<String, Integer> generations = new HashMap<>();
    final Map<String, String> liveByVisit = new HashMap<>();
    final Map<AccumulatorKey, YearToDate> accumulators = new HashMap<>();
    final Map<ScopeKey, Fen> scopes = new HashMap<>();
    final Map<MessageKey, StoredMessage> messages = new LinkedHashMap<>();
    final Map<MessageKey, Long> committedAt = new HashMap<>();
    final Map<String, List<StoredLine>> lines = new HashMap<>();
    final Map<String, List<Posting>> postings = new HashMap<>();
    final Map<PersonKey, Fen> spent = new HashMap<>();
    final Set<String> events = new LinkedHashSet<>();
    final Set<Writes.Review> reviews = new LinkedHashSet<>();

    private final Map<String, String> undoing = new HashMap<>();
    private final Mutation mutation;
    private int doubledMessages;

    Tables(Mutation mutation) {
        this.mutation = mutation;
    }

    /** How often a message was stored a second time, which the primary key rules out. */
    int doubledMessages() {
        return doubledMessages;
    }

    /**
     * Commits what a batch writes.
     *
     * @param state as the batch leaves it
     * @param now for the time of the messages
     * @return the SQL state of the constraint that refuses it; null if it is committed
     */
    @Nullable
    String commit(List<Writes> writes, LockedState state, long now) {
        String fault = new Constraints(this, undoing, mutation).violated(writes, state);
        if (fault != null) {
            return fault;
        }
        writes.forEach(each -> apply(each.visits()));
        List<Writes.Bill> bills =
                writes.stream().flatMap(each -> each.bills().stream()).toList();
        bills.forEach(this::insert);
        bills.stream().map(Writes.Bill::settlement).filter(Settlement::undoes).forEach(this::markUndone);
        bills.stream()
                .map(Writes.Bill::settlement)
                .filter(row -> row.kind() == Settlement.Kind.REVERSAL)
                .forEach(this::standAgain);
        for (Writes.Bill bill : bills) {
            accumulators.put(bill.accumulator(), state.accumulators(bill.accumulator()));
            bill.scopes().keySet().forEach(key -> scopes.put(key, state.scope(key)));
        }
        for (Writes each : writes) {
            reviews.addAll(each.reviews());
            each.messages().forEach(message -> insert(message, now));
        }
        return null;
    }

    private void insert(StoredMessage message, long now) {
        if (mutation == Mutation.TOMBSTONES_ARE_LOST && message.kind() == StoredMessage.Kind.TOMBSTONE) {
            return;
        }
        if (messages.put(message.key(), message) != null) {
            doubledMessages++;
        }
        committedAt.put(message.key(), now);
    }

    private void insert(Writes.Bill bill) {
        Settlement row = bill.settlement();
        rows.put(row.settlementId(), row);
        rowsOfPerson.computeIfAbsent(row.person(), unused -> new ArrayList<>()).add(row.settlementId());
        sequences.merge(row.person(), row.personSequence(), Math::max);
        Integer generation = bill.visitGeneration();
        if (generation != null) {
            generations.put(row.settlementId(), generation);
        }
        if (row.kind() == Settlement.Kind.SETTLEMENT) {
            liveByVisit.put(row.visitId(), row.settlementId());
        }
        postings.put(row.settlementId(), BillPostings.of(row.amounts()));
        spent.merge(row.person(), row.amounts().personalAccount(), Fen::plus);
        events.add(row.settlementId());
    }

    private void markUndone(Settlement by) {
        if (mutation == Mutation.UNDONE_ROWS_STAY_LIVE) {
            return;
        }
        String undone = Objects.requireNonNull(by.refersTo());
        Settlement row = rows.computeIfPresent(undone, (id, known) -> known.undoneBy(by.settlementId()));
        undoing.put(undone, by.settlementId());
        if (row != null && row.kind() == Settlement.Kind.SETTLEMENT) {
            liveByVisit.remove(row.visitId(), undone);
        }
    }

    /** What a reversed cancellation had undone is live again. */
    private void standAgain(Settlement reversal) {
        Settlement cancellation = rows.get(reversal.refersTo());
        if (cancellation == null || cancellation.kind() != Settlement.Kind.CANCELLATION) {
            return;
        }
        String bill = Objects.requireNonNull(cancellation.refersTo());
        Settlement row = Objects.requireNonNull(rows.get(bill));
        if (cancellation.settlementId().equals(row.undoneBy())) {
            rows.put(bill, row.undoneBy(null));
            undoing.remove(bill);
            if (row.kind() == Settlement.Kind.SETTLEMENT) {
                liveByVisit.put(row.visitId(), bill);
            }
        }
    }

    private void apply(VisitChange change) {
        for (Visit visit : change.visits()) {
            Visit old = visitsById.put(visit.visitId(), visit);
            if (old != null) {
                visits.remove(old.key(), old);
            }
            if (visit.state() != VisitState.WITHDRAWN) {
                visits.put(visit.key(), visit);
            }
        }
        for (VisitChange.Withdrawal withdrawal : change.withdrawals()) {
            String visitId = withdrawal.visit().visitId();
            linesOf(withdrawal.visit().registrationId())
                    .removeIf(line -> line.visitId().equals(visitId)
                            && (withdrawal.serial() == null || line.serial().equals(withdrawal.serial())));
        }
        change.lines().forEach(line -> linesOf(line.registrationId()).add(line));
    }

    List<StoredLine> linesOf(String registrationId) {
        return lines.computeIfAbsent(registrationId, unused -> new ArrayList<>());
    }

    /** The rows of a person in their order, as they are now. */
    List<Settlement> rowsOf(PersonKey person) {
        return rowsOfPerson.getOrDefault(person, List.of()).stream()
                .map(rows::get)
                .toList();
    }

    static AccumulatorKey yearOf(Settlement row) {
        return new AccumulatorKey(row.region(), row.personId(), row.scheme(), row.yearStart());
    }
}
