package io.jishi.nhsa.bill;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2208 门诊结算撤销. */
@ApplicationScoped
class CancelChargeBill implements Transaction {

    private final CancelBill cancelBill;

    CancelChargeBill(CancelBill cancelBill) {
        this.cancelBill = cancelBill;
    }

    @Override
    public String number() {
        return "2208";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        return cancelBill.cancel(call);
    }
}
