package io.jishi.model;

import io.jishi.eligibility.Entitlement;
import io.jishi.settlement.SettlementAnswers;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.UnreferredAdvice;
import io.jishi.shared.reason.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers that differ wherever what they are about differs. */
final class ModelAnswers implements SettlementAnswers {

    @Override
    public Answer settled(Settlement settlement, String visitNumber, @Nullable UnreferredAdvice advice) {
        return row(settlement);
    }

    @Override
    public Answer supplemented(Settlement supplement, String visitNumber) {
        return row(supplement);
    }

    @Override
    public Answer cancelled(Settlement cancellation) {
        return row(cancellation);
    }

    @Override
    public Answer rejected(Reason reason, boolean needsReview, @Nullable String settlementId) {
        return answer(422, reason.name() + " " + settlementId);
    }

    @Override
    public Answer ineligible(Entitlement entitlement, @Nullable String settlementId) {
        return answer(422, entitlement.closed() + " " + settlementId);
    }

    private static Answer row(Settlement row) {
        return answer(200, row.settlementId() + " " + row.amounts().cash().value());
    }

    private static Answer answer(int status, String text) {
        return new Answer(status, text.getBytes(StandardCharsets.US_ASCII));
    }
}
