package io.jishi.nhsa.bill;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2206, 2206A 门诊预结算. */
@ApplicationScoped
class PreviewCharge implements Transaction {

    private final MakeBill makeBill;

    PreviewCharge(MakeBill makeBill) {
        this.makeBill = makeBill;
    }

    @Override
    public String number() {
        return "2206";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        return makeBill.preview(call, row, SettlementInput.ofOutpatient(call, row));
    }
}
