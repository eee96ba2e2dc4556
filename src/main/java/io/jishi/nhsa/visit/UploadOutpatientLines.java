package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.visit.LineUpload;
import io.jishi.settlement.visit.UploadLines;
import io.jishi.settlement.visit.VisitReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** 2204 门诊费用明细信息上传: the lines of one charge; a return has no line that it names, and is refused. */
@ApplicationScoped
class UploadOutpatientLines implements Transaction {

    private final UploadLines uploadLines;

    UploadOutpatientLines(UploadLines uploadLines) {
        this.uploadLines = uploadLines;
    }

    @Override
    public String number() {
        return "2204";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        List<InputRow> rows = call.input().rows("feedetail");
        FeeLineRows.common(rows, "mdtrt_id");
        FeeLineRows.common(rows, "psn_no");
        VisitReference visit = VisitCalls.visit(call, rows.get(0));
        LineUpload upload =
                new LineUpload(visit, FeeLineRows.common(rows, "chrg_bchno"), FeeLineRows.read(call, rows, false));
        return uploadLines
                .upload(call.key(visit.region()), upload)
                .map(outcome -> new OutcomeReplies(call, field -> FeeLineRows.place(rows, field))
                        .of(outcome, changed -> reply(call, changed.result().lines())));
    }

    private static Reply reply(Call call, List<StoredLine> lines) {
        Output output = call.output();
        for (StoredLine line : lines) {
            OutputRow row = output.row("result");
            FeeLineRows.writeSplit(row, line.split());
            row.text("memo", FeeLineRows.remark(line.split()));
        }
        return Reply.of(output);
    }
}
