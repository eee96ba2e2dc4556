package io.jishi.nhsa.statement;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.reconciliation.ReconcileTotals;
import io.jishi.reconciliation.model.Selection;
import io.jishi.reconciliation.model.Sums;
import io.jishi.reconciliation.model.TotalsResult;
import io.jishi.shared.code.Scheme;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 3201 医药机构费用结算对总账: balanced, or by how much not, and what would explain it. */
@ApplicationScoped
class CompareTotals implements Transaction {

    private final ReconcileTotals reconcileTotals;

    CompareTotals(ReconcileTotals reconcileTotals) {
        this.reconcileTotals = reconcileTotals;
    }

    @Override
    public String number() {
        return "3201";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        Scheme scheme = WireCodes.scheme(row.text("insutype"))
                .orElseThrow(() -> row.refusal(InterfaceError.SCHEME_NOT_SERVED, "insutype"));
        Selection selection = StatementSelection.of(call, row, scheme);
        Sums claimed = new Sums(
                row.whole("fixmedins_setl_cnt"),
                row.money("medfee_sumamt"),
                row.money("fund_pay_sumamt"),
                row.money("acct_pay"));
        String asked = row.text("setl_optins");
        return reconcileTotals.reconcile(selection, claimed).map(result -> reply(call, asked, result));
    }

    private static Reply reply(Call call, String asked, TotalsResult result) {
        Output output = call.output();
        output.node("stmtinfo")
                .text("setl_optins", asked)
                .text("stmt_rslt", result.code())
                .text("stmt_rslt_dscr", result.chinese());
        return Reply.of(output);
    }
}
