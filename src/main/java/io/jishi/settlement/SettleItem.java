package io.jishi.settlement;

import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.BenefitResult;
import io.jishi.benefit.EngineVersion;
import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.YearToDate;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.eligibility.Entitlement;
import io.jishi.policy.PolicyAnswer;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.ComputedBill;
import io.jishi.settlement.model.Gates;
import io.jishi.settlement.model.LiveSettlement;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.PersonLock;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.Situation;
import io.jishi.settlement.model.SplitLine;
import io.jishi.settlement.model.StoredFacts;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.Visit;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One settlement on its way through a lane. Everything that could be looked up beforehand has been; here, under the
 * locks, it is compared with the rows, the bill is computed and what it writes is put together.
 */
final class SettleItem implements LaneItem {

    private final Prepared prepared;
    private final SettlementAnswers answers;
    private final @Nullable Supplier<Uni<LaneItem>> underLock;

    /**
     * A request, ready to be decided.
     *
     * @param key of the message
     * @param fingerprint of its business fields
     * @param request what it says
     * @param situation what was looked up
     * @param entitlement what the gates of the person came to, on the coverage of the situation
     * @param policy the version in force, or what is missing
     * @param fees the totals, of the lines or as sent
     * @param lines the split lines
     * @param ids ids for what will be written
     * @param account what may be taken from the personal account
     * @param receivedAt when it was worked on
     */
    record Prepared(
            MessageKey key,
            String fingerprint,
            SettleRequest request,
            Situation situation,
            Entitlement entitlement,
            PolicyAnswer policy,
            FeeTotals fees,
            List<SplitLine> lines,
            Ids ids,
            Function<LockedState, Fen> account,
            Instant receivedAt) {}

    /** Ids given beforehand, so that deciding again gives the same. */
    record Ids(String settlementId, String visitId) {}

    SettleItem(Prepared prepared, SettlementAnswers answers, @Nullable Supplier<Uni<LaneItem>> underLock) {
        this.prepared = prepared;
        this.answers = answers;
        this.underLock = underLock;
    }

    @Override
    public Keys keys() {
        return keysOf(prepared.key(), prepared.request(), prepared.situation().catalogue(), prepared.policy());
    }

    /** What a settlement of this request locks and reads, and a preview of it reads. */
    static Keys keysOf(
            MessageKey key, SettleRequest request, @Nullable CatalogueExcerpt catalogue, PolicyAnswer answer) {
        PolicyVersion policy = answer instanceof PolicyAnswer.InForce inForce ? inForce.version() : null;
        return new Keys(
                key,
                request.personId().isEmpty() ? null : request.person(),
                request.visitKey(),
                request.providerCode(),
                catalogue == null ? null : catalogue.region(),
                policy == null ? null : AccumulatorKeys.yearOf(request, policy),
                policy == null ? List.of() : AccumulatorKeys.scopesOf(request, policy),
                List.of(),
                new Also(null, List.of(), request.reported().usesPersonalAccount()));
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
        if (!prepared.situation().isCurrent(prepared.request(), state) || !isCurrent(prepared.request(), state)) {
            return new Decision.Stale();
        }
        Optional<Visit> visit = state.visit(prepared.request().visitKey());
        Optional<LiveSettlement> live = visit.flatMap(found -> state.liveSettlement(found.visitId()));
        boolean sameContent = live.filter(bill -> bill.fingerprint().equals(prepared.fingerprint()))
                .isPresent();
        if (sameContent) {
            return alias(live.get());
        }
        Optional<Reason> closed = Gates.firstClosed(prepared.request(), prepared.situation(), prepared.entitlement())
                .or(() -> visitIsTaken(prepared.request(), visit, live));
        if (closed.isPresent()) {
            return closed(closed.get(), live.map(LiveSettlement::settlementId).orElse(null));
        }
        return prepared.policy()
                .fold(policy -> settle(policy, state, visit), missing -> rejected(missing, false, null));
    }

    /** Whether a visit that was reported by steps is still as it was read. */
    static boolean isCurrent(SettleRequest request, LockedState state) {
        Visit opened = request.reported().opened();
        return opened == null
                || state.visit(opened.key()).filter(opened::equals).isPresent();
    }

    /** Why the visit cannot be settled with this request, if it cannot. */
    static Optional<Reason> visitIsTaken(SettleRequest request, Optional<Visit> visit, Optional<LiveSettlement> live) {
        if (live.isPresent()) {
            return Optional.of(Reason.VISIT_SETTLED_WITH_OTHER_CONTENT);
        }
        if (request.reported().opened() == null && visit.filter(Visit::isOpened).isPresent()) {
            return Optional.of(Reason.VISIT_REPORTED_BY_STEPS);
        }
        boolean other = visit.filter(found -> !found.personId().equals(request.personId())
                        || found.terms().scheme() != request.scheme()
                        || found.terms().careType() != request.careType())
                .isPresent();
        return other ? Optional.of(Reason.VISIT_OF_OTHER_PERSON) : Optional.empty();
    }

