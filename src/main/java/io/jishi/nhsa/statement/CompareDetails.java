package io.jishi.nhsa.statement;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.platform.clock.SystemClock;
import io.jishi.reconciliation.DetailsRequest;
import io.jishi.reconciliation.ReconcileDetails;
import io.jishi.reconciliation.model.ExchangeFile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;

/** 3202 医药机构费用结算对明细账: compares a file bill by bill and makes one with the results. */
@ApplicationScoped
class CompareDetails implements Transaction {

    private final ReconcileDetails reconcileDetails;

    CompareDetails(ReconcileDetails reconcileDetails) {
        this.reconcileDetails = reconcileDetails;
    }

    @Override
    public String number() {
        return "3202";
    }

    /** The sum of cash is not in the file, so there is nothing to hold it against. */
    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        DetailsRequest request = new DetailsRequest(
                StatementSelection.of(call, row, null),
                row.text("file_qury_no"),
                new DetailsRequest.Claim(
                        row.whole("fixmedins_setl_cnt"),
                        row.money("medfee_sumamt"),
                        row.money("fund_pay_sumamt"),
                        null));
        return reconcileDetails
                .reconcile(request)
                .map(outcome -> outcome.fold(
                        compared -> reply(call, compared.result()), refused -> Files.refused(refused.fault())));
    }

    private static Reply reply(Call call, ExchangeFile file) {
        Output output = call.output();
        output.node("fileinfo")
                .text("file_qury_no", file.fileId())
                .text("filename", file.name())
                .time("dld_endtime", LocalDateTime.ofInstant(file.expiresAt(), SystemClock.CHINA));
        return Reply.of(output);
    }
}
