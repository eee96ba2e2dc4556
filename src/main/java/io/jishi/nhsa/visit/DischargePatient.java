package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.settlement.visit.MoveVisit;
import io.jishi.settlement.visit.VisitReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;

/** 2402 出院办理. */
@ApplicationScoped
class DischargePatient implements Transaction {

    private final MoveVisit moveVisit;

    DischargePatient(MoveVisit moveVisit) {
        this.moveVisit = moveVisit;
    }

    @Override
    public String number() {
        return "2402";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("dscginfo");
        VisitReference visit = VisitCalls.visitOfScheme(call, row);
        LocalDateTime endedAt = VisitCalls.past(call, row, "endtime");
        String report = VisitReport.of(call.input(), "dscginfo", true)
                .with("endtime", endedAt.toString())
                .content();
        return moveVisit
                .discharge(call.key(visit.region()), visit, endedAt.toLocalDate(), report)
                .map(outcome -> VisitCalls.done(call, row, outcome, "endtime"));
    }
}
