package io.jishi.settlement;

import io.jishi.api.settlement.SettlementAnswersJson;
import io.jishi.eligibility.Eligibility;
import io.jishi.platform.identity.Identifiers;
import io.jishi.policy.PolicyAnswer;
import io.jishi.policy.PolicyBook;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Situation;
import io.jishi.settlement.model.Writes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * What the gateway decides from the same facts, for contenders that differ in how they read and write: the same rules, the
 * same rows, the same answer to the byte.
 */
public final class SameDecision {

    private final PolicyBook book;
    private final Identifiers identifiers = new Identifiers(Clock.systemUTC());
    private final SettlementAnswersJson answers = new SettlementAnswersJson();

    /** Under these rules. */
    public SameDecision(PolicyBook book) {
        this.book = book;
    }

    /** What a request locks and reads. */
    public LaneItem.Keys keys(MessageKey key, SettleRequest request, Situation situation) {
        return item(key, request, situation).keys();
    }

    /** What it comes to, given what was locked and read. */
    public Decided decide(MessageKey key, SettleRequest request, Situation situation, LockedState state) {
        LaneItem.Decision decision = item(key, request, situation).decide(state);
        if (decision instanceof LaneItem.Decision.Seen seen) {
            return new Decided(null, seen.message().answer());
        }
        Writes writes = decision.writes();
        if (writes == null) {
            throw new IllegalStateException("what was read in one transaction cannot be outdated");
        }
        return new Decided(writes, writes.messages().get(0).answer());
    }

    /**
     * What is written and told.
     *
     * @param writes null if the message was answered before
     * @param answer status and body
     */
    public record Decided(Writes writes, Answer answer) {}

    private SettleItem item(MessageKey key, SettleRequest request, Situation situation) {
        PolicyAnswer policy = SettleVisit.selectPolicy(book, request, situation);
        FeeCheck fees = FeeCheck.of(request, situation.catalogue());
        return new SettleItem(
                new SettleItem.Prepared(
                        key,
                        Fingerprint.of(request),
                        request,
                        situation,
                        Eligibility.of(
                                book.eligibility(situation.coverage().county()),
                                situation.coverage(),
                                request.scheme(),
                                request.endedOn()),
                        policy,
                        fees.fees(),
                        fees.lines(),
                        new SettleItem.Ids(identifiers.next(request.region()), identifiers.next(request.region())),
                        state -> AccountUse.available(book, request, situation, state),
                        Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS)),
                answers,
                null);
    }
}
