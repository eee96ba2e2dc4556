package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.visit.VisitReference;
import io.jishi.settlement.visit.WithdrawLines;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** 2302 住院费用明细撤销: single lines, or all of them with {@code 0000}. */
@ApplicationScoped
class WithdrawStayLines implements Transaction {

    private final WithdrawLines withdrawLines;

    WithdrawStayLines(WithdrawLines withdrawLines) {
        this.withdrawLines = withdrawLines;
    }

    @Override
    public String number() {
        return "2302";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        List<InputRow> rows = call.input().rows("data");
        FeeLineRows.common(rows, "mdtrt_id");
        FeeLineRows.common(rows, "psn_no");
        VisitReference visit = VisitCalls.visit(call, rows.get(0));
        Set<String> serials = new TreeSet<>();
        rows.forEach(row -> serials.add(row.text("feedetl_sn")));
        MessageKey key = call.key(visit.region());
        Uni<SettlementOutcome> outcome = serials.contains(FeeLineRows.ALL)
                ? withdrawLines.withdrawAll(key, visit, null)
                : withdrawLines.withdraw(key, visit, serials);
        return outcome.map(done ->
                new OutcomeReplies(call, field -> FeeLineRows.place(rows, field)).of(done, changed -> Reply.done()));
    }
}
