package io.jishi.settlement.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.settlement.LaneFailure;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.SettlementConfiguration;
import io.jishi.settlement.StaleItem;
import io.jishi.settlement.model.MessageKey;
import io.jishi.shared.reason.Reason;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a lane makes of a transaction's outcome; the transaction is played by the test. */
class LaneTest {

    private static final LaneItem.Decision DONE = new LaneItem.Decision.Declined(Reason.NOT_A_SETTLEMENT, "done");

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final List<Integer> batches = new ArrayList<>();
    private final List<Throwable> script = new ArrayList<>();
    private final Promise<Void> gate = Promise.promise();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** The first transaction waits for the gate, so that the messages after it share a batch. */
    private Future<List<LaneItem.Decision>> play(List<LaneItem> items) {
        boolean first = batches.isEmpty();
        batches.add(items.size());
        if (first) {
            return gate.future().map(List.of(DONE));
        }
        if (!script.isEmpty()) {
            return Future.failedFuture(script.remove(0));
        }
        return Future.succeededFuture(items.stream().map(item -> DONE).toList());
    }

    private Lane lane(String... settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(SettlementConfiguration.class);
        for (int i = 0; i < settings.length; i += 2) {
            builder.withDefaultValues(Map.of("jishi.settlement." + settings[i], settings[i + 1]));
        }
        SettlementConfiguration configuration = builder.build().getConfigMapping(SettlementConfiguration.class);
        return new Lane(context, this::play, configuration);
    }

    private static long inTime() {
        return System.nanoTime() + 10_000_000_000L;
    }

    private static LaneItem item(int number) {
        MessageKey key = new MessageKey("000000", "provider", "SETTLE", "message-" + number);
        return new StaleItem(new LaneItem.Keys(key, null, null, null, null, null, List.of(), List.of()));
    }

