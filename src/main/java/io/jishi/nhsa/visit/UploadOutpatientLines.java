package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.settlement.visit.UploadLines;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** 2204 门诊费用明细信息上传: the lines of one charge; a return has no field for the line that it names, and is refused. */
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
        List<InputRow> rows = call.input().rows(FeeLineRows.NODE);
        String batch = FeeLineRows.common(rows, "chrg_bchno");
        if (batch.equals(FeeLineRows.ALL)) {
            throw rows.get(0).refusal(InterfaceError.UNKNOWN_CODE, "chrg_bchno");
        }
        return FeeLineRows.upload(call, uploadLines, batch, false);
    }
}
