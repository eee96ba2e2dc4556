package io.jishi.model;

import io.jishi.settlement.LaneItem;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.VisitDirectory;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.visit.model.Visit;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a gateway reads outside its lanes: what is committed when the statement runs, after it was sent. */
final class Directory implements SettlementDirectory, VisitDirectory {

    /** How old a copy is that an outcome must not be read from, in microseconds. */
    private static final long PAST = 400_000;

    private final World world;
    private final Incarnation instance;

    Directory(World world, Incarnation instance) {
        this.world = world;
        this.instance = instance;
    }

    @Override
    public Uni<Optional<Found>> find(String region, String settlementId) {
        return instance.later(
                () -> Optional.ofNullable(world.tables.rows.get(settlementId)).map(this::found));
    }

    private Found found(Settlement row) {
        Visit visit = Objects.requireNonNull(world.tables.visitsById.get(row.visitId()));
        List<String> supplements = world.tables.rowsOf(row.person()).stream()
                .filter(other -> other.kind() == Settlement.Kind.SUPPLEMENT && other.isLive())
                .filter(other -> row.settlementId().equals(other.refersTo()))
                .map(Settlement::settlementId)
                .toList();
        return new Found(row, visit.key(), visit.registrationId(), supplements);
    }

    @Override
    public Uni<Optional<StoredMessage>> message(MessageKey key) {
        return instance.later(
                () -> Optional.ofNullable(world.tables.messages.get(key)).filter(this::isSeen));
    }

    private boolean isSeen(StoredMessage message) {
        return world.mutation != Mutation.OUTCOMES_ARE_READ_FROM_THE_PAST
                || world.tables.committedAt.getOrDefault(message.key(), 0L) + PAST < world.time.now();
    }

    @Override
    public Uni<Optional<Visit>> visit(String region, String visitId) {
        return instance.later(() -> Optional.ofNullable(world.tables.visitsById.get(visitId)));
    }

    @Override
    public Uni<List<Visit>> visits(String region, String registrationId) {
        return instance.later(() ->
                Stream.ofNullable(world.tables.visitsById.get(registrationId)).toList());
    }

    @Override
    public Uni<Optional<LocalDate>> latestFee(String region, String visitId) {
        return instance.later(() -> linesOf(visitId).stream()
                .map(line -> line.split().line().feeDate())
                .max(Comparator.naturalOrder()));
    }

    private List<StoredLine> linesOf(String visitId) {
        return new ArrayList<>(world.tables.lines.getOrDefault(visitId, List.of()));
    }

    @Override
    public Uni<LockedState> snapshot(LaneItem.Keys keys) {
        return instance.later(() -> world.reads.of(List.of(keys)));
    }

    @Override
    public Uni<Map<String, String>> liveBills(String region, String registrationId) {
        return instance.later(() -> {
            Map<String, String> live = new HashMap<>();
            String id = world.tables.liveByVisit.get(registrationId);
            if (id != null) {
                live.put(registrationId, id);
            }
            return live;
        });
    }

    @Override
    public Uni<Map<VisitRecord.Kind, String>> records(String region, String visitId) {
        throw notAsked();
    }

    @Override
    public Uni<List<Visit>> opened(
            String region, String providerCode, String personId, LocalDate from, LocalDate until, int maximum) {
        throw notAsked();
    }

    @Override
    public Uni<List<StoredLine>> lines(String region, String visitId, int generation, int maximum) {
        throw notAsked();
    }

    @Override
    public Uni<Optional<Integer>> generationOf(String region, String settlementId) {
        throw notAsked();
    }

    @Override
    public Uni<Optional<String>> messageOf(String region, String settlementId) {
        throw notAsked();
    }

    @Override
    public Uni<List<Year>> years(String region, String personId) {
        throw notAsked();
    }

    @Override
    public Uni<List<String>> filingsOf(String region, String settlementId) {
        throw notAsked();
    }

    @Override
    public Uni<Map<String, List<String>>> usesOf(String region, List<String> filingIds, int maximum) {
        throw notAsked();
    }

    @Override
    public Uni<Boolean> hasVisit(String region, String providerCode, String personId) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("no message of the model asks for it");
    }
}
