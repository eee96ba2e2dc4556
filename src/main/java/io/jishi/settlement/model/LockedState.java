package io.jishi.settlement.model;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.ledger.model.PersonalAccount;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.money.Fen;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitKey;
import io.jishi.visit.model.VisitState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a batch has locked and read, kept up to date while its messages are decided one after the other: each sees the
 * database as it will be after the ones before it. Belongs to one batch on one thread; when nothing is put in any more,
 * previews on several threads may look into one.
 */
public final class LockedState {

    private final Map<PersonKey, PersonLock> persons = new HashMap<>();
    private final Map<MessageKey, StoredMessage> messages = new HashMap<>();
    private final Map<VisitKey, Visit> visits = new HashMap<>();
    private final Map<String, LiveSettlement> liveByVisit = new HashMap<>();
    private final Map<AccumulatorKey, YearToDate> accumulators = new HashMap<>();
    private final Map<ScopeKey, Fen> scopes = new HashMap<>();
    private final Map<String, Long> providerEpochs = new HashMap<>();
    private final Map<String, Long> catalogueEpochs = new HashMap<>();
    private final Map<String, Settlement> settlements = new HashMap<>();
    private final Map<AccumulatorKey, NavigableMap<Long, String>> live = new HashMap<>();
    private final Map<String, List<StoredLine>> lines = new HashMap<>();
    private final Map<PersonKey, PersonalAccount> accounts = new HashMap<>();
    private final Map<String, Integer> generations = new HashMap<>();
    private final Set<String> givenUp = new HashSet<>();
    private final Map<PersonKey, Registered> registered = new HashMap<>();

    /** Notes a locked person. */
    public void put(PersonKey key, PersonLock lock) {
        persons.put(key, lock);
    }

    /** Notes what the registries have of a person. */
    public void put(PersonKey key, Registered known) {
        registered.put(key, known);
    }

    /** What the registries have of a person, if it was asked for. */
    public Optional<Registered> registered(PersonKey key) {
        return Optional.ofNullable(registered.get(key));
    }

    /** Notes a stored message. */
    public void put(StoredMessage message) {
        messages.put(message.key(), message);
    }

    /** Notes a visit and its live bill. */
    public void put(Visit visit, @Nullable LiveSettlement live) {
        visits.put(visit.key(), visit);
        if (live != null) {
            liveByVisit.put(visit.visitId(), live);
        }
    }

    /** Notes a wide row. */
    public void put(AccumulatorKey key, YearToDate totals) {
        accumulators.put(key, totals);
    }

    /** Notes a narrow row. */
    public void put(ScopeKey key, Fen amount) {
        scopes.put(key, amount);
    }

    /** Notes a line in force. */
    public void put(StoredLine line) {
        lines.computeIfAbsent(line.registrationId(), unused -> new ArrayList<>())
                .add(line);
    }

    /** Notes a personal account. */
    public void put(PersonKey key, PersonalAccount account) {
        accounts.put(key, account);
    }

    /** Notes the epoch of a provider. */
    public void putProvider(String region, String code, long epoch) {
        providerEpochs.put(region + "/" + code, epoch);
    }

    /** Notes the epoch of a catalogue. */
    public void putCatalogue(String region, long epoch) {
        catalogueEpochs.put(region, epoch);
    }

    /** Notes a row that a message is about, or a live supplement of it. */
    public void put(Settlement settlement) {
        settlements.put(settlement.settlementId(), settlement);
    }

    /** Notes which lines of its visit a bill is of. */
    public void putGeneration(String settlementId, int visitGeneration) {
        generations.put(settlementId, visitGeneration);
    }

    /** Notes a cancellation whose bill a reversed message had made: that bill must not stand again. */
    public void putGivenUp(String settlementId) {
        givenUp.add(settlementId);
    }

    /** Notes a live bill or supplement of a person's year. */
    public void putLive(AccumulatorKey year, long personSequence, String settlementId) {
        live.computeIfAbsent(year, unused -> new TreeMap<>()).put(personSequence, settlementId);
    }

    /** The locked row of a person; empty if there is no such person. */
    public Optional<PersonLock> person(PersonKey key) {
        return Optional.ofNullable(persons.get(key));
    }

    /** The message, if it was seen before. */
    public Optional<StoredMessage> message(MessageKey key) {
        return Optional.ofNullable(messages.get(key));
    }

    /** The visit, if it is known. */
    public Optional<Visit> visit(VisitKey key) {
        return Optional.ofNullable(visits.get(key));
    }

    /** The visits with this number: a stay, or a registration and its charges by their batch; none if there is none. */
    public List<Visit> visitsOf(VisitKey registration) {
        return visits.values().stream()
                .filter(visit -> visit.key().registration().equals(registration))
                .sorted(Comparator.comparing(visit -> visit.key().chargeBatch()))
                .toList();
    }

    /** The lines in force of a registration that were asked for. */
    public List<StoredLine> linesOf(String registrationId) {
        return lines.getOrDefault(registrationId, List.of());
    }

    /** The personal account of a person, if it was asked for. */
    public PersonalAccount personalAccount(PersonKey key) {
        return accounts.getOrDefault(key, PersonalAccount.EMPTY);
    }

    /** The live bills and supplements of a person's year that came after a row, the newest last. */
    public List<String> liveAfter(AccumulatorKey year, long personSequence) {
        NavigableMap<Long, String> bills = live.get(year);
        return bills == null
                ? List.of()
                : List.copyOf(bills.tailMap(personSequence, false).values());
    }

    /** The live bill of a visit, if there is one. */
    public Optional<LiveSettlement> liveSettlement(String visitId) {
        return Optional.ofNullable(liveByVisit.get(visitId));
    }

