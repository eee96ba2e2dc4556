package io.jishi.model;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.benefit.YearToDate;
import io.jishi.ledger.model.PersonalAccount;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.model.LiveSettlement;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.PersonLock;
import io.jishi.settlement.model.Registered;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.money.Fen;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the rows that the statements of a batch read for its keys, and no others: what is not asked for is absent. */
final class Reads {

    private final Tables tables;
    private final Registry registry;
    private final Mutation mutation;

    Reads(Tables tables, Registry registry, Mutation mutation) {
        this.tables = tables;
        this.registry = registry;
        this.mutation = mutation;
    }

    /** What a batch of these keys reads. */
    LockedState of(Collection<LaneItem.Keys> keys) {
        LockedState state = new LockedState();
        keys.forEach(key -> read(key, state));
        return state;
    }

    /** The wide rows of these keys alone. */
    Map<AccumulatorKey, YearToDate> accumulators(Collection<LaneItem.Keys> keys) {
        Map<AccumulatorKey, YearToDate> found = new HashMap<>();
        keys.stream()
                .map(LaneItem.Keys::accumulator)
                .filter(Objects::nonNull)
                .forEach(key -> found.put(key, tables.accumulators.getOrDefault(key, YearToDate.NONE)));
        return found;
    }

    private void read(LaneItem.Keys keys, LockedState state) {
        String region = keys.message().region();
        PersonKey person = keys.person();
        if (person != null && registry.isRegistered(person)) {
            state.put(person, new PersonLock(registry.epoch(person), tables.sequences.getOrDefault(person, 0L)));
        }
        if (person != null && keys.also().registered()) {
            state.put(person, new Registered(registry.coverage(person), registry.filings(person)));
        }
        visit(keys.visit(), state);
        AccumulatorKey year = keys.accumulator();
        if (year != null && tables.accumulators.containsKey(year)) {
            state.put(year, tables.accumulators.get(year));
        }
        keys.scopes().forEach(scope -> {
            Fen amount = tables.scopes.get(scope);
            if (amount != null) {
                state.put(scope, amount);
            }
        });
        Stream.of(keys.message(), keys.also().target())
                .filter(Objects::nonNull)
                .map(this::message)
                .filter(Objects::nonNull)
                .forEach(state::put);
        String provider = keys.provider();
        if (provider != null) {
            state.putProvider(region, provider, registry.provider(provider).epoch());
        }
        String catalogue = keys.catalogueRegion();
        if (catalogue != null) {
            state.putCatalogue(catalogue, Items.EPOCH);
        }
        keys.about().forEach(id -> about(id, state));
        if (person != null && !keys.about().isEmpty()) {
            tables.rowsOf(person).stream()
                    .filter(Settlement::isLive)
                    .forEach(row -> state.putLive(Tables.yearOf(row), row.personSequence(), row.settlementId()));
        }
        lines(keys, state);
        if (person != null && keys.also().personalAccount()) {
            state.put(
                    person, new PersonalAccount(registry.credits(person), tables.spent.getOrDefault(person, Fen.ZERO)));
        }
    }

    private @Nullable StoredMessage message(MessageKey key) {
        return mutation == Mutation.MESSAGES_ARE_NOT_LOOKED_FOR ? null : tables.messages.get(key);
    }

    private void visit(@Nullable VisitKey asked, LockedState state) {
        if (asked == null) {
            return;
        }
        VisitKey registration = asked.registration();
        Visit exact = tables.visits.get(registration);
        if (exact == null) {
            return;
        }
        tables.visits.values().stream()
                .filter(visit -> visit.key().registration().equals(registration))
                .forEach(visit -> state.put(visit, live(visit)));
    }

    private @Nullable LiveSettlement live(Visit visit) {
        String id = tables.liveByVisit.get(visit.visitId());
        return id == null
                ? null
                : new LiveSettlement(
                        id, Objects.requireNonNull(tables.rows.get(id)).fingerprint());
    }

    private void about(String id, LockedState state) {
        Settlement row = tables.rows.get(id);
        if (row == null) {
            return;
        }
        state.put(row);
        Integer generation = tables.generations.get(id);
        if (generation != null) {
            state.putGeneration(id, generation);
        }
        boolean givenUp = row.kind() == Settlement.Kind.CANCELLATION
                && tables.messages.values().stream()
                        .anyMatch(message -> id.equals(message.settlementId())
                                && !row.fingerprint().equals(message.fingerprint()));
        if (givenUp) {
            state.putGivenUp(id);
        }
        tables.rowsOf(row.person()).stream()
                .filter(other -> other.kind() == Settlement.Kind.SUPPLEMENT && other.isLive())
                .filter(other -> id.equals(other.refersTo()))
                .forEach(state::put);
    }

    /** Lines in force with these serials, and the returns of such lines. */
    private void lines(LaneItem.Keys keys, LockedState state) {
        for (LaneItem.LineKey asked : keys.also().lines()) {
            tables.lines.getOrDefault(asked.registrationId(), List.of()).stream()
                    .filter(line -> line.serial().equals(asked.serial())
                            || asked.serial().equals(line.split().line().returns()))
                    .filter(line -> !state.linesOf(asked.registrationId()).contains(line))
                    .forEach(state::put);
        }
    }
}
