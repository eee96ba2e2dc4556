package io.jishi.verification;

import io.jishi.settlement.model.Settlement.Kind;
import io.jishi.settlement.model.StoredFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of a person's rows stand, worked out from what each row refers to, in their order. What the rows themselves say
 * of who undid them must come to the same.
 */
final class Pointers {

    private final Complaints complaints;
    private final Map<String, Known> rows = new LinkedHashMap<>();
    private final Map<String, List<Known>> supplements = new HashMap<>();
    private final Map<String, Known> liveByVisit = new HashMap<>();

    /** A row with its facts, which are null if they cannot be read, and what has undone it so far. */
    static final class Known {
        private final BillRow row;
        private final @Nullable StoredFacts stored;
        private @Nullable String undoneBy;

        private Known(BillRow row, @Nullable StoredFacts stored) {
            this.row = row;
            this.stored = stored;
        }

        BillRow row() {
            return row;
        }

        @Nullable
        StoredFacts stored() {
            return stored;
        }

        private boolean isLive() {
            return !row.undoes() && undoneBy == null;
        }
    }

    Pointers(Complaints complaints) {
        this.complaints = complaints;
    }

    /** The earlier row that a row refers to. */
    Optional<Known> target(BillRow row) {
        String target = row.identity().refersTo();
        return target == null ? Optional.empty() : Optional.ofNullable(rows.get(target));
    }

    /** The supplements of a bill that stand, in their order. */
    List<Known> liveSupplementsOf(Known bill) {
        return supplements.getOrDefault(bill.row.settlementId(), List.of()).stream()
                .filter(known -> known.isLive() && known.stored != null)
                .toList();
    }

    /** Adds the next row. */
    void add(BillRow row, @Nullable StoredFacts stored) {
        Known added = new Known(row, stored);
        switch (row.kind()) {
            case SETTLEMENT -> settle(added);
            case SUPPLEMENT -> supplement(added);
            case CANCELLATION, REVERSAL -> undo(added);
        }
        if (rows.put(row.settlementId(), added) != null) {
            complain(row, "the id is that of an earlier row as well");
        }
    }

    private void settle(Known bill) {
        if (bill.row.identity().refersTo() != null) {
            complain(
                    bill.row,
                    "a bill refers to no row, this one to "
                            + bill.row.identity().refersTo());
        }
        stand(bill);
    }

    private void stand(Known bill) {
        Known other = liveByVisit.put(bill.row.identity().visitId(), bill);
        if (other != null && other != bill) {
            complain(bill.row, "its visit has another bill that stands, " + other.row.settlementId());
        }
    }

    private void supplement(Known supplement) {
        Known bill = target(supplement.row).orElse(null);
        if (bill == null || bill.row.kind() != Kind.SETTLEMENT || !bill.isLive()) {
            complain(
                    supplement.row,
                    "it supplements " + supplement.row.identity().refersTo()
                            + ", which is no bill of the person that stood then");
            return;
        }
        supplements
                .computeIfAbsent(bill.row.settlementId(), unused -> new ArrayList<>())
                .add(supplement);
    }

    private void undo(Known undoing) {
        Known target = target(undoing.row).orElse(null);
        String named = String.valueOf(undoing.row.identity().refersTo());
        if (target == null) {
            complain(undoing.row, "it undoes " + named + ", which is no earlier row of the person");
            return;
        }
        if (target.undoneBy != null) {
            complain(undoing.row, "it undoes " + named + ", which " + target.undoneBy + " had undone before");
        }
        boolean mayUndo =
                undoing.row.kind() == Kind.CANCELLATION ? !target.row.undoes() : target.row.kind() != Kind.REVERSAL;
        if (!mayUndo) {
            complain(undoing.row, "a " + undoing.row.kind() + " undoes no " + target.row.kind() + " such as " + named);
        }
        target.undoneBy = undoing.row.settlementId();
        if (target.row.undoes()) {
            standAgain(target);
        } else {
            fall(target, undoing);
        }
    }

    private void fall(Known target, Known undoing) {
        liveByVisit.remove(target.row.identity().visitId(), target);
        if (target.row.kind() == Kind.SETTLEMENT && !liveSupplementsOf(target).isEmpty()) {
            complain(undoing.row, "it undoes " + target.row.settlementId() + ", whose supplement stands");
        }
    }

    /** What a reversed cancellation had undone. */
    private void standAgain(Known cancellation) {
        Known again = target(cancellation.row).orElse(null);
        if (again == null || !Objects.equals(again.undoneBy, cancellation.row.settlementId())) {
            return;
        }
        again.undoneBy = null;
        if (again.row.kind() == Kind.SETTLEMENT) {
            stand(again);
        }
    }

    /** Compares with what the rows say. */
    void end() {
        for (Known known : rows.values()) {
            String stored = known.row.identity().undoneBy();
            if (!Objects.equals(stored, known.undoneBy)) {
                complain(known.row, "undone_by: expected " + known.undoneBy + ", found " + stored);
            }
        }
    }

    /** The bills that stand, each with its supplements that do. */
    List<List<Known>> standing() {
        List<List<Known>> all = new ArrayList<>();
        for (Known known : rows.values()) {
            if (known.row.kind() == Kind.SETTLEMENT && known.isLive()) {
                List<Known> together = new ArrayList<>(List.of(known));
                together.addAll(liveSupplementsOf(known));
                all.add(together);
            }
        }
        return all;
    }

    private void complain(BillRow row, String fault) {
        complaints.about(row, Invariant.EXACTLY_ONCE, fault);
    }
}