    /** The epoch of a provider, or the one of absence. */
    public long providerEpoch(String region, String code) {
        return providerEpochs.getOrDefault(region + "/" + code, -1L);
    }

    /** The epoch of a catalogue; zero while nothing ever changed. */
    public long catalogueEpoch(String region) {
        return catalogueEpochs.getOrDefault(region, 0L);
    }

    /** The bill with this id, if it was asked for and exists. */
    public Optional<Settlement> settlement(String settlementId) {
        return Optional.ofNullable(settlements.get(settlementId));
    }

    /** Which lines of its visit a bill is of; empty if it was not asked for, or is older than that is on record. */
    public Optional<Integer> generationOf(String settlementId) {
        return Optional.ofNullable(generations.get(settlementId));
    }

    /**
     * Whether a message that made what this cancellation undoes, or is an alias of it, has been reversed since: the
     * reversal found nothing left to undo, and its sender was told that nothing of the message stands.
     */
    public boolean isGivenUp(String settlementId) {
        return givenUp.contains(settlementId);
    }

    /** The live supplements of a bill that was asked for, the newest last. */
    public List<Settlement> supplementsOf(String settlementId) {
        return settlements.values().stream()
                .filter(row -> row.kind() == Settlement.Kind.SUPPLEMENT && row.isLive())
                .filter(row -> settlementId.equals(row.refersTo()))
                .sorted(Comparator.comparingLong(Settlement::personSequence))
                .toList();
    }

    /** The newest live bill or supplement of a person's year. */
    public Optional<String> newestOf(AccumulatorKey year) {
        NavigableMap<Long, String> bills = live.get(year);
        return bills == null || bills.isEmpty()
                ? Optional.empty()
                : Optional.of(bills.lastEntry().getValue());
    }

    /** The accumulators of a year, without the narrow rows; nothing yet if there is no row. */
    public YearToDate accumulators(AccumulatorKey key) {
        return accumulators.getOrDefault(key, YearToDate.NONE);
    }

    /** A narrow row; zero if there is none. */
    public Fen scope(ScopeKey key) {
        return scopes.getOrDefault(key, Fen.ZERO);
    }

    /** Brings the state to where it will be when these writes are committed. */
    public void apply(Writes writes) {
        writes.messages().forEach(this::put);
        apply(writes.visits());
        writes.bills().forEach(this::apply);
        if (writes.bills().isEmpty()) {
            // a reversal names what had undone its target before; what else is named is no cancellation
            writes.messages().stream()
                    .map(StoredMessage::settlementId)
                    .filter(Objects::nonNull)
                    .forEach(this::putGivenUp);
        }
    }

    private void apply(VisitChange change) {
        for (Visit visit : change.visits()) {
            visits.remove(visit.key());
            if (visit.state() != VisitState.WITHDRAWN) {
                visits.put(visit.key(), visit);
            }
        }
        for (VisitChange.Withdrawal withdrawal : change.withdrawals()) {
            lines.computeIfAbsent(withdrawal.visit().registrationId(), unused -> new ArrayList<>())
                    .removeIf(line -> line.visitId().equals(withdrawal.visit().visitId())
                            && (withdrawal.serial() == null || line.serial().equals(withdrawal.serial())));
        }
        change.lines().forEach(this::put);
    }

    private void apply(Writes.Bill bill) {
        Settlement settlement = bill.settlement();
        persons.computeIfPresent(
                settlement.person(), (key, lock) -> new PersonLock(lock.epoch(), settlement.personSequence()));
        accounts.computeIfPresent(
                settlement.person(),
                (key, account) -> account.after(settlement.amounts().personalAccount()));
        accumulators.merge(bill.accumulator(), withoutScopes(bill.change()), YearToDate::plus);
        bill.scopes().forEach((key, change) -> scopes.merge(key, change, Fen::plus));
        applyRow(settlement, bill.accumulator());
        Integer generation = bill.visitGeneration();
        if (generation != null) {
            putGeneration(settlement.settlementId(), generation);
        }
    }

    private void applyRow(Settlement settlement, AccumulatorKey year) {
        String other = settlement.refersTo();
        if (other == null) {
            liveByVisit.put(
                    settlement.visitId(), new LiveSettlement(settlement.settlementId(), settlement.fingerprint()));
            putLive(year, settlement.personSequence(), settlement.settlementId());
            return;
        }
        if (!settlement.undoes()) {
            put(settlement);
            putLive(year, settlement.personSequence(), settlement.settlementId());
            return;
        }
        Settlement undone = settlements.get(other);
        if (undone != null && undone.undoes()) {
            standAgain(undone, year);
        } else {
            if (!settlement.isOfSupplement()) {
                liveByVisit.remove(settlement.visitId());
            }
            live.getOrDefault(year, new TreeMap<>()).values().remove(other);
        }
        settlements.computeIfPresent(other, (id, row) -> row.undoneBy(settlement.settlementId()));
    }

    /** What a cancellation had undone stands again when the cancellation is reversed. */
    private void standAgain(Settlement cancellation, AccumulatorKey year) {
        String billId = Objects.requireNonNull(cancellation.refersTo());
        Settlement bill = settlements.computeIfPresent(billId, (id, row) -> row.undoneBy(null));
        if (bill != null) {
            putLive(year, bill.personSequence(), billId);
        }
        if (bill != null && bill.kind() == Settlement.Kind.SETTLEMENT) {
            liveByVisit.put(bill.visitId(), new LiveSettlement(billId, bill.fingerprint()));
        }
    }

    private static YearToDate withoutScopes(YearToDate change) {
        return change.withScopes(Fen.ZERO, Fen.ZERO).withOutpatientPart(Fen.ZERO);
    }
}
