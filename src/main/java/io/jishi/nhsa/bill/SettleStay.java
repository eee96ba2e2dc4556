package io.jishi.nhsa.bill;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2304 住院结算. */
@ApplicationScoped
class SettleStay implements Transaction {

    private final MakeBill makeBill;

    SettleStay(MakeBill makeBill) {
        this.makeBill = makeBill;
    }

    @Override
    public String number() {
        return "2304";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        return makeBill.settle(call, row, SettlementInput.ofStay(call, row));
    }
}
