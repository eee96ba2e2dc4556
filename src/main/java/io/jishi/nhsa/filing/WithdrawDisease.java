package io.jishi.nhsa.filing;

import io.jishi.filing.model.FilingKind;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2504 人员慢特病备案撤销. */
@ApplicationScoped
class WithdrawDisease implements Transaction {

    private final Withdrawals withdrawals;

    WithdrawDisease(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    @Override
    public String number() {
        return "2504";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        return withdrawals.withdraw(call, kind -> kind == FilingKind.DISEASE);
    }
}
