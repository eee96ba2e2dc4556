package io.jishi.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.FeeTotals;
import io.jishi.eligibility.Eligibility;
import io.jishi.platform.identity.Identifiers;
import io.jishi.policy.PolicyBook;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Situation;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.jishi.shared.time.Deadline;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A bill that cannot be stored harms no neighbour in its batch. Uses the spare people 300 to 329. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class PoisonedBillTest {

    private static final int FIRST_SPARE = 300;
    private static final int BILLS = 30;
    private static final int REFUSED_BY_DATABASE = 7;
    private static final int BROKEN = 19;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    Lanes lanes;

    @Inject
    SituationReader situations;

    @Inject
    PolicyBook book;

    @Inject
    Identifiers identifiers;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry meters;

    @Test
    void onlyThePoisonedBillsFail() throws Exception {
        double violations = meters.counter("jishi.invariant.violations").count();
        List<LaneItem> items = new ArrayList<>();
        for (int i = 0; i < BILLS; i++) {
            // the database takes message ids of at most 64 characters
            String messageId = i == REFUSED_BY_DATABASE ? "x".repeat(65) : "poison-" + i;
            LaneItem item = item(person(i), messageId);
            items.add(i == BROKEN ? new BrokenItem(item) : item);
        }
        List<CompletableFuture<LaneItem.Decision>> running = new ArrayList<>();
        for (LaneItem item : items) {
            running.add(lanes.submit(item, Deadline.of(System.nanoTime(), LIMIT, LIMIT))
                    .subscribeAsCompletionStage());
        }
        for (int i = 0; i < BILLS; i++) {
            if (i == REFUSED_BY_DATABASE || i == BROKEN) {
                assertEquals(
                        LaneFailure.Kind.POISONED, failureOf(running.get(i)).kind());
                assertRows(person(i), 0);
            } else {
                LaneItem.Decision decision = running.get(i).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
                assertTrue(decision instanceof LaneItem.Decision.Commit, "bill " + i);
                assertRows(person(i), 1);
            }
        }
        assertEquals(BILLS - 2, GatewayRows.number("select count(*) from message where message_id like 'poison-%'"));
        assertEquals(2, meters.counter("jishi.invariant.violations").count() - violations, "somebody is told");
    }

    private static void assertRows(DemoPerson person, long bills) {
        String id = person.personId();
        assertEquals(
                List.of(bills, bills, bills, bills),
                List.of(
                        GatewayRows.number("select count(*) from settlement where person_id = ?", id),
                        GatewayRows.number("select count(*) from accumulator where person_id = ?", id),
                        GatewayRows.number("select count(*) from visit where person_id = ?", id),
                        GatewayRows.number("select sequence from person where person_id = ?", id)));
    }

    private static LaneFailure failureOf(CompletableFuture<LaneItem.Decision> running) throws Exception {
        try {
            running.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof LaneFailure found) {
                return found;
            }
            throw failure;
        }
        throw new AssertionError("the bill was committed");
    }

    private static DemoPerson person(int index) {
        return GatewayServers.data().spare(FIRST_SPARE + index);
    }

    private SettleItem item(DemoPerson person, String messageId) {
        FeeTotals fees = new FeeTotals(Fen.of(1_000_000), Fen.ZERO, Fen.ZERO, Fen.ZERO, null, null);
        LocalDate day = LocalDate.of(2019, 11, 12);
        SettleRequest request = new SettleRequest(
                GatewayRows.REGION,
                person.personId(),
                person.personId(),
                GatewayServers.data().cityHospital().code(),
                Scheme.RESIDENT,
                CareType.INPATIENT,
                null,
                "poisoned " + person.personId(),
                day,
                day,
                fees.total(),
                List.of(),
                fees);
        Situation situation = situations.readFresh(request).await().atMost(LIMIT);
        SettleItem.Prepared prepared = new SettleItem.Prepared(
                new MessageKey(request.region(), request.providerCode(), MessageKey.SETTLE, messageId),
                Fingerprint.of(request),
                request,
                situation,
                Eligibility.of(book.eligibility(person.county()), situation.coverage(), request.scheme(), day),
                book.inForce(person.county(), request.scheme(), day),
                fees,
                List.of(),
                new SettleItem.Ids(identifiers.next(request.region()), identifiers.next(request.region())),
                state -> Fen.ZERO,
                clock.instant());
        return new SettleItem(prepared, new ShortAnswers(), null);
    }

    /** Its decision fails, whatever the rows say. */
    private record BrokenItem(LaneItem item) implements LaneItem {

        @Override
        public Keys keys() {
            return item.keys();
        }

        @Override
        public Decision decide(LockedState state) {
            throw new IllegalStateException("an invariant is broken");
        }
    }
}
