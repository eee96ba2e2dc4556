package io.jishi.model;

import io.jishi.model.Counters.Event;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.Visit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reference's part about settling: which answer a visit gets, and what a bill is computed on. */
final class Settling {

    /** Law of the region: ordinary outpatient pooling begins. */
    private static final LocalDate OUTPATIENTS_FROM = LocalDate.of(2021, 1, 1);

    private final World world;
    private final Books books;

    Settling(World world, Books books) {
        this.world = world;
        this.books = books;
    }

    /** What is wrong with what was written for a settlement; null if nothing is. */
    @Nullable
    String settle(Errand errand, StoredMessage stored, Writes writes) {
        Books.Visit visit = known(errand);
        Optional<Books.Row> bill = visit == null ? Optional.empty() : books.billOf(visit);
        String content = errand.content;
        // there was no row to lock: what was read before the registration stands before it, and before any bill
        boolean unregistered =
                stored.reason() == Reason.PERSON_UNKNOWN && world.registry.isNew(errand.person, world.time.now());
        if (!unregistered && bill.filter(row -> row.content.equals(content)).isPresent()) {
            world.counters.count(Event.ALIAS);
            return stored.kind() == StoredMessage.Kind.ALIAS
                            && bill.get().id.equals(stored.settlementId())
                            && writes.bills().isEmpty()
                    ? null
                    : "is no alias of " + bill.get().id + ", whose content it has";
        }
        Reason refusal = unregistered ? Reason.PERSON_UNKNOWN : refusal(errand, visit, bill);
        if (refusal != null) {
            world.counters.count(Event.REJECTED);
            if (refusal == Reason.VISIT_SETTLED_WITH_OTHER_CONTENT) {
                world.counters.count(Event.SAME_VISIT_WITH_OTHER_CONTENT);
            }
            return stored.reason() == refusal && writes.bills().isEmpty() && stored.settlementId() == null
                    ? null
                    : "is refused for " + stored.reason() + " and not for " + refusal;
        }
        return stored.kind() == StoredMessage.Kind.ORIGINAL
                        && stored.reason() == null
                        && writes.bills().size() == 1
                ? bill(errand, stored, writes)
                : "makes no bill, but " + stored.kind() + " " + stored.reason();
    }

    private Books.@Nullable Visit known(Errand errand) {
        Books.Visit visit = books.visits.get(numberOf(errand));
        return visit == null || visit.isWithdrawn ? null : visit;
    }

    static String numberOf(Errand errand) {
        return errand.key.providerCode() + "/" + errand.request().visitNumber();
    }

    private @Nullable Reason refusal(Errand errand, Books.@Nullable Visit visit, Optional<Books.Row> bill) {
        if (!world.registry.isRegistered(errand.person)) {
            return Reason.PERSON_UNKNOWN;
        }
        if (!world.registry.isCovered(errand.person)) {
            return Reason.COVER_NOT_ACTIVE;
        }
        boolean outpatient = errand.request().careType().isOutpatient();
        if (outpatient && !world.registry.takesOutpatients(errand.key.providerCode())) {
            return Reason.CARE_TYPE_NOT_IN_AGREEMENT;
        }
        if (bill.isPresent()) {
            return Reason.VISIT_SETTLED_WITH_OTHER_CONTENT;
        }
        boolean atOnce = errand.kind == Errand.Kind.SETTLE;
        if (atOnce && visit != null && visit.isOpened) {
            return Reason.VISIT_REPORTED_BY_STEPS;
        }
        boolean other =
                atOnce && visit != null && (!visit.person.equals(errand.person) || visit.isOutpatient != outpatient);
        if (other) {
            return Reason.VISIT_OF_OTHER_PERSON;
        }
        boolean served = !outpatient || !errand.request().endedOn().isBefore(OUTPATIENTS_FROM);
        return served ? null : Reason.CARE_TYPE_NOT_SERVED;
    }

    private @Nullable String bill(Errand errand, StoredMessage stored, Writes writes) {
        Writes.Bill bill = writes.bills().get(0);
        Settlement row = bill.settlement();
        List<Visit> changed = writes.visits().visits();
        if (changed.size() != 1 || !changed.get(0).visitId().equals(row.visitId())) {
            return "makes a bill of another visit";
        }
        Books.Visit visit = known(errand);
        if (visit != null && !visit.id.equals(row.visitId())) {
            return "makes a second visit " + row.visitId() + " of " + visit.id;
        }
        if (row.kind() != Settlement.Kind.SETTLEMENT
                || row.undoneBy() != null
                || !row.person().equals(errand.person)
                || row.amounts().total().value() != errand.total
                || !row.settlementId().equals(stored.settlementId())) {
            return "makes a bill that is not the one asked for: " + row;
        }
        String fault = numbered(row);
        if (fault != null) {
            return fault;
        }
        fault = computedOn(errand, row);
        if (fault != null) {
            return fault;
        }
        Books.Visit noted = note(changed.get(0));
        books.add(new Books.Row(row, noted.number, errand.content, noted.charged));
        world.counters.count(Event.SETTLED);
        return null;
    }

    /** A visit as it is written. */
    Books.Visit note(Visit visit) {
        String number = visit.key().providerCode() + "/" + visit.key().visitNumber();
        Books.Visit noted = books.visits.get(number);
        if (noted == null || !noted.id.equals(visit.visitId())) {
            noted = new Books.Visit(number, visit.visitId(), personOf(visit));
            books.visits.put(number, noted);
        }
        noted.person = personOf(visit);
        noted.isOutpatient = visit.terms().careType().isOutpatient();
        noted.isOpened = visit.isOpened();
        noted.charged = visit.terms().careType()
                + " "
                + (noted.isOutpatient && noted.isOpened
                        ? visit.terms().startedOn()
                        : visit.terms().endedOn())
                + " "
                + visit.sums().total()
                + " "
                + visit.lines().generation();
        return noted;
    }

    private static PersonKey personOf(Visit visit) {
        return new PersonKey(visit.key().region(), visit.personId());
    }

    /** Numbers of a person's rows have no gap. */
    @Nullable
    String numbered(Settlement row) {
        long next = books.lastSequence(row.person()) + 1;
        return row.personSequence() == next ? null : "makes row " + row.personSequence() + ", not " + next;
    }

    /** A bill stands on everything that stood when it was committed, and on nothing else. */
    private @Nullable String computedOn(Errand errand, Settlement row) {
        long[] before = Books.columns(row.stored().before());
        long[] standing = books.standing(errand.person, row.yearStart());
        if (!Arrays.equals(before, standing)) {
            return "is computed on " + Arrays.toString(before) + ", while what stands is " + Arrays.toString(standing);
        }
        long today = row.stored().before().outpatientPaidToday().value();
        boolean outpatient = errand.request().careType().isOutpatient();
        if (outpatient && today != books.paidOn(errand.person, row.settledOn())) {
            return "is computed on another day's payments: " + today;
        }
        long credited = world.registry.credits(errand.person).stream()
                .mapToLong(credit -> credit.amount().value())
                .sum();
        long taken = Objects.requireNonNull(row.amounts().personalAccount()).value();
        if (taken > 0) {
            world.counters.count(Event.ACCOUNT_USED);
        }
        return books.taken(errand.person) + taken > credited && taken > 0 ? "takes more than the account has" : null;
    }
}
