package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.settlement.visit.MoveVisit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2404 入院办理撤销. */
@ApplicationScoped
class CancelAdmission implements Transaction {

    private final MoveVisit moveVisit;

    CancelAdmission(MoveVisit moveVisit) {
        this.moveVisit = moveVisit;
    }

    @Override
    public String number() {
        return "2404";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        return VisitCalls.move(call, moveVisit::withdraw);
    }
}
