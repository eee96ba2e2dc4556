package io.jishi.model;

import io.jishi.model.Counters.Event;
import io.jishi.settlement.OutcomeQuery;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What hospitals were told, in order, and what must never be told together. */
final class Journal {

    private final World world;
    private final Map<MessageKey, StoredMessage> answers = new HashMap<>();
    private final Map<MessageKey, Long> seen = new HashMap<>();
    private final Map<MessageKey, Long> neutralised = new HashMap<>();
    private final Map<Work, Long> begun = new HashMap<>();
    private final Map<Work, List<Refusal>> denied = new HashMap<>();
    private final Map<Work, List<Long>> executed = new HashMap<>();

    /** Work of one life of a gateway on one message. */
    private record Work(Incarnation gateway, MessageKey key) {}

    /** Work that was called not executed: when it began and when that was told. */
    private record Refusal(long begun, long told) {}

    Journal(World world) {
        this.world = world;
    }

    /** A message begins to be worked on at a gateway, or joins the work that is under way. */
    long begins(Incarnation gateway, MessageKey key, boolean joins) {
        Work work = new Work(gateway, key);
        if (!joins) {
            begun.put(work, world.time.number());
        }
        return Objects.requireNonNull(begun.get(work));
    }

    /** A transaction that began at this number has written something for the message. */
    void executed(Incarnation gateway, MessageKey key, long number) {
        executed.computeIfAbsent(new Work(gateway, key), unused -> new ArrayList<>(1))
                .add(number);
    }

    /** A hospital, or the network on its way there, is told something. */
    void told(Incarnation gateway, Errand errand, Told told, long begunAt) {
        switch (told.kind()) {
            case ANSWERED -> {
                ofItsOwn(errand);
                answered(errand.key, Objects.requireNonNull(told.message()));
            }
            case CHANGED -> seen.putIfAbsent(errand.key, world.time.number());
            case NOT_EXECUTED ->
                denied.computeIfAbsent(new Work(gateway, errand.key), unused -> new ArrayList<>(1))
                        .add(new Refusal(begunAt, world.time.number()));
            default -> {}
        }
        if (errand.kind == Errand.Kind.REVERSE && told.kind() == Told.Kind.ANSWERED) {
            neutralised(errand, Objects.requireNonNull(told.message()));
        }
    }

    /** Nobody is answered with what became of other content under the same key. */
    private void ofItsOwn(Errand errand) {
        Books.Entry decided = world.reference.books().messages.get(errand.key);
        if (decided != null
                && !decided.isTombstone()
                && !decided.errand().content.equals(errand.content)) {
            world.violated(errand + " is answered as " + decided.errand());
        }
    }

    private void answered(MessageKey key, StoredMessage message) {
        StoredMessage first = answers.putIfAbsent(key, message);
        if (first != null) {
            world.counters.count(Event.REPLAYED);
            if (!isSame(first, message)) {
                world.violated(Errand.nameOf(key) + " is answered in two ways");
            }
        }
        StoredMessage stored = world.tables.messages.get(key);
        if (stored == null || !isSame(stored, message)) {
            world.violated(Errand.nameOf(key) + " is answered with what is not stored");
        }
        seen.putIfAbsent(key, world.time.number());
    }

    private static boolean isSame(StoredMessage one, StoredMessage other) {
        return one.kind() == other.kind()
                && one.answer().status() == other.answer().status()
                && Arrays.equals(one.answer().body(), other.answer().body())
                && Objects.equals(one.settlementId(), other.settlementId())
                && one.reason() == other.reason();
    }

    /**
     * The message can have no effect any more, unless a hospital lets a cancelled bill stand again, which it has to ask
     * for by itself.
     */
    private void neutralised(Errand reversal, StoredMessage message) {
        String undoing = message.settlementId();
        boolean byCancellation = undoing != null
                && world.tables.rows.containsKey(undoing)
                && world.tables.rows.get(undoing).kind() == Settlement.Kind.CANCELLATION;
        if (!byCancellation) {
            neutralised.putIfAbsent(reversal.target().key, world.time.number());
        }
    }

    /** Somebody is told what became of a message, having asked when this number was given. */
    void outcome(MessageKey key, Told told, long asked) {
        world.history.note(() -> "outcome of " + Errand.nameOf(key) + ": " + told);
        OutcomeQuery.State state = told.state();
        if (state == null) {
            return;
        }
        switch (state) {
            case NOT_SEEN -> {
                world.counters.count(Event.OUTCOME_NOT_SEEN);
                if (seen.getOrDefault(key, Long.MAX_VALUE) < asked
                        || neutralised.getOrDefault(key, Long.MAX_VALUE) < asked) {
                    world.violated(Errand.nameOf(key) + " was seen, and then it is not");
                }
            }
            case IN_PROGRESS -> world.counters.count(Event.OUTCOME_IN_PROGRESS);
            case SETTLED -> {
                if (neutralised.getOrDefault(key, Long.MAX_VALUE) < asked) {
                    world.violated(Errand.nameOf(key) + " was reversed, and then it is settled");
                }
            }
            default -> {}
        }
        StoredMessage message = told.message();
        if (message != null) {
            world.counters.count(Event.OUTCOME_FOUND);
            answered(key, message);
        }
    }

    /** Whoever was told "not executed" was told the truth: no transaction of that work ever committed. */
    void check() {
        denied.forEach((work, refusals) -> refusals.forEach(refusal -> {
            boolean executedAllTheSame = executed.getOrDefault(work, List.of()).stream()
                    .anyMatch(number -> number > refusal.begun() && number < refusal.told());
            if (executedAllTheSame) {
                world.violated(Errand.nameOf(work.key()) + " was called not executed, and was executed");
            }
        }));
    }
}