    /** Submits one message that holds the lane, then so many that share the next batch, and opens the gate. */
    private List<Future<LaneItem.Decision>> submit(Lane lane, int count) {
        Future<LaneItem.Decision> holding = lane.submit(item(0), inTime());
        List<Future<LaneItem.Decision>> results = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            results.add(lane.submit(item(i), inTime()));
        }
        vertx.setTimer(50, unused -> gate.complete());
        assertEquals(DONE, resultOf(holding));
        return results;
    }

    private static LaneItem.Decision resultOf(Future<LaneItem.Decision> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static LaneFailure.Kind failureOf(Future<LaneItem.Decision> future) {
        ExecutionException failure = assertThrows(
                ExecutionException.class,
                () -> future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS));
        return assertInstanceOf(LaneFailure.class, failure.getCause()).kind();
    }

    private static PgException fault(String state) {
        return new PgException("fault", "ERROR", state, null);
    }

    @Test
    void messagesThatArriveDuringACommitShareTheNextOne() {
        submit(lane(), 5).forEach(result -> assertEquals(DONE, resultOf(result)));
        assertEquals(List.of(1, 5), batches);
    }

    @Test
    void aBatchIsNeverLargerThanItsMaximum() {
        submit(lane("batch-maximum", "2"), 5).forEach(result -> assertEquals(DONE, resultOf(result)));
        assertEquals(List.of(1, 2, 2, 1), batches);
    }

    @Test
    void aBatchThatOneMessageMayHaveSpoiltIsRunOneByOne() {
        script.add(fault("23514"));
        script.add(fault("23514"));
        List<Future<LaneItem.Decision>> results = submit(lane(), 3);
        assertEquals(LaneFailure.Kind.POISONED, failureOf(results.get(0)));
        assertEquals(DONE, resultOf(results.get(1)));
        assertEquals(DONE, resultOf(results.get(2)));
        assertEquals(List.of(1, 3, 1, 1, 1), batches);
    }

    @Test
    void aDatabaseThatIsAwayFailsTheWholeBatchAtOnce() {
        script.add(new ConnectException("refused"));
        List<Future<LaneItem.Decision>> results = submit(lane(), 3);
        results.forEach(result -> assertEquals(LaneFailure.Kind.NOT_EXECUTED, failureOf(result)));
        assertEquals(List.of(1, 3), batches);
    }

    @Test
    void aCommitThatMayHaveHappenedIsLookedUpAgain() {
        script.add(new UnknownCommit(new ConnectException("reset")));
        submit(lane(), 3).forEach(result -> assertEquals(DONE, resultOf(result)));
        assertEquals(List.of(1, 3, 3), batches);
    }

    @Test
    void aCommitThatMayHaveHappenedIsNeverCalledNotExecuted() {
        script.add(new UnknownCommit(new ConnectException("reset")));
        script.add(new ConnectException("refused"));
        List<Future<LaneItem.Decision>> results = submit(lane(), 2);
        results.forEach(result -> assertEquals(LaneFailure.Kind.UNKNOWN, failureOf(result)));
    }

    @Test
    void aDeadlockIsRunAgainAFewTimes() {
        script.add(fault("40P01"));
        script.add(fault("40P01"));
        assertEquals(DONE, resultOf(submit(lane(), 1).get(0)));
        assertEquals(List.of(1, 1, 1, 1), batches);
    }

    @Test
    void aConnectionThatClosedBeforeTheCommitIsReplacedByAnother() {
        script.add(ClosedConnectionException.INSTANCE);
        submit(lane(), 3).forEach(result -> assertEquals(DONE, resultOf(result)));
        assertEquals(List.of(1, 3, 3), batches);
    }

    @Test
    void aServerThatTakesNoWritesAnyMoreIsLeftForAnother() {
        script.add(fault("25006"));
        submit(lane(), 3).forEach(result -> assertEquals(DONE, resultOf(result)));
        assertEquals(List.of(1, 3, 3), batches);
    }

    @Test
    void aServerThatStaysReadOnlyHasExecutedNothing() {
        script.addAll(List.of(fault("25006"), fault("25006"), fault("25006")));
        submit(lane(), 2).forEach(result -> assertEquals(LaneFailure.Kind.NOT_EXECUTED, failureOf(result)));
        assertEquals(List.of(1, 2, 2, 2), batches);
    }

    @Test
    void aServerThatDoesNotKnowWhatBecameOfACommitIsAskedAgain() {
        script.add(new UnknownCommit(fault("40003")));
        script.add(fault("40003"));
        script.add(fault("57P01"));
        submit(lane(), 2).forEach(result -> assertEquals(LaneFailure.Kind.UNKNOWN, failureOf(result)));
        assertEquals(List.of(1, 2, 2, 2), batches);
    }

    @Test
    void aFullQueueRefusesAtOnceAndTheLaneGoesOn() {
        Lane lane = lane("queue-maximum", "3");
        Future<LaneItem.Decision> holding = lane.submit(item(0), inTime());
        List<Future<LaneItem.Decision>> waiting =
                List.of(lane.submit(item(1), inTime()), lane.submit(item(2), inTime()));
        assertEquals(LaneFailure.Kind.OVERLOADED, failureOf(lane.submit(item(3), inTime())));
        gate.complete();
        assertEquals(DONE, resultOf(holding));
        waiting.forEach(result -> assertEquals(DONE, resultOf(result)));
        assertEquals(DONE, resultOf(lane.submit(item(4), inTime())));
    }

    @Test
    void workThatNobodyWaitsForIsDroppedWhileTheLaneIsBusy() {
        Lane lane = lane();
        Future<LaneItem.Decision> holding = lane.submit(item(0), inTime());
        // the one that is late stands behind one that is not
        Future<LaneItem.Decision> patient = lane.submit(item(1), inTime());
        Future<LaneItem.Decision> late = lane.submit(item(2), System.nanoTime() + 200_000_000);
        assertEquals(LaneFailure.Kind.NOT_EXECUTED, failureOf(late));
        assertTrue(!holding.isComplete() && !patient.isComplete(), "the lane is still busy");
        // as a transaction does it, on the context of the lane
        context.runOnContext(unused -> gate.complete());
        assertEquals(DONE, resultOf(holding));
        assertEquals(DONE, resultOf(patient));
        assertEquals(List.of(1, 1), batches);
    }

    @Test
    void aMessageThatComesTooLateNeverReachesTheDatabase() {
        Lane lane = lane();
        gate.complete();
        assertEquals(LaneFailure.Kind.NOT_EXECUTED, failureOf(lane.submit(item(0), System.nanoTime() - 1)));
        assertEquals(DONE, resultOf(lane.submit(item(1), inTime())));
        assertEquals(List.of(1), batches);
    }
}
