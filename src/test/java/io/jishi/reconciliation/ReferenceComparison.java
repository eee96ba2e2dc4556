package io.jishi.reconciliation;

import io.jishi.reconciliation.model.BookingDay;
import io.jishi.reconciliation.model.CancelledPairs;
import io.jishi.reconciliation.model.ClearingType;
import io.jishi.reconciliation.model.RefundFilter;
import io.jishi.reconciliation.model.Selection;
import io.jishi.reconciliation.model.Switches;
import io.jishi.support.SettledRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The comparison once more, in memory and as the rules say it in words, row by row and without any of the gateway's
 * statements: an independent reference for the property test.
 */
final class ReferenceComparison {

    private final List<SettledRow> rows;
    private final Selection selection;
    private final Switches switches;

    ReferenceComparison(List<SettledRow> rows, Selection selection, Switches switches) {
        this.rows = rows;
        this.selection = selection;
        this.switches = switches;
    }

    /** Our rows that are reconciled, each with its fund total in fen. */
    Map<SettledRow, Long> ours() {
        Map<SettledRow, Long> ours = new HashMap<>();
        for (SettledRow row : rows) {
            if (isWanted(row) && isBooked(row) && isCounted(row)) {
                long funds = row.parts().funds();
                funds += switches.personalAccountInFunds() ? row.parts().personalAccount() : 0;
                funds += switches.hospitalBorneInFunds() ? row.parts().hospitalBorne() : 0;
                ours.put(row, funds);
            }
        }
        return ours;
    }

    /** Code by settlement, for a file with these lines by settlement. */
    Map<String, String> codes(Map<String, String> lines) {
        Map<String, String> agreed = new HashMap<>();
        ours().forEach((row, funds) -> agreed.put(row.id(), line(row, funds)));
        Set<String> ids = new HashSet<>(agreed.keySet());
        ids.addAll(lines.keySet());
        Map<String, String> codes = new HashMap<>();
        for (String id : ids) {
            String code = !lines.containsKey(id)
                    ? "1"
                    : !agreed.containsKey(id) ? "2" : agreed.get(id).equals(lines.get(id)) ? "0" : "3";
            codes.put(id, code);
        }
        return codes;
    }

    /** The line that agrees with a row. */
    static String line(SettledRow row, long funds) {
        return String.join(
                "\t",
                row.id(),
                row.visitId(),
                row.personId(),
                ClaimText.yuan(row.parts().total()),
                ClaimText.yuan(funds),
                ClaimText.yuan(row.parts().personalAccount()),
                row.refund() ? "1" : "0");
    }

    private boolean isWanted(SettledRow row) {
        boolean scheme = selection.scheme() == null || selection.scheme().name().equals(row.scheme());
        boolean stay = row.careType().equals("INPATIENT");
        boolean care = selection.clearingType() == null || stay == (selection.clearingType() == ClearingType.INPATIENT);
        boolean refund = selection.refunds() == RefundFilter.ALL
                || (selection.refunds() == RefundFilter.REFUNDS ? row.refund() : !row.refund());
        return scheme && care && refund;
    }

    private boolean isBooked(SettledRow row) {
        LocalDate day = switches.bookingDay() == BookingDay.REFERENCE_DATE
                ? row.settledOn()
                : row.settledAt()
                        .minusSeconds(60L * switches.graceMinutes())
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toLocalDate();
        return !day.isBefore(selection.period().from())
                && !day.isAfter(selection.period().until());
    }

    private boolean isCounted(SettledRow row) {
        if (row.kind().equals("REVERSAL") || isReversed(row)) {
            return false;
        }
        boolean ofSupplement = row.kind().equals("SUPPLEMENT")
                || (row.refund() && target(row).kind().equals("SUPPLEMENT"));
        boolean cancelled = rows.stream().anyMatch(other -> other.refund() && undoes(other, row) && !isReversed(other));
        boolean paired = row.refund() || cancelled;
        return (switches.supplementsCounted() || !ofSupplement)
                && (switches.cancelledPairs() == CancelledPairs.BOTH || !paired);
    }

    private boolean isReversed(SettledRow row) {
        return rows.stream().anyMatch(other -> other.kind().equals("REVERSAL") && undoes(other, row));
    }

    private static boolean undoes(SettledRow row, SettledRow other) {
        return other.id().equals(row.refersTo());
    }

    private SettledRow target(SettledRow row) {
        return rows.stream().filter(other -> undoes(row, other)).findFirst().orElseThrow();
    }
}
