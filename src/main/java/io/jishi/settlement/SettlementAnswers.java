package io.jishi.settlement;

import io.jishi.eligibility.Entitlement;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.UnreferredAdvice;
import io.jishi.shared.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers of messages in the form of the interface that they came in by. What is written is stored with the
 * message and replayed byte for byte, so it may depend on nothing but its arguments.
 */
public interface SettlementAnswers {

    /** The visit is settled. */
    Answer settled(Settlement settlement, String visitNumber, @Nullable UnreferredAdvice advice);

    /** A supplement is made to a bill. */
    Answer supplemented(Settlement supplement, String visitNumber);

    /** The settlement is cancelled; {@code cancellation} has the negative amounts. */
    Answer cancelled(Settlement cancellation);

    /**
     * The message is refused for a business reason.
     *
     * @param settlementId the bill that stands in the way; null if none does
     */
    Answer rejected(Reason reason, boolean needsReview, @Nullable String settlementId);

    /**
     * The message is refused because the person has no benefits on the day.
     *
     * @param entitlement which has a closed gate
     * @param settlementId the bill that stands in the way; null if none does
     */
    Answer ineligible(Entitlement entitlement, @Nullable String settlementId);
}
