package io.jishi.nhsa.bill;

import io.jishi.eligibility.Entitlement;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.table.Output;
import io.jishi.platform.clock.SystemClock;
import io.jishi.settlement.SettlementAnswers;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.UnreferredAdvice;
import io.jishi.shared.reason.Reason;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is stored as the answer of a settlement or its cancellation: the output without its envelope, or what a refusal
 * adds to the words of its reason.
 *
 * @param call the message
 * @param context of the bill
 */
record BillAnswers(Call call, BillContext context) implements SettlementAnswers {

    private static final int OK = 200;

    @Override
    public Answer settled(Settlement settlement, String visitNumber, @Nullable UnreferredAdvice advice) {
        return new Answer(OK, output(settlement, call.messageId(), advice).toBytes());
    }

    /** A bill as its own settlement was answered. */
    Output output(Settlement settlement, String messageId, @Nullable UnreferredAdvice advice) {
        Output output = call.output();
        BillOutput.write(
                        output,
                        context,
                        new BillOutput.Bill(
                                settlement.amounts(),
                                settlement.stored().facts().careType(),
                                settlement.settledOn(),
                                time(settlement),
                                messageId))
                .text("setl_id", settlement.settlementId());
        BillOutput.writeFunds(output, settlement.scheme(), settlement.amounts(), advice);
        return output;
    }

    @Override
    public Answer cancelled(Settlement cancellation) {
        Output output = call.output();
        BillOutput.writeUndone(
                        output,
                        context.visit().visitId(),
                        cancellation.region(),
                        cancellation.amounts(),
                        call.messageId(),
                        time(cancellation))
                .text("setl_id", cancellation.settlementId());
        BillOutput.writeFunds(output, cancellation.scheme(), cancellation.amounts(), null);
        return new Answer(OK, output.toBytes());
    }

    @Override
    public Answer supplemented(Settlement supplement, String visitNumber) {
        throw new IllegalStateException("the national interface has no supplements");
    }

    @Override
    public Answer rejected(Reason reason, boolean needsReview, @Nullable String settlementId) {
        String more = settlementId == null ? "" : "结算ID " + settlementId;
        return text(needsReview ? more + " 需人工复核" : more);
    }

    @Override
    public Answer ineligible(Entitlement entitlement, @Nullable String settlementId) {
        return text(benefitsFrom(entitlement));
    }

    /** From when there are benefits, in Chinese; empty where that is not known. */
    static String benefitsFrom(Entitlement entitlement) {
        return entitlement.benefits() == null
                ? ""
                : "自" + entitlement.benefits().day() + "起享受待遇";
    }

    private static Answer text(String more) {
        return new Answer(OK, more.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static LocalDateTime time(Settlement settlement) {
        return LocalDateTime.ofInstant(settlement.settledAt(), SystemClock.CHINA);
    }
}
