package io.jishi.nhsa.bill;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.visit.VisitCalls;
import io.jishi.settlement.CancelSettlement;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.settlement.visit.VisitReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** Cancels bills of stays and of charges alike: a row of its own, with the signs turned. */
@ApplicationScoped
class CancelBill {

    private final CancelSettlement cancelSettlement;
    private final ReadVisits readVisits;
    private final SettlementDirectory settlements;

    CancelBill(CancelSettlement cancelSettlement, ReadVisits readVisits, SettlementDirectory settlements) {
        this.cancelSettlement = cancelSettlement;
        this.readVisits = readVisits;
        this.settlements = settlements;
    }

    Uni<Reply> cancel(Call call) {
        InputRow row = call.input().row("data");
        VisitReference reference = VisitCalls.visit(call, row);
        String settlementId = call.id(row, "setl_id");
        String region = reference.region();
        return Uni.combine()
                .all()
                .unis(readVisits.find(reference, call.institution()), settlements.find(region, settlementId))
                .asTuple()
                .chain(found -> {
                    boolean ofVisit = found.getItem2()
                            .filter(bill -> bill.registrationId().equals(reference.visitId()))
                            .isPresent();
                    if (found.getItem1().isEmpty() || !ofVisit) {
                        return Uni.createFrom().item(Reply.refused(InterfaceError.NO_SUCH_SETTLEMENT));
                    }
                    BillAnswers answers = new BillAnswers(
                            call, BillContext.of(found.getItem1().get()));
                    return cancelSettlement
                            .cancel(call.key(region), settlementId, answers)
                            .map(outcome -> new OutcomeReplies(call, UnaryOperator.identity()).of(outcome));
                });
    }
}
