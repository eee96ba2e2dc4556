package io.jishi.settlement;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.settlement.model.LiveSettlement;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.Settlement;
import io.jishi.shared.code.CareType;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitKey;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a cancellation had undone can stand again: only where nothing has taken its place, and what it was made
 * of is still there.
 *
 * @param row that is to be reversed
 * @param visit of the row; null if there is no row
 * @param supplemented the bill whose supplement the row cancels; null for any other row
 * @param credited whether a credit of a day counts to the personal account
 */
record StandingAgain(
        Settlement row, @Nullable VisitKey visit, @Nullable String supplemented, Predicate<LocalDate> credited) {

    /** Why the row cannot be undone; empty if it can, and for a row that is no cancellation. */
    Optional<LaneItem.Decision> refusal(LockedState state) {
        return switch (row.kind()) {
            case SETTLEMENT, SUPPLEMENT -> Optional.empty();
            case REVERSAL -> declined(Reason.NOT_A_SETTLEMENT, row.settlementId());
            case CANCELLATION ->
                state.isGivenUp(row.settlementId())
                        ? declined(Reason.MESSAGE_REVERSED, Objects.requireNonNull(row.refersTo()))
                        : row.isOfSupplement() ? supplement(state) : bill(state);
        };
    }

    private Optional<LaneItem.Decision> bill(LockedState state) {
        Optional<LiveSettlement> live = state.liveSettlement(row.visitId());
        if (live.isPresent()) {
            return declined(Reason.VISIT_SETTLED_ANEW, live.get().settlementId());
        }
        Settlement bill =
                state.settlement(Objects.requireNonNull(row.refersTo())).orElseThrow();
        boolean unchanged = state.visit(Objects.requireNonNull(visit))
                .filter(now -> isOf(bill, now, state))
                .isPresent();
        if (!unchanged) {
            return declined(Reason.VISIT_CHANGED_SINCE, bill.settlementId());
        }
        Fen taken = bill.amounts().personalAccount();
        boolean covered = taken.compareTo(state.personalAccount(bill.person()).balance(credited)) <= 0;
        return covered ? Optional.empty() : declined(Reason.ACCOUNT_USED_SINCE, bill.settlementId());
    }

    private static boolean isOf(Settlement bill, Visit visit, LockedState state) {
        Visit.Terms terms = visit.terms();
        CareType careType = bill.stored().facts().careType();
        LocalDate day = visit.isOpened() && careType.isOutpatient() ? terms.startedOn() : terms.endedOn();
        return visit.visitId().equals(bill.visitId())
                && terms.careType() == careType
                && Objects.equals(terms.disease(), bill.stored().facts().disease())
                && bill.settledOn().equals(day)
                && isOf(bill.amounts(), visit.sums())
                && state.generationOf(bill.settlementId())
                        .filter(generation -> generation != visit.lines().generation())
                        .isEmpty();
    }

    private static boolean isOf(BenefitAmounts amounts, Visit.Sums sums) {
        return sums.total().equals(amounts.total())
                && sums.nonCovered().equals(amounts.nonCovered())
                && sums.overLimit().equals(amounts.overLimit())
                && sums.upfrontSelfPay().equals(amounts.upfrontSelfPay());
    }

    /** A later supplement was computed without the one that was cancelled. */
    private Optional<LaneItem.Decision> supplement(LockedState state) {
        Settlement bill = state.settlement(Objects.requireNonNull(supplemented)).orElseThrow();
        if (!bill.isLive()) {
            return declined(Reason.SETTLEMENT_ALREADY_UNDONE, bill.settlementId());
        }
        return state.supplementsOf(bill.settlementId()).stream()
                .filter(later -> later.personSequence() > row.personSequence())
                .findFirst()
                .flatMap(later -> declined(Reason.HAS_SUPPLEMENT, later.settlementId()));
    }

    private static Optional<LaneItem.Decision> declined(Reason reason, String settlementId) {
        return Optional.of(new LaneItem.Decision.Declined(reason, settlementId));
    }
}
