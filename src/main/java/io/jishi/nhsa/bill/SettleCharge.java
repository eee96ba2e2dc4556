package io.jishi.nhsa.bill;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2207, 2207A 门诊结算. */
@ApplicationScoped
class SettleCharge implements Transaction {

    private final MakeBill makeBill;

    SettleCharge(MakeBill makeBill) {
        this.makeBill = makeBill;
    }

    @Override
    public String number() {
        return "2207";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        return makeBill.settle(call, row, SettlementInput.ofOutpatient(call, row));
    }
}
