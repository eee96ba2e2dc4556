package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.settlement.visit.VisitReference;
import io.jishi.settlement.visit.WithdrawLines;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2205 门诊费用明细信息撤销: those of a charge, or with {@code 0000} all that are not settled. */
@ApplicationScoped
class WithdrawOutpatientLines implements Transaction {

    private final WithdrawLines withdrawLines;

    WithdrawOutpatientLines(WithdrawLines withdrawLines) {
        this.withdrawLines = withdrawLines;
    }

    @Override
    public String number() {
        return "2205";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        VisitReference visit = VisitCalls.visit(call, row);
        String batch = row.text("chrg_bchno");
        return withdrawLines
                .withdrawAll(call.key(visit.region()), visit, batch.equals(FeeLineRows.ALL) ? null : batch)
                .map(outcome -> VisitCalls.done(call, row, outcome, null));
    }
}