    private Decision settle(PolicyVersion policy, LockedState state, Optional<Visit> visit) {
        SettleRequest request = prepared.request();
        YearToDate before = AccumulatorKeys.before(request, policy, state);
        ComputedBill bill = ComputedBill.of(
                request,
                prepared.situation(),
                policy,
                prepared.fees(),
                before,
                prepared.account().apply(state));
        return bill.result()
                .fold(
                        settled -> commit(bill, settled, state, visit),
                        refused -> rejected(refused.reason(), false, null),
                        review -> rejected(review.reason(), true, null));
    }

    private Decision commit(
            ComputedBill bill, BenefitResult.Settled settled, LockedState state, Optional<Visit> known) {
        SettleRequest request = prepared.request();
        PersonLock person = state.person(request.person()).orElseThrow();
        SettledVisit visits = SettledVisit.of(prepared, known);
        Visit visit = visits.visit();
        Settlement settlement = new Settlement(
                request.region(),
                prepared.ids().settlementId(),
                Settlement.Kind.SETTLEMENT,
                null,
                null,
                visit.visitId(),
                request.personId(),
                person.sequence() + 1,
                request.providerCode(),
                request.scheme(),
                bill.policy().yearStartOf(request.endedOn()),
                request.endedOn(),
                prepared.fingerprint(),
                new Settlement.PolicyReference(
                        bill.policy().identity().hash(), bill.policy().inForce().from(), EngineVersion.CURRENT),
                new StoredFacts(bill.facts(), bill.before(), settled.change()),
                settled.amounts(),
                settled.paysNothing(),
                prepared.receivedAt());
        Answer answer = answers.settled(
                settlement, request.visitNumber(), bill.advice(false).orElse(null));
        Writes.Bill row = new Writes.Bill(
                settlement,
                visit.lines().generation(),
                AccumulatorKeys.yearOf(request, bill.policy()),
                settled.change(),
                scopeChanges(bill.policy(), settled.change()),
                bill.filingIds());
        return new Decision.Commit(new Writes(
                List.of(message(StoredMessage.Kind.ORIGINAL, answer, null, false, settlement.settlementId())),
                List.of(row),
                visits.change(),
                List.of()));
    }

    private Decision alias(LiveSettlement live) {
        Reason reason = Reason.VISIT_ALREADY_SETTLED;
        Answer answer = answers.rejected(reason, false, live.settlementId());
        return new Decision.Commit(
                Writes.only(message(StoredMessage.Kind.ALIAS, answer, reason, false, live.settlementId())));
    }

    private Decision closed(Reason reason, @Nullable String settlementId) {
        if (prepared.entitlement().closed().isEmpty()) {
            return rejected(reason, false, settlementId);
        }
        Answer answer = answers.ineligible(prepared.entitlement(), settlementId);
        return new Decision.Commit(Writes.only(message(StoredMessage.Kind.ORIGINAL, answer, reason, false, null)));
    }

    private Decision rejected(Reason reason, boolean needsReview, @Nullable String settlementId) {
        Answer answer = answers.rejected(reason, needsReview, settlementId);
        return new Decision.Commit(
                Writes.only(message(StoredMessage.Kind.ORIGINAL, answer, reason, needsReview, null)));
    }

    private StoredMessage message(
            StoredMessage.Kind kind,
            Answer answer,
            @Nullable Reason reason,
            boolean needsReview,
            @Nullable String settlementId) {
        return new StoredMessage(
                prepared.key(),
                kind,
                prepared.fingerprint(),
                answer,
                reason,
                needsReview,
                settlementId,
                prepared.receivedAt());
    }

    private Map<ScopeKey, Fen> scopeChanges(PolicyVersion policy, YearToDate change) {
        Map<ScopeKey, Fen> changes = new HashMap<>();
        if (!change.outpatientPaidToday().isZero()) {
            changes.put(AccumulatorKeys.dayOf(prepared.request()), change.outpatientPaidToday());
        }
        if (!change.outpatientPartPaid().isZero()) {
            changes.put(AccumulatorKeys.partOf(prepared.request(), policy), change.outpatientPartPaid());
        }
        if (!change.diseasePaid().isZero()) {
            changes.put(AccumulatorKeys.diseaseOf(prepared.request(), policy), change.diseasePaid());
        }
        return changes;
    }
}
