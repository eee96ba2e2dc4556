package io.jishi.model;

import io.jishi.model.Counters.Event;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.reason.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The reference's part about what is undone, and what is added to a bill later. */
final class Undoing {

    private final World world;
    private final Books books;

    Undoing(World world, Books books) {
        this.world = world;
        this.books = books;
    }

    /** What is wrong with what was written for a cancellation; null if nothing is. */
    @Nullable
    String cancel(Errand errand, StoredMessage stored, Writes writes) {
        Books.Row row = Objects.requireNonNull(books.rows.get(errand.aboutRow()));
        Reason refusal = refusalOfCancelling(row);
        if (refusal != null) {
            world.counters.count(Event.REJECTED);
            return stored.reason() == refusal && writes.bills().isEmpty()
                    ? null
                    : "is refused for " + stored.reason() + " and not for " + refusal;
        }
        if (stored.reason() != null || writes.bills().size() != 1) {
            return "cancels nothing, but " + stored.reason();
        }
        world.counters.count(Event.CANCELLED);
        return undo(writes.bills().get(0).settlement(), Settlement.Kind.CANCELLATION, row);
    }

    private @Nullable Reason refusalOfCancelling(Books.Row row) {
        if (row.undoes()) {
            return Reason.NOT_A_SETTLEMENT;
        }
        if (row.undoneBy != null) {
            return Reason.SETTLEMENT_ALREADY_UNDONE;
        }
        Books.Row newest = books.newest(row.person, row.year).orElseThrow();
        if (newest == row) {
            return null;
        }
        boolean own = newest.kind == Settlement.Kind.SUPPLEMENT && row.id.equals(newest.refersTo);
        return own ? Reason.HAS_SUPPLEMENT : Reason.NOT_THE_NEWEST_SETTLEMENT;
    }

    /** The row is the exact opposite of the one that it undoes. */
    private @Nullable String undo(Settlement by, Settlement.Kind kind, Books.Row undone) {
        Settlement stored = Objects.requireNonNull(world.tables.rows.get(undone.id));
        long[] opposite = Arrays.stream(undone.change).map(amount -> -amount).toArray();
        boolean isOpposite = by.kind() == kind
                && undone.id.equals(by.refersTo())
                && by.amounts().total().value() == -stored.amounts().total().value()
                && by.amounts().poolingFund().value()
                        == -stored.amounts().poolingFund().value()
                && by.amounts().cash().value() == -stored.amounts().cash().value()
                && by.amounts().personalAccount().value() == -undone.account
                && Arrays.equals(Books.columns(by.stored().change()), opposite);
        long next = books.lastSequence(undone.person) + 1;
        if (!isOpposite || by.personSequence() != next) {
            return "undoes " + undone.id + " by something else than its opposite: " + by;
        }
        books.add(new Books.Row(by, undone.visit, undone.content, undone.charged));
        return null;
    }

    /** What is wrong with what was written for a reversal; null if nothing is. */
    @Nullable
    String reverse(Errand errand, StoredMessage stored, Writes writes) {
        Books.Entry target = books.messages.get(errand.target().key);
        if (target == null) {
            world.counters.count(Event.REVERSAL_CAME_FIRST);
            boolean leavesTombstone = writes.messages().size() == 2
                    && writes.messages().get(1).kind() == StoredMessage.Kind.TOMBSTONE
                    && writes.messages().get(1).key().equals(errand.target().key);
            return leavesTombstone && writes.bills().isEmpty() ? null : "leaves no tombstone";
        }
        Books.Row row = target.row() == null ? null : books.rows.get(target.row());
        String undoneBy = row == null ? null : row.undoneBy;
        if (undoneBy != null) {
            books.givenUp.add(undoneBy);
        }
        if (row == null || undoneBy != null) {
            return writes.bills().isEmpty()
                            && writes.messages().size() == 1
                            && Objects.equals(undoneBy, stored.settlementId())
                    ? null
                    : "undoes what does not stand";
        }
        Reason refusal = whyNot(errand);
        return refusal == null ? reverse(row, writes) : "is carried out in spite of " + refusal;
    }

