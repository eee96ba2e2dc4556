package io.jishi.platform.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** One load for all who want the same thing at the same time; a later one for those who need later rows. */
class FlightsTest {

    private final Flights<String, String> flights = new Flights<>();
    private final List<CompletableFuture<String>> loads = new ArrayList<>();

    private Uni<String> load() {
        CompletableFuture<String> load = new CompletableFuture<>();
        loads.add(load);
        return Uni.createFrom().completionStage(load);
    }

    private CompletableFuture<String> join() {
        return flights.join("key", this::load).subscribeAsCompletionStage();
    }

    private CompletableFuture<String> joinNext() {
        return flights.joinNext("key", this::load).subscribeAsCompletionStage();
    }

    @Test
    void aThousandWhoAskAtOnceShareOneLoad() {
        List<CompletableFuture<String>> asked = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            asked.add(join());
        }
        assertEquals(1, loads.size());
        loads.get(0).complete("value");
        asked.forEach(answer -> assertEquals("value", answer.join()));
        CompletableFuture<String> later = join();
        assertEquals(2, loads.size(), "what has landed is not joined");
        loads.get(1).complete("later");
        assertEquals("later", later.join());
    }

    @Test
    void otherKeysDoNotWait() {
        CompletableFuture<String> one = join();
        CompletableFuture<String> other =
                flights.join("other", () -> Uni.createFrom().item("here")).subscribeAsCompletionStage();
        assertEquals("here", other.join());
        assertFalse(one.isDone());
    }

    @Test
    void whoNeedsLaterRowsSharesTheNextLoadAndNotTheOneUnderWay() {
        CompletableFuture<String> first = joinNext();
        CompletableFuture<String> second = joinNext();
        CompletableFuture<String> third = joinNext();
        assertEquals(1, loads.size());
        loads.get(0).complete("old");
        assertEquals("old", first.join());
        assertEquals(2, loads.size());
        assertFalse(second.isDone());
        CompletableFuture<String> fourth = joinNext();
        loads.get(1).complete("new");
        assertEquals("new", second.join());
        assertEquals("new", third.join());
        assertEquals(3, loads.size(), "the fourth asked while the second was under way");
        loads.get(2).complete("newest");
        assertEquals("newest", fourth.join());
    }

    @Test
    void aLoadThatFailsFailsForThoseWhoSharedItAndForNobodyElse() {
        CompletableFuture<String> one = join();
        CompletableFuture<String> other = join();
        loads.get(0).completeExceptionally(new IllegalStateException("away"));
        assertThrows(CompletionException.class, one::join);
        assertThrows(CompletionException.class, other::join);
        CompletableFuture<String> again = join();
        loads.get(1).complete("here");
        assertEquals("here", again.join());
    }

    @Test
    void aLoadThatThrowsLeavesNobodyWaiting() {
        Uni<String> broken = flights.join("key", () -> {
            throw new IllegalStateException("broken");
        });
        assertThrows(
                CompletionException.class,
                () -> broken.subscribeAsCompletionStage().join());
        CompletableFuture<String> again = join();
        loads.get(0).complete("here");
        assertEquals("here", again.join());
    }

    @Test
    void theNextLoadBeginsAlsoAfterOneThatFailed() {
        CompletableFuture<String> first = joinNext();
        CompletableFuture<String> second = joinNext();
        loads.get(0).completeExceptionally(new IllegalStateException("away"));
        assertThrows(CompletionException.class, first::join);
        loads.get(1).complete("here");
        assertEquals("here", second.join());
    }

    @Test
    void whoGoesAwayTakesNobodyAlong() {
        CompletableFuture<String> one = join();
        CompletableFuture<String> other = join();
        one.cancel(true);
        loads.get(0).complete("value");
        assertEquals("value", other.join());
    }

    @Test
    void aLoadThatWasLeftIsJoinedByNobodyElse() {
        CompletableFuture<String> early = join();
        flights.leave("key");
        CompletableFuture<String> late = join();
        assertEquals(2, loads.size());
        loads.get(0).complete("old");
        assertEquals("old", early.join());
        assertFalse(late.isDone());
        assertEquals(2, loads.size());
        CompletableFuture<String> joined = join();
        assertEquals(2, loads.size(), "the landing of the first does not end the second");
        loads.get(1).complete("new");
        assertEquals("new", late.join());
        assertEquals("new", joined.join());
    }
}
