package io.jishi.nhsa.filing;

import io.jishi.filing.model.FilingKind;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.settlement.filing.FilingRequest;
import io.jishi.settlement.filing.RecordFiling;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2503 人员慢特病备案: a chronic or special disease, good at every provider. */
@ApplicationScoped
class FileDisease implements Transaction {

    private final RecordFiling recordFiling;

    FileDisease(RecordFiling recordFiling) {
        this.recordFiling = recordFiling;
    }

    @Override
    public String number() {
        return "2503";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        FilingReplies replies = new FilingReplies(call, row, "opsp_dise_code");
        String personId = call.id(row, "psn_no");
        String region = TimeOrderedId.regionOf(personId);
        FilingRequest request = new FilingRequest(
                region,
                personId,
                personId,
                call.institution(),
                FilingKind.DISEASE,
                call.codes().disease(region, row.text("opsp_dise_code")),
                replies.channel(),
                null,
                null,
                replies.valid(row.date("begndate"), row.optionalDate("enddate")));
        return replies.file(recordFiling, request);
    }
}
