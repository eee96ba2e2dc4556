package io.jishi.nhsa.bill;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2303 住院预结算. */
@ApplicationScoped
class PreviewStay implements Transaction {

    private final MakeBill makeBill;

    PreviewStay(MakeBill makeBill) {
        this.makeBill = makeBill;
    }

    @Override
    public String number() {
        return "2303";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        return makeBill.preview(call, row, SettlementInput.ofStay(call, row));
    }
}
