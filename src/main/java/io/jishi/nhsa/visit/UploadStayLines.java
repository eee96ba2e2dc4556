package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.settlement.visit.UploadLines;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2301 住院费用明细上传: each line comes back with its class and its split. */
@ApplicationScoped
class UploadStayLines implements Transaction {

    private final UploadLines uploadLines;

    UploadStayLines(UploadLines uploadLines) {
        this.uploadLines = uploadLines;
    }

    @Override
    public String number() {
        return "2301";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        return FeeLineRows.upload(call, uploadLines, "", true);
    }
}
