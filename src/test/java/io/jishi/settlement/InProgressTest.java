package io.jishi.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.StoredMessage;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a message is told that meets another one with its key under way. */
class InProgressTest {

    private static final MessageKey KEY = new MessageKey("000000", "provider", "SETTLE", "message");
    private static final SettlementOutcome ANSWERED = new SettlementOutcome.Answered(
            new StoredMessage(
                    KEY,
                    StoredMessage.Kind.ORIGINAL,
                    "00",
                    new Answer(200, new byte[] {'x'}),
                    null,
                    false,
                    "bill",
                    Instant.EPOCH),
            false);
    private static final SettlementOutcome REFUSED =
            new SettlementOutcome.Refused(new RequestFault(RequestFault.Kind.NOT_ADDING_UP, "fees", "difference"));

    private final InProgress inProgress = new InProgress(configuration());
    private final CompletableFuture<SettlementOutcome> first = new CompletableFuture<>();
    private final AtomicInteger runs = new AtomicInteger();

    private static SettlementConfiguration configuration() {
        return new SmallRyeConfigBuilder()
                .withMapping(SettlementConfiguration.class)
                .withDefaultValues(Map.of("jishi.settlement.in-progress-maximum", "1"))
                .build()
                .getConfigMapping(SettlementConfiguration.class);
    }

    private CompletableFuture<SettlementOutcome> begin() {
        return inProgress
                .once(KEY, "content", () -> Uni.createFrom().completionStage(first))
                .subscribeAsCompletionStage();
    }

    /** With room for a second message, which the bound of one would refuse. */
    private static InProgress roomy() {
        return new InProgress(new SmallRyeConfigBuilder()
                .withMapping(SettlementConfiguration.class)
                .build()
                .getConfigMapping(SettlementConfiguration.class));
    }

    private SettlementOutcome second(String content, SettlementOutcome theirs) {
        InProgress shared = roomy();
        CompletableFuture<SettlementOutcome> begun = shared.once(
                        KEY, "content", () -> Uni.createFrom().completionStage(first))
                .subscribeAsCompletionStage();
        CompletableFuture<SettlementOutcome> copy = shared.once(KEY, content, () -> {
                    runs.incrementAndGet();
                    return Uni.createFrom().item(ANSWERED);
                })
                .subscribeAsCompletionStage();
        first.complete(theirs);
        assertSame(theirs, begun.join());
        assertFalse(shared.contains(KEY));
        return copy.join();
    }

    @Test
    void aCopyGetsTheAnswerOfTheFirstAsAReplay() {
        SettlementOutcome outcome = second("content", ANSWERED);
        assertTrue(assertInstanceOf(SettlementOutcome.Answered.class, outcome).replayed());
        assertEquals(0, runs.get());
    }

    @Test
    void otherContentFindsTheKeyTakenOnceTheFirstIsAnswered() {
        assertInstanceOf(SettlementOutcome.MessageReused.class, second("other", ANSWERED));
        assertEquals(0, runs.get());
    }

    @Test
    void otherContentHasItsTurnAfterARefusalThatLeftNothing() {
        assertSame(ANSWERED, second("other", REFUSED));
        assertEquals(1, runs.get());
    }

    @Test
    void theRightContentHasItsTurnAfterACopyThatFoundTheKeyTaken() {
        assertSame(ANSWERED, second("other", new SettlementOutcome.MessageReused()));
        assertEquals(1, runs.get());
    }

    @Test
    void aCopyThatStopsWaitingLeavesTheFirstOneAlone() {
        InProgress shared = roomy();
        CompletableFuture<SettlementOutcome> begun = shared.once(
                        KEY, "content", () -> Uni.createFrom().completionStage(first))
                .subscribeAsCompletionStage();
        SettlementOutcome copy = shared.once(
                        KEY, "content", () -> Uni.createFrom().item(ANSWERED))
                .await()
                .atMost(Duration.ofSeconds(5));
        assertInstanceOf(SettlementOutcome.InProgress.class, copy);
        first.complete(ANSWERED);
        assertSame(ANSWERED, begun.join());
    }

    @Test
    void beyondTheBoundAMessageIsRefusedAndNothingIsDone() {
        CompletableFuture<SettlementOutcome> begun = begin();
        MessageKey next = new MessageKey("000000", "provider", "SETTLE", "next");
        Uni<SettlementOutcome> refused = inProgress.once(next, "content", () -> {
            runs.incrementAndGet();
            return Uni.createFrom().item(ANSWERED);
        });
        LaneFailure failure =
                assertThrows(LaneFailure.class, () -> refused.await().atMost(Duration.ofSeconds(5)));
        assertEquals(LaneFailure.Kind.OVERLOADED, failure.kind());
        assertEquals(0, runs.get());
        first.complete(ANSWERED);
        assertSame(ANSWERED, begun.join());
    }
}
