package io.jishi.nhsa.bill;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.settlement.ReverseMessage;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.visit.ReverseOpening;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** 2601 冲正交易: whatever a message did is undone, and if it did nothing yet, it never will. */
@ApplicationScoped
class Reverse implements Transaction {

    private static final String ADMISSION = "2401";
    private static final Set<String> REVERSIBLE = Set.of(ADMISSION, "2207", "2208", "2304", "2305");

    private final ReverseMessage reverseMessage;
    private final ReverseOpening reverseOpening;

    Reverse(ReverseMessage reverseMessage, ReverseOpening reverseOpening) {
        this.reverseMessage = reverseMessage;
        this.reverseOpening = reverseOpening;
    }

    @Override
    public String number() {
        return "2601";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        String person = call.id(row, "psn_no");
        String region = TimeOrderedId.regionOf(person);
        String transaction = withoutVariant(row.text("oinfno"));
        if (!REVERSIBLE.contains(transaction)) {
            throw row.refusal(InterfaceError.NOT_OFFERED, "oinfno");
        }
        MessageKey key = call.key(region);
        MessageKey target = new MessageKey(region, call.institution(), transaction, row.text("omsgid"));
        Uni<SettlementOutcome> outcome = transaction.equals(ADMISSION)
                ? reverseOpening.reverse(key, target, person)
                : reverseMessage.reverse(key, target, person);
        return outcome.map(done -> done instanceof SettlementOutcome.Answered
                ? Reply.done()
                : new OutcomeReplies(call, field -> row.place("omsgid")).of(done, changed -> Reply.done()));
    }

    private static String withoutVariant(String number) {
        boolean variant = !number.isEmpty() && Character.isLetter(number.charAt(number.length() - 1));
        return variant ? number.substring(0, number.length() - 1) : number;
    }
}
