package io.jishi.nhsa.visit;

import io.jishi.benefit.line.CatalogueTerms;
import io.jishi.benefit.line.FeeLine;
import io.jishi.benefit.line.LineParts;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.model.SplitLine;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.visit.LineUpload;
import io.jishi.settlement.visit.UploadLines;
import io.jishi.settlement.visit.VisitReference;
import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.UnitPrice;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads fee lines of a message, and writes how they were split. */
public final class FeeLineRows {

    /** What stands for every line, or every charge, where lines are withdrawn: no line and no charge is called so. */
    static final String ALL = "0000";

    /** The node of the lines. */
    static final String NODE = "feedetail";

    /** The category of a fee whose item says none: 其他费. */
    private static final String OTHER_FEE = "14";

    /** Where a field of the use case stands on a row. */
    private static final Map<String, String> FIELDS = Map.of(
            "serial", "feedetl_sn",
            "returns", "init_feedetl_sn",
            "quantity", "cnt",
            "amount", "det_item_fee_sumamt");

    private FeeLineRows() {}

    /**
     * Uploads the lines of a message and tells how each was split.
     *
     * @param batch the charge that they belong to; empty for a stay
     * @param returns whether the table has a field for the line that is returned
     */
    static Uni<Reply> upload(Call call, UploadLines uploadLines, String batch, boolean returns) {
        List<InputRow> rows = call.input().rows(NODE);
        common(rows, "mdtrt_id");
        common(rows, "psn_no");
        VisitReference visit = VisitCalls.visit(call, rows.get(0));
        LineUpload upload = new LineUpload(visit, batch, read(call, rows, returns));
        return uploadLines
                .upload(call.key(visit.region()), upload)
                .map(outcome -> new OutcomeReplies(call, field -> place(rows, field))
                        .of(outcome, changed -> reply(call, changed.result().lines())));
    }

    private static Reply reply(Call call, List<StoredLine> lines) {
        Output output = call.output();
        for (StoredLine line : lines) {
            OutputRow row = output.row("result");
            writeSplit(row, line.split());
            row.text("memo", remark(line.split()));
        }
        return Reply.of(output);
    }

    /** The lines of a message; {@code returns} says whether its table has a field for the line that is returned. */
    private static List<LineUpload.Line> read(Call call, List<InputRow> rows, boolean returns) {
        List<LineUpload.Line> lines = new ArrayList<>(rows.size());
        rows.forEach(row -> lines.add(line(call, row, returns)));
        return lines;
    }

    private static LineUpload.Line line(Call call, InputRow row, boolean returns) {
        LocalDateTime occurredAt = VisitCalls.past(call, row, "fee_ocur_time");
        if (row.price("pric") < 0) {
            throw row.refusal(InterfaceError.NEGATIVE, "pric");
        }
        if (row.text("feedetl_sn").equals(ALL)) {
            throw row.refusal(InterfaceError.UNKNOWN_CODE, "feedetl_sn");
        }
        FeeLine line = new FeeLine(
                row.text("feedetl_sn"),
                row.text("med_list_codg"),
                occurredAt.toLocalDate(),
                new UnitPrice(row.price("pric")),
                row.quantity("cnt"),
                row.money("det_item_fee_sumamt"),
                returns ? row.optionalText("init_feedetl_sn") : null);
        return new LineUpload.Line(line, new SplitLine.Detail(occurredAt, content(row.stored())));
    }

    private static String content(Map<String, String> stored) {
        JsonWriter json = new JsonWriter().object();
        stored.forEach((name, value) -> {
            if (!value.isEmpty()) {
                json.text(name, value);
            }
        });
        return new String(json.endObject().toBytes(), StandardCharsets.UTF_8);
    }

    /**
     * What all rows of a message say alike.
     *
     * @throws InterfaceRefusal naming the first row that says something else
     */
    static String common(List<InputRow> rows, String field) {
        String first = rows.get(0).text(field);
        for (InputRow row : rows) {
            if (!row.text(field).equals(first)) {
                throw row.refusal(InterfaceError.CONTRADICTION, field);
            }
        }
        return first;
    }

    /** Where {@code lines[3].quantity} stands in the message. */
    static String place(List<InputRow> rows, String field) {
        int open = field.indexOf('[');
        int close = field.indexOf("].");
        if (!field.startsWith("lines") || open < 0 || close < open) {
            return rows.get(0).place("feedetl_sn");
        }
        InputRow row = rows.get(Integer.parseInt(field.substring(open + 1, close)));
        String name = FIELDS.getOrDefault(field.substring(close + 2), "feedetl_sn");
        return row.place(name);
    }

    /** Writes the fields that a line has in every list of lines. */
    public static void writeSplit(OutputRow row, SplitLine line) {
        LineParts parts = line.parts();
        CatalogueTerms terms = line.terms();
        Fen limit = terms.priceLimit();
        row.text("feedetl_sn", line.line().serial())
                .money("det_item_fee_sumamt", line.line().amount())
                .quantity("cnt", line.line().quantity())
                .price("pric", line.line().price().millionths())
                .price("pric_uplmt_amt", limit == null ? 0 : UnitPrice.of(limit).millionths())
                .rate("selfpay_prop", terms.selfPayRate())
                .money("fulamt_ownpay_amt", parts.nonCovered())
                .money("overlmt_amt", parts.overLimit())
                .money("preselfpay_amt", parts.upfrontSelfPay())
                .money("inscp_scp_amt", parts.eligible())
                .text("chrgitm_lv", level(parts.itemClass()))
                .text("med_chrgitm_type", OTHER_FEE)
                .flag("lmt_used_flag", false);
    }

    private static String level(ItemClass itemClass) {
        return switch (itemClass) {
            case A -> "01";
            case B -> "02";
            case C -> "03";
        };
    }

    /** Why a line came out as it did, where a hospital would ask. */
    private static String remark(SplitLine line) {
        if (line.parts().itemClass() == ItemClass.C) {
            return "目录外项目,全自费";
        }
        return line.parts().overLimit().isZero() ? "" : "超出限价部分自费";
    }
}
