package io.jishi.model;

import io.jishi.settlement.LaneItem.Decision;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says of every committed decision whether a simple program, which runs one message after the other in the order of the
 * commits, would have come to the same.
 */
final class Reference {

    private final World world;
    private final Books books = new Books();
    private final Undoing undoing;
    private final Settling settling;
    private final Map<MessageKey, List<Errand>> expected = new HashMap<>();

    Reference(World world) {
        this.world = world;
        this.undoing = new Undoing(world, books);
        this.settling = new Settling(world, books);
    }

    Books books() {
        return books;
    }

    /** A hospital will send this. */
    void expect(Errand errand) {
        expected.computeIfAbsent(errand.key, unused -> new ArrayList<>(1)).add(errand);
    }

    /** A decision is committed, or was made under locks that are given up now. */
    void judge(MessageKey key, Decision decision) {
        Books.Entry known = books.messages.get(key);
        if (decision instanceof Decision.Stale || decision instanceof Decision.Faulty) {
            return;
        }
        if (decision instanceof Decision.Seen seen) {
            require(
                    known != null && seen.message().equals(world.tables.messages.get(key)),
                    key,
                    "seen, though it was not");
            return;
        }
        if (decision instanceof Decision.VisitChanged changed && changed.changes() == null) {
            require(known != null, key, "repeated, though it was not seen");
            return;
        }
        // the answer of a step is not stored: repeated, it says how the visit is now, or that it is gone
        boolean saysHowItIs = known != null && known.changesVisit() && decision instanceof Decision.Declined;
        if (saysHowItIs) {
            return;
        }
        if (known != null) {
            world.violated(Errand.nameOf(key) + " is decided a second time: " + decision);
            return;
        }
        Errand errand = errandOf(key, decision);
        if (decision instanceof Decision.Declined declined) {
            if (errand.kind == Errand.Kind.REVERSE) {
                Reason expectedReason = undoing.whyNot(errand);
                undoing.count(declined.reason());
                require(
                        expectedReason == declined.reason(),
                        key,
                        "declined for " + declined.reason() + ", not " + expectedReason);
            }
            return;
        }
        Writes writes = Objects.requireNonNull(decision.writes());
        StoredMessage stored = writes.messages().get(0);
        require(stored.key().equals(key), key, "stored as another message");
        record(errand, stored, writes);
    }

    private void record(Errand errand, StoredMessage stored, Writes writes) {
        String fault = switch (errand.kind) {
            case SETTLE, SETTLE_OPENED -> settling.settle(errand, stored, writes);
            case CANCEL -> undoing.cancel(errand, stored, writes);
            case REVERSE -> undoing.reverse(errand, stored, writes);
            case SUPPLEMENT -> undoing.supplement(errand, stored, writes);
            case OPEN, UPLOAD, DISCHARGE, WITHDRAW -> step(writes);
        };
        if (fault != null) {
            world.violated(errand + " " + fault);
        }
        boolean changesVisit = stored.visitId() != null;
        books.messages.put(errand.key, new Books.Entry(errand, false, stored.settlementId(), changesVisit));
        for (StoredMessage other :
                writes.messages().subList(1, writes.messages().size())) {
            books.messages.put(other.key(), new Books.Entry(errand, true, null, false));
        }
    }

    /** No step changes a visit on which a bill stands. */
    private @Nullable String step(Writes writes) {
        if (!writes.bills().isEmpty()) {
            return "makes a bill of a step";
        }
        for (Visit visit : writes.visits().visits()) {
            Books.Visit known = books.visits.get(
                    visit.key().providerCode() + "/" + visit.key().visitNumber());
            if (known != null && !known.isWithdrawn && !known.id.equals(visit.visitId())) {
                return "takes the number of another visit";
            }
            if (known != null && !known.isWithdrawn && books.billOf(known).isPresent()) {
                return "changes a visit that is settled";
            }
            settling.note(visit).isWithdrawn = visit.state() == VisitState.WITHDRAWN;
        }
        return null;
    }

    private Errand errandOf(MessageKey key, Decision decision) {
        List<Errand> errands = Objects.requireNonNull(expected.get(key));
        Writes writes = decision.writes();
        if (errands.size() == 1 || writes == null) {
            return errands.get(0);
        }
        String fingerprint = writes.messages().get(0).fingerprint();
        return errands.stream()
                .filter(errand -> Hospitals.fingerprintOf(errand).equals(fingerprint))
                .findFirst()
                .orElseThrow();
    }

    private void require(boolean holds, MessageKey key, String otherwise) {
        if (!holds) {
            world.violated(Errand.nameOf(key) + " is " + otherwise);
        }
    }

    /** What both sides have at the end: the same rows, each undone by the same. */
    void compare() {
        for (Settlement row : world.tables.rows.values()) {
            Books.Row known = books.rows.get(row.settlementId());
            if (known == null || !Objects.equals(known.undoneBy, row.undoneBy())) {
                world.violated(row.settlementId() + " is undone by " + row.undoneBy() + ", not by "
                        + (known == null ? "anything: it is not known" : known.undoneBy));
            }
        }
        if (books.rows.size() != world.tables.rows.size() || books.messages.size() != world.tables.messages.size()) {
            world.violated("there are %d rows and %d messages, not %d and %d"
                    .formatted(
                            world.tables.rows.size(),
                            world.tables.messages.size(),
                            books.rows.size(),
                            books.messages.size()));
        }
    }
}
