package io.jishi.reconciliation.model;

import io.jishi.shared.money.Fen;
import java.util.List;

/**
 * What institutions of a region understand by a row, a day and a fund total. Each switch stands for a known reason of a
 * difference that is none.
 *
 * @param cancelledPairs how a cancelled bill and its cancellation count
 * @param personalAccountInFunds whether the fund total contains what personal accounts pay
 * @param hospitalBorneInFunds whether the fund total contains what the hospital bears
 * @param bookingDay by which time a row belongs to a day
 * @param graceMinutes how long after midnight a settlement still belongs to the day before; 0 to 720
 * @param supplementsCounted whether supplements, and what cancels them, count
 * @param wideCodes whether results and flags are written with six and three digits instead of one
 */
public record Switches(
        CancelledPairs cancelledPairs,
        boolean personalAccountInFunds,
        boolean hospitalBorneInFunds,
        BookingDay bookingDay,
        int graceMinutes,
        boolean supplementsCounted,
        boolean wideCodes) {

    /** Where nothing is configured. */
    public static final Switches STANDARD =
            new Switches(CancelledPairs.BOTH, false, false, BookingDay.SETTLEMENT_TIME, 0, true, false);

    private static final int GRACE_MAXIMUM = 720;
    private static final int GRACE_TO_TRY = 60;

    /** Refuses a day that ends in the afternoon of the next. */
    public Switches {
        if (graceMinutes < 0 || graceMinutes > GRACE_MAXIMUM) {
            throw new IllegalArgumentException("0 to " + GRACE_MAXIMUM + " minutes after midnight: " + graceMinutes);
        }
    }

    /** The minutes after midnight to look at: those that are set, or those that are tried as a hint. */
    public int graceToLookAt() {
        return graceMinutes == 0 ? GRACE_TO_TRY : graceMinutes;
    }

    /** These with one of them turned. */
    Switches turned(KnownReason reason) {
        int otherGrace = graceMinutes == 0 ? GRACE_TO_TRY : 0;
        return new Switches(
                reason == KnownReason.CANCELLED_PAIRS ? cancelledPairs.other() : cancelledPairs,
                personalAccountInFunds != (reason == KnownReason.PERSONAL_ACCOUNT),
                hospitalBorneInFunds != (reason == KnownReason.HOSPITAL_BORNE),
                reason == KnownReason.BOOKING_DAY ? bookingDay.other() : bookingDay,
                reason == KnownReason.MIDNIGHT ? otherGrace : graceMinutes,
                supplementsCounted != (reason == KnownReason.SUPPLEMENTS),
                wideCodes);
    }

    /** What the groups come to, as these switches see them. */
    public Sums sumsOf(List<BookedGroup> groups, RefundFilter refunds) {
        return groups.stream()
                .filter(group ->
                        counts(group.traits()) && refunds.admits(group.traits().refund()))
                .map(this::sums)
                .reduce(Sums.NONE, Sums::plus);
    }

    private boolean counts(BookedGroup.Traits traits) {
        return isInPeriod(traits)
                && (supplementsCounted || !traits.supplement())
                && (cancelledPairs == CancelledPairs.BOTH || !traits.paired());
    }

    private boolean isInPeriod(BookedGroup.Traits traits) {
        if (bookingDay == BookingDay.REFERENCE_DATE) {
            return traits.referenceInPeriod();
        }
        return graceMinutes == 0 ? traits.settledInPeriod() : traits.settledInLateDays();
    }

    private Sums sums(BookedGroup group) {
        Fen funds = group.funds();
        if (personalAccountInFunds) {
            funds = funds.plus(group.personalAccount());
        }
        if (hospitalBorneInFunds) {
            funds = funds.plus(group.hospitalBorne());
        }
        return new Sums(group.count(), group.total(), funds, group.personalAccount());
    }
}
