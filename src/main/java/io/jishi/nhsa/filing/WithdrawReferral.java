package io.jishi.nhsa.filing;

import io.jishi.filing.model.FilingKind;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2502 转院备案撤销: any filing but that of a disease. */
@ApplicationScoped
class WithdrawReferral implements Transaction {

    private final Withdrawals withdrawals;

    WithdrawReferral(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    @Override
    public String number() {
        return "2502";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        return withdrawals.withdraw(call, kind -> kind != FilingKind.DISEASE);
    }
}