    private @Nullable String reverse(Books.Row row, Writes writes) {
        List<Books.Row> undone = new ArrayList<>(row.undoes() ? List.of() : books.supplementsOf(row));
        undone.add(row);
        List<Writes.Bill> bills = writes.bills();
        if (bills.size() != undone.size()) {
            return "undoes " + bills.size() + " rows, not " + undone.size();
        }
        TreeSet<String> expected = reviews(row, undone);
        TreeSet<String> marked = new TreeSet<>();
        writes.reviews().forEach(review -> marked.add(review.settlementId()));
        if (!marked.equals(expected)) {
            return "marks " + marked + " for review, not " + expected;
        }
        world.counters.count(row.undoes() ? Event.BILL_STANDS_AGAIN : Event.REVERSED);
        if (!marked.isEmpty()) {
            world.counters.count(Event.LATER_BILL_FOR_REVIEW);
        }
        for (int i = 0; i < undone.size(); i++) {
            String fault = undo(bills.get(i).settlement(), Settlement.Kind.REVERSAL, undone.get(i));
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** The rows of the year that stand and were computed on what changes now. */
    private TreeSet<String> reviews(Books.Row row, List<Books.Row> own) {
        Books.Row changed = row.undoes() ? Objects.requireNonNull(books.rows.get(row.refersTo)) : row;
        TreeSet<String> later = new TreeSet<>();
        books.of(row.person).stream()
                .filter(other -> other.isLive() && other.year.equals(row.year))
                .filter(other -> other.sequence > changed.sequence && !own.contains(other))
                .forEach(other -> later.add(other.id));
        return later;
    }

    /** A bill does not stand again. */
    void count(Reason reason) {
        switch (reason) {
            case VISIT_SETTLED_ANEW -> world.counters.count(Event.STANDING_AGAIN_DECLINED_AS_SETTLED_ANEW);
            case VISIT_CHANGED_SINCE -> world.counters.count(Event.STANDING_AGAIN_DECLINED_AS_CHANGED);
            case MESSAGE_REVERSED -> world.counters.count(Event.STANDING_AGAIN_DECLINED_AS_GIVEN_UP);
            case ACCOUNT_USED_SINCE -> world.counters.count(Event.STANDING_AGAIN_DECLINED_AS_ACCOUNT_IS_USED);
            default -> {}
        }
    }

    /** Why a message cannot be reversed now; null if it can. */
    @Nullable
    Reason whyNot(Errand errand) {
        Books.Entry target = books.messages.get(errand.target().key);
        Books.Row row = target == null || target.row() == null ? null : books.rows.get(target.row());
        if (row == null || row.kind != Settlement.Kind.CANCELLATION || row.undoneBy != null) {
            return null;
        }
        if (books.givenUp.contains(row.id)) {
            return Reason.MESSAGE_REVERSED;
        }
        Books.Row undone = Objects.requireNonNull(books.rows.get(row.refersTo));
        return undone.kind == Settlement.Kind.SUPPLEMENT ? whyNoSupplement(row, undone) : whyNoBill(undone);
    }

    private @Nullable Reason whyNoSupplement(Books.Row cancellation, Books.Row supplement) {
        Books.Row bill = Objects.requireNonNull(books.rows.get(supplement.refersTo));
        if (!bill.isLive()) {
            return Reason.SETTLEMENT_ALREADY_UNDONE;
        }
        boolean later = books.supplementsOf(bill).stream().anyMatch(other -> other.sequence > cancellation.sequence);
        return later ? Reason.HAS_SUPPLEMENT : null;
    }

    private @Nullable Reason whyNoBill(Books.Row bill) {
        Books.Visit visit = Objects.requireNonNull(books.visits.get(bill.visit));
        Optional<Books.Row> anew = books.billOf(visit);
        if (anew.isPresent()) {
            return Reason.VISIT_SETTLED_ANEW;
        }
        if (visit.isWithdrawn || !visit.charged.equals(bill.charged)) {
            return Reason.VISIT_CHANGED_SINCE;
        }
        long credited = world.registry.credits(bill.person).stream()
                .mapToLong(credit -> credit.amount().value())
                .sum();
        long left = Math.max(0, credited - books.taken(bill.person));
        return bill.account > left ? Reason.ACCOUNT_USED_SINCE : null;
    }

    /** What is wrong with what was written for a supplement; null if nothing is. */
    @Nullable
    String supplement(Errand errand, StoredMessage stored, Writes writes) {
        Books.Row bill = Objects.requireNonNull(books.rows.get(errand.aboutRow()));
        Reason refusal = bill.kind != Settlement.Kind.SETTLEMENT
                ? Reason.NOT_A_SETTLEMENT
                : bill.undoneBy != null ? Reason.SETTLEMENT_ALREADY_UNDONE : null;
        if (refusal != null || stored.reason() == Reason.NOTHING_TO_ADD) {
            return writes.bills().isEmpty() && (refusal == null || stored.reason() == refusal)
                    ? null
                    : "supplements what does not stand";
        }
        if (writes.bills().size() != 1) {
            return "adds nothing, but " + stored.reason();
        }
        Settlement row = writes.bills().get(0).settlement();
        long next = books.lastSequence(bill.person) + 1;
        if (row.kind() != Settlement.Kind.SUPPLEMENT
                || !bill.id.equals(row.refersTo())
                || row.personSequence() != next
                || row.amounts().total().value() != 0) {
            return "adds something else: " + row;
        }
        world.counters.count(Event.SUPPLEMENTED);
        books.add(new Books.Row(row, bill.visit, errand.content, bill.charged));
        return null;
    }
}
