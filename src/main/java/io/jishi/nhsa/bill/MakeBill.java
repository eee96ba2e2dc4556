package io.jishi.nhsa.bill;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.settlement.PreviewSettlement;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.visit.OpenedSettlement;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.settlement.visit.SettleOpenedVisit;
import io.jishi.shared.reason.OutcomeUnknown;
import io.jishi.shared.reason.Reason;
import io.jishi.shared.reason.Unavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Makes bills and shows what they would come to, for stays and charges alike. */
@ApplicationScoped
class MakeBill {

    private final SettleOpenedVisit settleOpenedVisit;
    private final ReadVisits readVisits;
    private final SettlementDirectory settlements;

    MakeBill(SettleOpenedVisit settleOpenedVisit, ReadVisits readVisits, SettlementDirectory settlements) {
        this.settleOpenedVisit = settleOpenedVisit;
        this.readVisits = readVisits;
        this.settlements = settlements;
    }

    /** Settles; a new message for a visit that is settled has the existing bill, and says so. */
    Uni<Reply> settle(Call call, InputRow row, OpenedSettlement asked) {
        return inContext(asked, context -> {
            BillAnswers answers = new BillAnswers(call, context);
            return settleOpenedVisit
                    .settle(call.key(asked.region()), asked, answers)
                    .chain(outcome -> reply(call, row, outcome, answers));
        });
    }

    /** Computes what a settlement would come to now. */
    Uni<Reply> preview(Call call, InputRow row, OpenedSettlement asked) {
        return inContext(
                asked, context -> settleOpenedVisit.preview(asked).map(preview -> reply(call, row, context, preview)));
    }

    private Uni<Reply> inContext(OpenedSettlement asked, Function<BillContext, Uni<Reply>> use) {
        return readVisits
                .find(asked.visit(), asked.providerCode())
                .chain(found -> found.map(BillContext::of)
                        .map(use)
                        .orElseGet(() -> Uni.createFrom().item(Reply.refused(InterfaceError.NO_SUCH_VISIT))));
    }

    private Uni<Reply> reply(Call call, InputRow row, SettlementOutcome outcome, BillAnswers answers) {
        if (outcome instanceof SettlementOutcome.Answered answered) {
            StoredMessage message = answered.message();
            if (message.kind() == StoredMessage.Kind.ALIAS) {
                return existing(message, answers);
            }
            if (answered.replayed() && message.reason() == null && message.settlementId() != null) {
                return replayed(call, row, message);
            }
        }
        return Uni.createFrom().item(new OutcomeReplies(call, field -> SettlementInput.place(row, field)).of(outcome));
    }

    /** The bill that the visit has, in the words of its own answer where that came by this interface. */
    private Uni<Reply> existing(StoredMessage message, BillAnswers answers) {
        String region = message.key().region();
        String settlementId = String.valueOf(message.settlementId());
        return known(Uni.combine()
                .all()
                .unis(settlements.find(region, settlementId), settlements.messageOf(region, settlementId))
                .asTuple()
                .map(found -> found.getItem1()
                        .filter(bill -> bill.settlement().isLive())
                        .map(bill -> existing(answers.output(
                                bill.settlement(), found.getItem2().orElse(""), null)))
                        .orElseGet(() -> Reply.refused(Reason.SETTLEMENT_ALREADY_UNDONE))));
    }

    private static Reply existing(Output output) {
        Reason settled = Reason.VISIT_ALREADY_SETTLED;
        return Reply.of(output).warning(Reply.numbered(settled.number(), settled.chinese() + ",返回原结算"));
    }

    /** A bill that was undone since is no answer any more, even to the message that made it. */
    private Uni<Reply> replayed(Call call, InputRow row, StoredMessage message) {
        return known(settlements
                .find(message.key().region(), String.valueOf(message.settlementId()))
                .map(found -> found.filter(bill -> bill.settlement().isLive()).isEmpty()
                        ? Reply.refused(Reason.SETTLEMENT_ALREADY_UNDONE)
                        : new OutcomeReplies(call, field -> SettlementInput.place(row, field)).stored(message)));
    }

    /** The message is on record: if its bill cannot be read now, "not executed" would be a lie. */
    private static Uni<Reply> known(Uni<Reply> reply) {
        return reply.onFailure(Unavailable.class).transform(OutcomeUnknown::new);
    }

    private static Reply reply(Call call, InputRow row, BillContext context, PreviewSettlement.Preview preview) {
        OutcomeReplies replies = new OutcomeReplies(call, field -> SettlementInput.place(row, field));
        return preview.fold(
                bill -> {
                    Output output = call.output();
                    BillOutput.write(
                            output,
                            context,
                            new BillOutput.Bill(
                                    bill.settled().amounts(),
                                    context.careType(),
                                    context.referenceDate(call.time().toLocalDate()),
                                    call.time(),
                                    call.messageId()));
                    BillOutput.writeFunds(
                            output,
                            context.scheme(),
                            bill.settled().amounts(),
                            bill.bill().advice(true).orElse(null));
                    return Reply.of(output);
                },
                rejected -> replies.refused(rejected.reason()),
                ineligible -> Reply.refused(
                        ineligible.entitlement().closed().orElseThrow(),
                        BillAnswers.benefitsFrom(ineligible.entitlement())),
                refused -> replies.refused(refused.fault()));
    }
}
