package io.jishi.model;

import io.jishi.model.Counters.Event;
import io.jishi.settlement.model.StoredMessage;
import java.util.Objects;

/**
 * Carries one message through by the documented rule: no answer, or an unknown one, is followed by asking for the
 * outcome; what was not seen is sent again as it is, or reversed; never a new key.
 */
final class Recovery {

    private final World world;
    private final Errand errand;
    private final Runnable whenKnown;
    private int attempt;
    private int questions;

    Recovery(World world, Errand errand, Runnable whenKnown) {
        this.world = world;
        this.errand = errand;
        this.whenKnown = whenKnown;
    }

    /** Sends the message and waits for as long as this hospital is patient. */
    void send() {
        int number = ++attempt;
        world.network.send(errand, told -> {
            if (number == attempt) {
                answered(told);
            }
        });
        world.time.after(world.faults.between(50, 7000), () -> {
            if (number == attempt && errand.fate == null) {
                ask();
            }
        });
    }

    private void answered(Told told) {
        if (errand.fate != null) {
            return;
        }
        switch (told.kind()) {
            case ANSWERED -> stored(Objects.requireNonNull(told.message()));
            case CHANGED -> {
                errand.visitId = told.visitId();
                known(Errand.Fate.DONE);
            }
            case DECLINED -> {
                declined(told);
                known(Errand.Fate.DECLINED);
            }
            case KEY_IN_USE -> known(Errand.Fate.KEY_IN_USE);
            case REFUSED -> known(Errand.Fate.REFUSED);
            case UNKNOWN, IN_PROGRESS -> ask();
            default -> again();
        }
    }

    private void declined(Told told) {
        if (errand.kind != Errand.Kind.REVERSE) {
            world.counters.count(Event.VISIT_STEP_REFUSED);
        }
        world.history.note(() -> errand + " is declined: " + told.reason());
    }

    /** After a pause, as the gateway asks for. */
    private void again() {
        int number = ++attempt;
        world.time.after(world.faults.between(200, 1500), () -> {
            if (number == attempt && errand.fate == null) {
                send();
            }
        });
    }

    private void ask() {
        attempt++;
        int question = ++questions;
        world.network.ask(errand.key, told -> {
            if (question == questions && errand.fate == null) {
                outcome(told);
            }
        });
        world.time.after(world.faults.between(300, 2000), () -> {
            if (question == questions && errand.fate == null) {
                ask();
            }
        });
    }

    private void outcome(Told told) {
        if (told.state() == null) {
            return;
        }
        questions++;
        switch (told.state()) {
            case IN_PROGRESS -> world.time.after(world.faults.between(200, 1000), this::askUnlessKnown);
            case NOT_SEEN -> notSeen();
            default -> stored(Objects.requireNonNull(told.message()));
        }
    }

    private void askUnlessKnown() {
        if (errand.fate == null) {
            ask();
        }
    }

    private void notSeen() {
        if (world.mutation == Mutation.CLIENTS_FORGET_THEIR_KEYS && errand.kind == Errand.Kind.SETTLE) {
            errand.fate = Errand.Fate.REFUSED;
            world.hospitals.perform(world.hospitals.forgotten(errand), whenKnown);
            return;
        }
        if (errand.kind.isAboutBills() && world.random.nextInt(10) < 3) {
            world.counters.count(Event.REVERSAL_AFTER_TIMEOUT);
            Errand reversal = world.hospitals.reversalOf(errand);
            world.hospitals.perform(reversal, () -> {
                if (errand.fate == null) {
                    if (reversal.fate == Errand.Fate.DECLINED || reversal.fate == Errand.Fate.REFUSED) {
                        send();
                    } else {
                        known(Errand.Fate.NEUTRALISED);
                    }
                }
            });
            return;
        }
        send();
    }

    private void stored(StoredMessage message) {
        errand.visitId = message.visitId();
        if (message.kind() == StoredMessage.Kind.TOMBSTONE) {
            world.counters.count(Event.ORIGINAL_MET_TOMBSTONE);
            known(Errand.Fate.TOMBSTONE);
        } else if (message.kind() == StoredMessage.Kind.ALIAS) {
            errand.row = message.settlementId();
            known(Errand.Fate.ALIAS);
        } else if (message.reason() != null) {
            known(Errand.Fate.REJECTED);
        } else {
            errand.row = message.settlementId();
            known(message.settlementId() == null ? Errand.Fate.DONE : Errand.Fate.MADE_A_ROW);
        }
    }

    private void known(Errand.Fate fate) {
        errand.fate = fate;
        world.history.note(
                () -> "hospital knows: " + errand + " is " + fate + (errand.row == null ? "" : " with " + errand.row));
        whenKnown.run();
    }
}
