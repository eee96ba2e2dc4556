package io.jishi.nhsa.statement;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.reconciliation.model.ClearingType;
import io.jishi.reconciliation.model.Period;
import io.jishi.reconciliation.model.RefundFilter;
import io.jishi.reconciliation.model.Selection;
import io.jishi.shared.code.Scheme;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads which rows a statement is about. */
final class StatementSelection {

    private static final String OUTPATIENT = "11";
    private static final String INPATIENT = "21";

    private StatementSelection() {}

    /**
     * The rows of a statement; none for a county, since bills are cleared by their pooling region.
     *
     * @param scheme null where the table of the transaction does not name one
     */
    static Selection of(Call call, InputRow row, @Nullable Scheme scheme) {
        String region = row.text("setl_optins");
        if (call.regions().poolingRegionOf(region).isEmpty()) {
            throw row.refusal(InterfaceError.REGION_NOT_SERVED, "setl_optins");
        }
        return new Selection(region, call.institution(), scheme, clearingType(row), period(row), refunds(row));
    }

    private static @Nullable ClearingType clearingType(InputRow row) {
        String code = row.optionalText("clr_type");
        if (code == null) {
            return null;
        }
        if (code.startsWith(OUTPATIENT)) {
            return ClearingType.OUTPATIENT;
        }
        if (code.startsWith(INPATIENT)) {
            return ClearingType.INPATIENT;
        }
        throw row.refusal(InterfaceError.UNKNOWN_CODE, "clr_type");
    }

    private static Period period(InputRow row) {
        LocalDate from = row.date("stmt_begndate");
        LocalDate until = row.date("stmt_enddate");
        if (until.isBefore(from)) {
            throw row.refusal(InterfaceError.CONTRADICTION, "stmt_enddate");
        }
        return new Period(from, until);
    }

    private static RefundFilter refunds(InputRow row) {
        if (!row.has("refd_setl_flag")) {
            return RefundFilter.ALL;
        }
        return row.flag("refd_setl_flag") ? RefundFilter.REFUNDS : RefundFilter.NO_REFUNDS;
    }
}
