package io.jishi.settlement.store;

import io.jishi.benefit.line.CatalogueTerms;
import io.jishi.benefit.line.FeeLine;
import io.jishi.benefit.line.LineParts;
import io.jishi.settlement.model.SplitLine;
import io.jishi.settlement.model.StoredLine;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ItemClass;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.money.UnitPrice;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitKey;
import io.jishi.visit.model.VisitState;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;

/** Reads rows of visits and of their lines. */
final class VisitRows {

    private VisitRows() {}

    /** A row of {@code visit}. */
    static Visit visit(Row row) {
        OffsetDateTime openedAt = row.getOffsetDateTime("opened_at");
        return new Visit(
                new VisitKey(
                        row.getString("region"),
                        row.getString("provider_code"),
                        row.getString("visit_number"),
                        row.getString("charge_batch")),
                row.getString("visit_id"),
                row.getString("registration_id"),
                row.getString("person_id"),
                new Visit.Terms(
                        Scheme.valueOf(row.getString("scheme")),
                        CareType.valueOf(row.getString("care_type")),
                        row.getString("disease"),
                        row.getLocalDate("started_on"),
                        row.getLocalDate("ended_on")),
                VisitState.valueOf(row.getString("state")),
                openedAt == null ? null : openedAt.toInstant(),
                new Visit.Lines(row.getInteger("line_count"), row.getInteger("generation")),
                new Visit.Sums(
                        SettlementRows.fen(row, "total"),
                        SettlementRows.fen(row, "non_covered"),
                        SettlementRows.fen(row, "over_limit"),
                        SettlementRows.fen(row, "upfront_self_pay"),
                        SettlementRows.fen(row, "eligible_class_a"),
                        SettlementRows.fen(row, "eligible_class_b")));
    }

    /** A row of {@code fee_line} with the {@code registration_id} of its visit. */
    static StoredLine line(Row row) {
        ItemClass itemClass = ItemClass.valueOf(row.getString("class"));
        Long limit = row.getLong("price_limit");
        return new StoredLine(
                row.getString("region"),
                row.getString("registration_id"),
                row.getString("visit_id"),
                row.getInteger("generation"),
                row.getInteger("position"),
                new SplitLine(
                        new FeeLine(
                                row.getString("serial"),
                                row.getString("item_code"),
                                row.getLocalDate("fee_date"),
                                new UnitPrice(row.getLong("price_millionths")),
                                row.getLong("quantity_ten_thousandths"),
                                Fen.of(row.getLong("amount")),
                                row.getString("returns_serial")),
                        new CatalogueTerms(
                                itemClass,
                                new Rate(row.getInteger("self_pay_rate_millionths")),
                                limit == null ? null : Fen.of(limit)),
                        new LineParts(
                                itemClass,
                                SettlementRows.fen(row, "non_covered"),
                                SettlementRows.fen(row, "over_limit"),
                                SettlementRows.fen(row, "upfront_self_pay"),
                                SettlementRows.fen(row, "eligible")),
                        new SplitLine.Detail(row.getLocalDateTime("occurred_at"), row.getString("details"))));
    }
}
