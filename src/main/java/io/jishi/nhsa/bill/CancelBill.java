package io.jishi.nhsa.bill;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.visit.VisitCalls;
import io.jishi.settlement.CancelSettlement;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.settlement.visit.VisitReference;
import io.jishi.shared.reason.Reason;
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
                            .chain(outcome -> reply(call, outcome));
                });
    }

    /** A cancellation that was reversed since is no answer any more, even to the message that made it. */
    private Uni<Reply> reply(Call call, SettlementOutcome outcome) {
        Reply reply = new OutcomeReplies(call, UnaryOperator.identity()).of(outcome);
        boolean again = outcome instanceof SettlementOutcome.Answered answered
                && answered.replayed()
                && answered.message().reason() == null
                && answered.message().settlementId() != null;
        if (!again) {
            return Uni.createFrom().item(reply);
        }
        StoredMessage message = ((SettlementOutcome.Answered) outcome).message();
        return settlements
                .find(message.key().region(), String.valueOf(message.settlementId()))
                .map(found -> found.filter(row -> row.settlement().undoneBy() == null)
                        .map(stands -> reply)
                        .orElseGet(() -> Reply.refused(Reason.MESSAGE_REVERSED)));
    }
}
