package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.settlement.LaneFailure;
import io.jishi.shared.reason.OutcomeUnknown;
import io.jishi.shared.reason.Reason;
import io.jishi.shared.reason.Unavailable;
import io.smallrye.mutiny.TimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What a failure of the inside is answered, and that only an open outcome is an HTTP error. */
class FailuresTest {

    @Test
    void whatWasNotExecutedMayBeSentAgain() {
        assertReply(200, 7030, new LaneFailure(LaneFailure.Kind.OVERLOADED, null));
        assertReply(200, 7030, new LaneFailure(LaneFailure.Kind.NOT_EXECUTED, null));
        assertReply(200, 7030, new Unavailable(new IllegalStateException("gone")));
        assertReply(200, 7030, new RejectedExecutionException("full"));
    }

    @Test
    void whatNobodyKnowsIsAnHttpError() {
        assertReply(504, 7031, new LaneFailure(LaneFailure.Kind.UNKNOWN, null));
        assertReply(504, 7031, new OutcomeUnknown(new IllegalStateException("gone")));
        assertReply(504, 7031, new TimeoutException());
        assertReply(504, 7032, InterfaceRefusal.of(InterfaceError.IN_PROGRESS));
    }

    @Test
    void aFaultOfOursSaysNothingOfTheInside() {
        assertReply(500, 7099, new LaneFailure(LaneFailure.Kind.POISONED, null));
        assertReply(500, 7099, new IllegalStateException("inside"));
    }

    @Test
    void aRefusalKeepsItsWords() {
        Reply reply = Failures.reply(InterfaceRefusal.of(InterfaceError.TOO_FEW_ROWS, "节点 diseinfo 至少2行"));
        assertEquals("[7017] 节点 diseinfo 至少2行 行数不足", reply.error());
        assertEquals("[2001] 参保人未登记", Reply.refused(Reason.PERSON_UNKNOWN).error());
    }

    @Test
    void numbersAreUsedOnceAndApartFromTheReasons() {
        long different = Arrays.stream(InterfaceError.values())
                .mapToInt(InterfaceError::number)
                .distinct()
                .count();
        assertEquals(InterfaceError.values().length, different);
        assertTrue(Arrays.stream(InterfaceError.values()).allMatch(error -> error.number() / 100 == 70));
        assertTrue(Arrays.stream(Reason.values()).noneMatch(reason -> reason.number() / 100 == 70));
    }

    private static void assertReply(int status, int number, Throwable failure) {
        Reply reply = Failures.reply(failure);
        assertEquals(status, reply.status());
        assertEquals(-1, reply.code());
        assertTrue(reply.error().startsWith("[" + number + "] "), reply.error());
        assertEquals("{}", new String(reply.output(), StandardCharsets.UTF_8));
    }
}
