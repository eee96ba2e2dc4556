package io.jishi.settlement;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.SupplementCause;
import io.jishi.benefit.YearToDate;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.eligibility.Eligibility;
import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingKind;
import io.jishi.filing.model.Filings;
import io.jishi.policy.PolicyAnswer;
import io.jishi.provider.model.Agreement;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.PersonLock;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.Situation;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.money.Fen;
import io.jishi.shared.time.DateRange;
import io.jishi.support.LinfenPackage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The rows of one person, kept in memory: bills, supplements and cancellations are decided by the lane's items, each
 * batch on a state that is read anew from the rows, as from the database.
 */
final class PersonHistory {

    static final PersonKey PERSON = new PersonKey("141000", "1410000000000000000000PERSON");

    private static final DateRange ALWAYS = new DateRange(LocalDate.of(2015, 1, 1), null);
    private static final DesignatedProvider HOSPITAL = new DesignatedProvider(
            1,
            "HOSPITAL",
            "141002",
            null,
            ChargeClass.CLASS_1,
            Administration.CITY,
            null,
            List.of(new Agreement(Set.of(CareType.INPATIENT), ALWAYS)));
    private static final Filing REFERRAL = new Filing("filing", FilingKind.REFERRAL, null, null, null, ALWAYS);

    private final Map<String, Settlement> rows = new LinkedHashMap<>();
    private final Map<AccumulatorKey, YearToDate> accumulators = new HashMap<>();
    private final List<AssistanceSpell> assistance = new ArrayList<>();
    private long epoch = 1;
    private long sequence;
    private int numbers;

    /** Registers a fact, which raises the epoch. */
    void register(AssistanceSpell spell) {
        assistance.add(spell);
        epoch++;
    }

    /** All rows in their order, as they are now. */
    List<Settlement> rows() {
        return List.copyOf(rows.values());
    }

    /** The rows of one kind. */
    List<Settlement> rows(Settlement.Kind kind) {
        return rows.values().stream().filter(row -> row.kind() == kind).toList();
    }

    /** The row as it is now. */
    Settlement row(String id) {
        return Objects.requireNonNull(rows.get(id), id);
    }

    /** The wide rows. */
    Map<AccumulatorKey, YearToDate> accumulators() {
        return Map.copyOf(accumulators);
    }

    static AccumulatorKey yearOf(Settlement row) {
        return new AccumulatorKey(row.region(), row.personId(), row.scheme(), row.yearStart());
    }

    /** A stay that is to be settled. */
    LaneItem stay(LocalDate day, Fen eligible, boolean referred) {
        FeeTotals fees = new FeeTotals(eligible, Fen.ZERO, Fen.ZERO, Fen.ZERO, null, null);
        String number = next("visit");
        SettleRequest request = new SettleRequest(
                PERSON.region(),
                PERSON.personId(),
                PERSON.personId(),
                HOSPITAL.code(),
                Scheme.RESIDENT,
                CareType.INPATIENT,
                null,
                number,
                day,
                day,
                eligible,
                List.of(),
                fees);
        Situation situation =
                new Situation(coverage(), new Filings(epoch, referred ? List.of(REFERRAL) : List.of()), HOSPITAL, null);
        return new SettleItem(
                new SettleItem.Prepared(
                        message(MessageKey.SETTLE),
                        Fingerprint.of(request),
                        request,
                        situation,
                        Eligibility.of(
                                Map.of(Scheme.RESIDENT, LinfenPackage.compiled().eligibility()),
                                situation.coverage(),
                                Scheme.RESIDENT,
                                day),
                        new PolicyAnswer.InForce(LinfenPackage.on(day)),
                        fees,
                        List.of(),
                        new SettleItem.Ids(next("bill"), next("id")),
                        state -> Fen.ZERO,
                        Instant.EPOCH),
                new ShortAnswers(),
                null);
    }

    /** A supplement that is to be made. */
    LaneItem supplement(Settlement bill, SupplementCause cause) {
        return new SupplementItem(
                new SupplementItem.Prepared(
                        message(MessageKey.SUPPLEMENT),
                        Fingerprint.ofSupplement(bill.settlementId(), cause),
                        cause,
                        bill,
                        "visit",
                        LinfenPackage.on(bill.settledOn()),
                        coverage(),
                        next("supplement"),
                        Instant.EPOCH),
                new ShortAnswers(),
                null);
    }

    /** A row that is to be cancelled. */
    LaneItem cancel(Settlement row) {
        return new CancelItem(
                message(MessageKey.CANCEL),
                Fingerprint.ofCancellation(row.settlementId()),
                row,
                next("cancellation"),
                Instant.EPOCH,
                new ShortAnswers());
    }

    /** Decides one message in a batch of its own. */
    StoredMessage decide(LaneItem item) {
        return decide(List.of(item)).get(0);
    }

    /** Decides messages in one batch and commits it. */
    List<StoredMessage> decide(List<LaneItem> batch) {
        LockedState state = read(batch);
        List<StoredMessage> messages = new ArrayList<>();
        List<Writes.Bill> written = new ArrayList<>();
        for (LaneItem item : batch) {
            if (!(item.decide(state) instanceof LaneItem.Decision.Commit commit)) {
                throw new AssertionError("no decision of " + item.keys().message());
            }
            state.apply(commit.toWrite());
            messages.addAll(commit.toWrite().messages());
            written.addAll(commit.toWrite().bills());
        }
        written.forEach(this::commit);
        return messages;
    }

    private LockedState read(List<LaneItem> batch) {
        LockedState state = new LockedState();
        state.put(PERSON, new PersonLock(epoch, sequence));
        state.putProvider(PERSON.region(), HOSPITAL.code(), HOSPITAL.epoch());
        accumulators.forEach(state::put);
        boolean undoes = false;
        for (LaneItem item : batch) {
            for (String about : item.keys().about()) {
                undoes = true;
                state.put(row(about));
                rows.values().stream()
                        .filter(row -> row.kind() == Settlement.Kind.SUPPLEMENT && row.isLive())
                        .filter(row -> about.equals(row.refersTo()))
                        .forEach(state::put);
            }
        }
        if (undoes) {
            rows.values().stream()
                    .filter(Settlement::isLive)
                    .forEach(row -> state.putLive(yearOf(row), row.personSequence(), row.settlementId()));
        }
        return state;
    }

    /** What the database does with what is written. */
    private void commit(Writes.Bill bill) {
        Settlement settlement = bill.settlement();
        if (rows.put(settlement.settlementId(), settlement) != null || settlement.personSequence() != sequence + 1) {
            throw new AssertionError("a key is used twice");
        }
        sequence = settlement.personSequence();
        if (settlement.undoes()) {
            rows.computeIfPresent(
                    Objects.requireNonNull(settlement.refersTo()),
                    (id, undone) -> undone.undoneBy(settlement.settlementId()));
        }
        accumulators.merge(bill.accumulator(), bill.change(), YearToDate::plus);
    }

    private Coverage coverage() {
        return new Coverage(
                epoch,
                "141024",
                null,
                List.of(new CoverageSpell(
                        Scheme.RESIDENT,
                        ALWAYS,
                        null,
                        EnrolmentBasis.HOUSEHOLD_REGISTER,
                        Enrolment.IN_WINDOW,
                        ALWAYS.from())),
                assistance);
    }

    private MessageKey message(String transaction) {
        return new MessageKey(PERSON.region(), HOSPITAL.code(), transaction, next("message"));
    }

    private String next(String kind) {
        return kind + "-" + numbers++;
    }
}
