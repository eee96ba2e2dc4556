package io.jishi.reconciliation;

import io.jishi.reconciliation.model.BookedGroup;
import io.jishi.reconciliation.model.BookingDay;
import io.jishi.reconciliation.model.Selection;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** What has been settled, as reconciliation sees it. */
public interface BookedRows {

    /**
     * The rows that one of the ways of booking puts on the days that are asked for, in groups. Reversed rows and
     * reversals are left out. Fails with {@link io.jishi.shared.reason.Unavailable} if it takes too long.
     *
     * @param selection which rows; its filter of refunds is not applied, since the groups tell them apart
     * @param days ways of booking to look at
     * @param graceMinutes minutes by which late days end after midnight
     */
    Uni<List<BookedGroup>> groups(Selection selection, Set<BookingDay> days, int graceMinutes);
}
