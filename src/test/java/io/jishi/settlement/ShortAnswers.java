package io.jishi.settlement;

import io.jishi.eligibility.Entitlement;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.UnreferredAdvice;
import io.jishi.shared.reason.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers that nobody reads. */
final class ShortAnswers implements SettlementAnswers {

    @Override
    public Answer settled(Settlement settlement, String visitNumber, @Nullable UnreferredAdvice advice) {
        return answer(200, "settled");
    }

    @Override
    public Answer supplemented(Settlement supplement, String visitNumber) {
        return answer(200, "supplemented");
    }

    @Override
    public Answer cancelled(Settlement cancellation) {
        return answer(200, "cancelled");
    }

    @Override
    public Answer rejected(Reason reason, boolean needsReview, @Nullable String settlementId) {
        return answer(422, reason.name());
    }

    @Override
    public Answer ineligible(Entitlement entitlement, @Nullable String settlementId) {
        return answer(422, "ineligible");
    }

    private static Answer answer(int status, String text) {
        return new Answer(status, text.getBytes(StandardCharsets.UTF_8));
    }
}
