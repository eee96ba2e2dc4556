package io.jishi.settlement.store;

import io.jishi.benefit.YearToDate;
import io.jishi.shared.money.Fen;
import io.vertx.sqlclient.Row;

/** Reads wide rows of annual totals; what is kept in narrow rows is zero here. */
final class AccumulatorRows {

    private AccumulatorRows() {}

    static YearToDate read(Row row) {
        return new YearToDate(
                Math.toIntExact(row.getLong("admissions")),
                SettlementRows.fen(row, "deductible_paid"),
                SettlementRows.fen(row, "pooling_fund_paid"),
                SettlementRows.fen(row, "critical_illness_base"),
                SettlementRows.fen(row, "critical_illness_paid"),
                SettlementRows.fen(row, "extras_paid"),
                SettlementRows.fen(row, "medical_assistance_deductible"),
                SettlementRows.fen(row, "medical_assistance_paid"),
                SettlementRows.fen(row, "additional_assistance_paid"),
                SettlementRows.fen(row, "outpatient_paid"),
                Fen.ZERO,
                SettlementRows.fen(row, "two_disease_deductible"),
                Fen.ZERO,
                SettlementRows.fen(row, "out_of_pocket"));
    }
}
