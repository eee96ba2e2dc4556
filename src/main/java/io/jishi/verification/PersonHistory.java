package io.jishi.verification;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.Supplement;
import io.jishi.benefit.YearToDate;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredFacts;
import io.jishi.shared.money.Fen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person's rows in their order, lived through again: each must fit what the rows before it have left, and what is
 * stored in the end must be what they have left. Holds the rows of one person at a time.
 */
public final class PersonHistory {

    private final String region;
    private final String personId;
    private final Findings findings;
    private final Complaints complaints;
    private final Recomputation recomputation;
    private final PersonFold fold = new PersonFold();
    private final Pointers pointers;
    private long lastSequence;
    private long lastEvent;
    private boolean eventMissing;
    private boolean unreadable;

    /** Of this person. */
    public PersonHistory(String region, String personId, PackageShelf packages, Findings findings) {
        this.region = region;
        this.personId = personId;
        this.findings = findings;
        this.complaints = new Complaints(findings);
        this.recomputation = new Recomputation(packages, complaints);
        this.pointers = new Pointers(complaints);
    }

    /** Whether rows are added of this person. */
    public boolean isOf(String otherRegion, String otherPerson) {
        return personId.equals(otherPerson) && region.equals(otherRegion);
    }

    /** Adds the next row. */
    public void add(BillRow row) {
        checkSequence(row);
        checkEvent(row);
        RowChecks.check(row, complaints);
        StoredFacts stored = read(row);
        if (stored == null) {
            unreadable = true;
            pointers.add(row, null);
            return;
        }
        if (row.undoes()) {
            pointers.target(row).ifPresent(undone -> new Opposite(row, stored, undone).check(complaints));
        } else {
            recompute(row, stored);
        }
        pointers.add(row, stored);
        fold.add(row, stored);
    }

    private void checkSequence(BillRow row) {
        long sequence = row.identity().personSequence();
        if (sequence != lastSequence + 1) {
            complaints.about(
                    row,
                    Invariant.PERSON_SEQUENCE,
                    "person_sequence: expected " + (lastSequence + 1) + ", found " + sequence);
        }
        lastSequence = sequence;
    }

    private void checkEvent(BillRow row) {
        Long event = row.eventNumber();
        if (event == null) {
            eventMissing = true;
            return;
        }
        if (eventMissing) {
            complaints.about(
                    row, Invariant.OUTBOX, "its event is number " + event + " before that of an earlier row has one");
        } else if (event <= lastEvent) {
            complaints.about(
                    row,
                    Invariant.OUTBOX,
                    "its event is number " + event + ", that of an earlier row of the person " + lastEvent);
        }
        lastEvent = event;
    }

    private @Nullable StoredFacts read(BillRow row) {
        try {
            return FactsReader.read(row.facts());
        } catch (IllegalArgumentException | ArithmeticException | IllegalStateException impossible) {
            complaints.recomputation(row, "its facts cannot be read: " + impossible.getMessage());
            return null;
        }
    }

    private void recompute(BillRow row, StoredFacts stored) {
        boolean supplement = row.kind() == Settlement.Kind.SUPPLEMENT;
        String cause = stored.late() == null ? null : stored.late().cause().name();
        if (!Objects.equals(cause, row.cause()) || supplement != (cause != null)) {
            complaints.differs(row, "the cause", "that of its facts, " + cause, String.valueOf(row.cause()));
        }
        recomputation.versionOf(row).ifPresent(version -> {
            recomputation.check(row, stored, version);
            if (!supplement && !unreadable) {
                compareBefore(row, fold.before(row, stored, version), stored.before());
            }
        });
        if (supplement && !unreadable && stored.late() != null) {
            pointers.target(row).ifPresent(bill -> checkSupplement(row, stored, bill));
        }
    }

    private void compareBefore(BillRow row, YearToDate expected, YearToDate found) {
        if (!expected.equals(found)) {
            complaints.about(
                    row,
                    Invariant.ACCUMULATORS,
                    "computed from other accumulators than the rows before it leave: expected " + expected + ", found "
                            + found);
        }
    }

    /** A supplement starts from its bill and the supplements before it, and from what others use of every limit now. */
    private void checkSupplement(BillRow row, StoredFacts stored, Pointers.Known bill) {
        StoredFacts first = bill.stored();
        if (first == null) {
            return;
        }
        BenefitFacts facts = first.facts();
        YearToDate change = first.change();
        BenefitAmounts amounts;
        try {
            amounts = bill.row().amounts().asAmounts(BenefitAmounts.Form.BILL);
            for (Pointers.Known each : pointers.liveSupplementsOf(bill)) {
                StoredFacts of = Objects.requireNonNull(each.stored());
                facts = of.facts();
                change = change.plus(of.change());
                amounts = amounts.plus(each.row().amounts().asAmounts(BenefitAmounts.Form.SUPPLEMENT));
            }
        } catch (IllegalStateException impossible) {
            return; // the amounts of a row before are impossible, which has been said of that row
        }
        YearToDate before = first.before().withLimitsUsed(fold.of(row.year()).plus(change.negated()));
        compareBefore(row, before, stored.before());
        Supplement.Paid paid = new Supplement.Paid(amounts, change.medicalAssistanceDeductible());
        Supplement.Paid found = Objects.requireNonNull(stored.late()).paid();
        if (!paid.equals(found)) {
            complaints.differs(row, "what had been paid before it", paid, found);
        }
        BenefitFacts more = facts.withIdentities(stored.facts().categories())
                .withGrants(stored.facts().granted());
        if (!more.equals(stored.facts())) {
            complaints.differs(row, "its facts", "those of its bill and a late one", "others");
        }
    }

    /** Compares with what is stored of the person beside the rows; empty if there is nothing. */
    public void end(Optional<StoredPerson> stored) {
        pointers.end();
        StoredPerson person = stored.orElseGet(StoredPerson::new);
        if (person.sequence() != lastSequence) {
            findings.add(
                    Invariant.PERSON_SEQUENCE,
                    region,
                    "person " + personId,
                    "sequence: expected " + lastSequence + ", found " + person.sequence());
        }
        if (!unreadable) {
            fold.compare(person, complaints);
        }
        for (List<Pointers.Known> standing : pointers.standing()) {
            checkShare(standing);
        }
    }

    /** What a patient bears of a bill with its supplements is nothing or more. */
    private void checkShare(List<Pointers.Known> standing) {
        for (Part part : List.of(Part.PERSONAL_ACCOUNT, Part.CASH)) {
            long sum = standing.stream()
                    .mapToLong(known -> known.row().amounts().of(part))
                    .sum();
            if (sum < 0) {
                complaints.about(
                        standing.get(0).row(),
                        Invariant.SIGNS,
                        part.column() + " with its supplements: expected nothing or more, found " + Fen.of(sum));
            }
        }
    }
}
