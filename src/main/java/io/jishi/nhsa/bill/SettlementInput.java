package io.jishi.nhsa.bill;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.visit.VisitCalls;
import io.jishi.settlement.visit.OpenedSettlement;
import io.jishi.settlement.visit.VisitReference;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the input of a settlement or of its preview, and says where its fields stand. */
final class SettlementInput {

    private static final Map<String, String> FIELDS = Map.of(
            "fees.total", "medfee_sumamt",
            "dischargedOn", "mdtrt_id",
            "careType", "mdtrt_id",
            "disease", "mdtrt_id");

    private SettlementInput() {}

    /** A stay. */
    static OpenedSettlement ofStay(Call call, InputRow row) {
        if (row.flag("mid_setl_flag")) {
            throw row.refusal(InterfaceError.NOT_OFFERED, "mid_setl_flag");
        }
        return of(call, row, "", row.optionalDate("dscg_time"));
    }

    /** A charge of a registration. */
    static OpenedSettlement ofOutpatient(Call call, InputRow row) {
        OpenedSettlement settlement = of(call, row, row.text("chrg_bchno"), null);
        return settlement.of(call.careType(row, "med_type", settlement.region()));
    }

    private static OpenedSettlement of(Call call, InputRow row, String batch, @Nullable LocalDate endedOn) {
        VisitReference visit = VisitCalls.visitOfScheme(call, row);
        if (row.money("medfee_sumamt").isNegative()) {
            throw row.refusal(InterfaceError.NEGATIVE, "medfee_sumamt");
        }
        return new OpenedSettlement(
                visit.region(),
                call.institution(),
                visit,
                batch,
                null,
                row.money("medfee_sumamt"),
                endedOn,
                row.flag("acct_used_flag"));
    }

    /** Where a field of the use case stands in the message. */
    static String place(InputRow row, String field) {
        return row.place(FIELDS.getOrDefault(field, "mdtrt_id"));
    }
}
