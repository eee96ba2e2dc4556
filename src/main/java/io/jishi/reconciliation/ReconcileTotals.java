package io.jishi.reconciliation;

import io.jishi.reconciliation.model.BookingDay;
import io.jishi.reconciliation.model.Selection;
import io.jishi.reconciliation.model.Sums;
import io.jishi.reconciliation.model.Switches;
import io.jishi.reconciliation.model.TotalsResult;
import io.jishi.reconciliation.model.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;

/**
 * Compares the sums that an institution claims with those of our rows (对总账). Where they differ it also looks which
 * known reason would explain it, over all ways of booking; that is a hint and never makes the result.
 */
@ApplicationScoped
public class ReconcileTotals {

    private final BookedRows rows;
    private final RegionSwitches switches;

    ReconcileTotals(BookedRows rows, RegionSwitches switches) {
        this.rows = rows;
        this.switches = switches;
    }

    /**
     * Compares. Fails with {@link io.jishi.shared.reason.Unavailable} if our rows cannot be added up in time.
     *
     * @param selection which rows
     * @param claimed what the institution has
     */
    public Uni<TotalsResult> reconcile(Selection selection, Sums claimed) {
        Switches now = switches.of(selection.region());
        return rows.groups(selection, Set.of(now.bookingDay()), now.graceToLookAt())
                .map(groups -> TotalsResult.of(now.sumsOf(groups, selection.refunds()), claimed, now))
                .chain(result -> result.verdict() == Verdict.BALANCED
                        ? Uni.createFrom().item(result)
                        : explained(result, selection, now));
    }

    private Uni<TotalsResult> explained(TotalsResult result, Selection selection, Switches now) {
        return rows.groups(selection, EnumSet.allOf(BookingDay.class), now.graceToLookAt())
                .map(groups -> result.explained(groups, now, selection.refunds()))
                .onFailure()
                .recoverWithItem(result); // the result stands without its hint
    }
}
