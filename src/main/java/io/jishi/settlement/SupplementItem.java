package io.jishi.settlement;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.benefit.BenefitCalculator;
import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.BenefitResult;
import io.jishi.benefit.Supplement;
import io.jishi.benefit.SupplementCause;
import io.jishi.benefit.YearToDate;
import io.jishi.coverage.model.Coverage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.BillSoFar;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.PersonLock;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredFacts;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.reason.Reason;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One supplement on its way through a lane: the bill is computed again with the late fact under the policy that it was
 * made with, and the difference is appended. The bill itself is read and never touched (ADR-5).
 */
final class SupplementItem implements LaneItem {

    private final Prepared prepared;
    private final SettlementAnswers answers;
    private final @Nullable Supplier<Uni<LaneItem>> underLock;

    /**
     * A request, ready to be decided.
     *
     * @param key of the message
     * @param fingerprint of what it says
     * @param cause the kind of late fact
     * @param bill the row that was named
     * @param visitNumber the provider's number of its visit
     * @param policy the version that made it
     * @param coverage of the person, with the late fact if there is one
     * @param supplementId id for what will be written
     * @param receivedAt when it was worked on
     */
    record Prepared(
            MessageKey key,
            String fingerprint,
            SupplementCause cause,
            Settlement bill,
            String visitNumber,
            PolicyVersion policy,
            Coverage coverage,
            String supplementId,
            Instant receivedAt) {}

    SupplementItem(Prepared prepared, SettlementAnswers answers, @Nullable Supplier<Uni<LaneItem>> underLock) {
        this.prepared = prepared;
        this.answers = answers;
        this.underLock = underLock;
    }

    @Override
    public Keys keys() {
        Settlement bill = prepared.bill();
        return new Keys(
                prepared.key(), bill.person(), null, null, null, year(), List.of(), List.of(bill.settlementId()));
    }

    @Override
    public boolean readsUnderLock() {
        return underLock != null;
    }

    @Override
    public @Nullable Uni<LaneItem> readUnderLock() {
        return underLock == null ? null : underLock.get();
    }

    @Override
    public Decision decide(LockedState state) {
        Optional<StoredMessage> seen = state.message(prepared.key());
        if (seen.isPresent()) {
            return new Decision.Seen(seen.get());
        }
        PersonLock person = state.person(prepared.bill().person()).orElseThrow();
        if (person.epoch() != prepared.coverage().epoch()) {
            return new Decision.Stale();
        }
        Settlement bill = state.settlement(prepared.bill().settlementId()).orElseThrow();
        if (bill.kind() != Settlement.Kind.SETTLEMENT) {
            return rejected(Reason.NOT_A_SETTLEMENT, false);
        }
        if (!bill.isLive()) {
            return rejected(Reason.SETTLEMENT_ALREADY_UNDONE, false);
        }
        return supplement(BillSoFar.of(bill, state.supplementsOf(bill.settlementId())), state, person);
    }

    private Decision supplement(BillSoFar soFar, LockedState state, PersonLock person) {
        BenefitFacts facts = withLateFact(soFar.facts());
        if (facts.equals(soFar.facts())) {
            return rejected(Reason.NOTHING_TO_ADD, false);
        }
        YearToDate before = soFar.before(state.accumulators(year()));
        return BenefitCalculator.computeAgain(
                        prepared.policy(), facts, before, soFar.paid().amounts())
                .fold(
                        computed -> Supplement.of(prepared.cause(), computed, soFar.paid())
                                .map(added -> commit(added, new Basis(soFar, facts, before), person))
                                .orElseGet(() -> rejected(Reason.NOTHING_TO_ADD, false)),
                        refused -> rejected(refused.reason(), false),
                        review -> rejected(review.reason(), true));
    }

    /** What was a fact of the bill stays one, also where it is registered no more: a supplement takes nothing back. */
    private BenefitFacts withLateFact(BenefitFacts facts) {
        Coverage coverage = prepared.coverage();
        return switch (prepared.cause()) {
            case LATE_IDENTITY ->
                facts.withIdentities(coverage.categoriesOn(prepared.bill().settledOn()));
            case LATE_GRANT ->
                facts.withGrants(coverage.grantsOn(prepared.bill().settledOn()));
        };
    }

    /** What a supplement was computed from. */
    private record Basis(BillSoFar soFar, BenefitFacts facts, YearToDate before) {}

    private Decision commit(BenefitResult.Settled added, Basis basis, PersonLock person) {
        Settlement bill = basis.soFar().bill();
        StoredFacts.LateFact late =
                new StoredFacts.LateFact(prepared.cause(), basis.soFar().paid());
        Settlement supplement = new Settlement(
                bill.region(),
                prepared.supplementId(),
                Settlement.Kind.SUPPLEMENT,
                bill.settlementId(),
                null,
                bill.visitId(),
                bill.personId(),
                person.sequence() + 1,
                bill.providerCode(),
                bill.scheme(),
                bill.yearStart(),
                bill.settledOn(),
                prepared.fingerprint(),
                bill.policy(),
                new StoredFacts(basis.facts(), basis.before(), added.change(), late),
                added.amounts(),
                added.paysNothing(),
                prepared.receivedAt());
        Answer answer = answers.supplemented(supplement, prepared.visitNumber());
        return new Decision.Commit(Writes.of(
                message(answer, null, false, supplement.settlementId()),
                new Writes.Bill(supplement, year(), added.change(), Map.of())));
    }

    private Decision rejected(Reason reason, boolean needsReview) {
        Answer answer = answers.rejected(reason, needsReview, prepared.bill().settlementId());
        return new Decision.Commit(Writes.only(message(answer, reason, needsReview, null)));
    }

    private StoredMessage message(
            Answer answer, @Nullable Reason reason, boolean needsReview, @Nullable String settlementId) {
        return new StoredMessage(
                prepared.key(),
                StoredMessage.Kind.ORIGINAL,
                prepared.fingerprint(),
                answer,
                reason,
                needsReview,
                settlementId,
                prepared.receivedAt());
    }

    private AccumulatorKey year() {
        Settlement bill = prepared.bill();
        return new AccumulatorKey(bill.region(), bill.personId(), bill.scheme(), bill.yearStart());
    }
}
