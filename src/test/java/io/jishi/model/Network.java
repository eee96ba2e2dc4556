package io.jishi.model;

import io.jishi.benefit.SupplementCause;
import io.jishi.model.Counters.Event;
import io.jishi.settlement.LaneFailure;
import io.jishi.settlement.OutcomeQuery;
import io.jishi.settlement.SettlementAnswers;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.SplitLine;
import io.jishi.settlement.visit.LineUpload;
import io.jishi.settlement.visit.OpenedSettlement;
import io.jishi.settlement.visit.VisitOpening;
import io.jishi.settlement.visit.VisitReference;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Consumer;

/**
 * The ways between hospitals and gateways: what is sent may be lost, arrive twice, late, in another order and at
 * another gateway; and so may what comes back.
 */
final class Network {

    private static final SettlementAnswers ANSWERS = new ModelAnswers();

    private final World world;
    private long newestArrived;

    Network(World world) {
        this.world = world;
    }

    /** Sends a message to a gateway; whatever comes back goes to the consumer, never, once or more than once. */
    void send(Errand errand, Consumer<Told> answer) {
        int target = world.random.nextInt(world.gateways());
        Faults faults = world.faults;
        world.history.note(() -> "hospital sends " + errand + " to gateway " + target);
        long sent = world.time.number();
        if (faults.happens(faults.copied)) {
            int other = world.random.nextInt(world.gateways());
            world.time.after(faults.between(0, faults.happens(500) ? 20_000 : 20), () -> {
                world.counters.count(other == target ? Event.COPY_ARRIVED : Event.COPY_ARRIVED_AT_OTHER_GATEWAY);
                arrive(errand, other, sent, unread -> {});
            });
        }
        if (faults.happens(faults.requestLost)) {
            world.counters.count(Event.REQUEST_LOST);
            return;
        }
        long delay = faults.happens(faults.longDelay) ? faults.between(500, 25_000) : faults.latency();
        world.time.after(delay, () -> arrive(errand, target, sent, answer));
    }

    /** Asks a gateway what became of a message. */
    void ask(MessageKey key, Consumer<Told> answer) {
        int target = world.random.nextInt(world.gateways());
        long sent = world.time.number();
        if (world.faults.happens(world.faults.requestLost)) {
            return;
        }
        world.time.after(world.faults.latency(), () -> {
            Incarnation gateway = world.gateway(target);
            if (!gateway.isAlive()) {
                back(answer, Told.refusedConnection());
                return;
            }
            OutcomeQuery outcomes = gateway.gateway().outcomes();
            outcomes.outcomeOf(key)
                    .subscribe()
                    .with(
                            outcome -> answered(gateway, key, Told.of(outcome), sent, answer),
                            failure -> answered(gateway, key, Told.of(failure), sent, answer));
        });
    }

    private void answered(Incarnation gateway, MessageKey key, Told told, long sent, Consumer<Told> answer) {
        if (gateway.isAlive()) {
            world.journal.outcome(key, told, sent);
            back(answer, told);
        }
    }

    private void arrive(Errand errand, int target, long sent, Consumer<Told> answer) {
        Incarnation gateway = world.gateway(target);
        if (!gateway.isAlive()) {
            back(answer, Told.refusedConnection());
            return;
        }
        world.counters.countMessage();
        if (sent < newestArrived) {
            world.counters.count(Event.OVERTAKEN);
        }
        newestArrived = Math.max(newestArrived, sent);
        world.history.note(() -> errand + " arrives at " + gateway);
        boolean joins = gateway.gateway().isInProgress(errand.key);
        if (joins) {
            world.counters.count(Event.COPY_JOINED_WORK);
        }
        long begun = world.journal.begins(gateway, errand.key, joins);
        work(gateway, errand)
                .subscribe()
                .with(outcome -> told(gateway, errand, Told.of(outcome), begun, answer), failure -> {
                    if (failure instanceof TimeoutException) {
                        world.counters.count(Event.DEADLINE_PASSED);
                    }
                    if (failure instanceof LaneFailure lane && lane.kind() == LaneFailure.Kind.UNKNOWN) {
                        world.counters.count(Event.TOLD_UNKNOWN);
                    }
                    Told told = Told.of(failure);
                    if (told.kind() == Told.Kind.UNEXPECTED) {
                        world.violated(errand + " fails with " + failure);
                    }
                    told(gateway, errand, told, begun, answer);
                });
    }

    private void told(Incarnation gateway, Errand errand, Told told, long begun, Consumer<Told> answer) {
        if (!gateway.isAlive()) {
            return;
        }
        world.history.note(() -> gateway + " answers " + errand + ": " + told);
        world.journal.told(gateway, errand, told, begun);
        if (told.kind() == Told.Kind.NOT_EXECUTED) {
            world.counters.count(Event.TOLD_NOT_EXECUTED);
        }
        if (told.kind() == Told.Kind.IN_PROGRESS) {
            world.counters.count(Event.COPY_WAITED_IN_VAIN);
        }
        back(answer, told);
    }

    private void back(Consumer<Told> answer, Told told) {
        if (world.faults.happens(world.faults.answerLost)) {
            world.counters.count(Event.ANSWER_LOST);
            return;
        }
        world.time.after(world.faults.latency(), () -> answer.accept(told));
    }

    private Uni<SettlementOutcome> work(Incarnation at, Errand errand) {
        MessageKey key = errand.key;
        return switch (errand.kind) {
            case SETTLE -> at.gateway().settle().settle(key, errand.request(), ANSWERS);
            case CANCEL -> at.gateway().cancel().cancel(key, errand.aboutRow(), ANSWERS);
            case REVERSE -> at.gateway().reverse().reverse(key, errand.target().key, errand.person.personId());
            case SUPPLEMENT ->
                at.gateway().supplement().supplement(key, errand.aboutRow(), SupplementCause.LATE_IDENTITY, ANSWERS);
            case OPEN -> at.visits().open().open(key, opening(errand));
            case UPLOAD ->
                at.visits()
                        .upload()
                        .upload(
                                key,
                                new LineUpload(
                                        new VisitReference(errand.aboutVisit()),
                                        "",
                                        List.of(new LineUpload.Line(
                                                Items.line("1", errand.request().endedOn(), errand.total),
                                                SplitLine.Detail.NONE))));
            case DISCHARGE ->
                at.visits()
                        .move()
                        .discharge(
                                key,
                                new VisitReference(errand.aboutVisit()),
                                errand.request().endedOn(),
                                null);
            case WITHDRAW -> at.visits().move().withdraw(key, new VisitReference(errand.aboutVisit()));
            case SETTLE_OPENED ->
                at.visits()
                        .settle()
                        .settle(
                                key,
                                new OpenedSettlement(
                                        key.region(),
                                        key.providerCode(),
                                        new VisitReference(errand.aboutVisit()),
                                        "",
                                        null,
                                        Fen.of(errand.total),
                                        null,
                                        false),
                                ANSWERS);
        };
    }

    private static VisitOpening opening(Errand errand) {
        return new VisitOpening(
                errand.request().visitKey(),
                errand.person.personId(),
                errand.person.personId(),
                Scheme.RESIDENT,
                errand.request().careType(),
                null,
                errand.request().startedOn(),
                null);
    }
}
