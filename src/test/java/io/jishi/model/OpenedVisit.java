package io.jishi.model;

import io.jishi.model.Counters.Event;

/** A stay that is reported step by step: admitted, charged, discharged and settled by its lines, or given up. */
final class OpenedVisit {

    private final World world;
    private final Errand stay;

    /** {@code stay}: as it would be settled in one message. */
    OpenedVisit(World world, Errand stay) {
        this.world = world;
        this.stay = stay;
    }

    void run(Runnable then) {
        Errand opening = step(Errand.Kind.OPEN, "");
        opening.request = stay.request;
        world.hospitals.perform(opening, () -> {
            String visitId = opening.visitId;
            if (opening.fate != Errand.Fate.DONE || visitId == null) {
                then.run();
            } else if (world.random.nextInt(4) == 0) {
                world.hospitals.perform(step(Errand.Kind.WITHDRAW, visitId), then);
            } else {
                world.counters.count(Event.VISIT_OPENED);
                charge(visitId, then);
            }
        });
    }

    private void charge(String visitId, Runnable then) {
        world.hospitals.perform(step(Errand.Kind.UPLOAD, visitId), () -> {
            boolean leaves = !stay.request().careType().isOutpatient();
            if (leaves) {
                world.hospitals.perform(step(Errand.Kind.DISCHARGE, visitId), () -> settle(visitId, then));
            } else {
                settle(visitId, then);
            }
        });
    }

    private void settle(String visitId, Runnable then) {
        Errand settle = step(Errand.Kind.SETTLE_OPENED, visitId);
        world.hospitals.perform(settle, () -> {
            if (settle.fate == Errand.Fate.MADE_A_ROW) {
                world.counters.count(Event.VISIT_SETTLED_BY_LINES);
            }
            boolean tooLate = settle.fate == Errand.Fate.MADE_A_ROW && world.random.nextInt(3) == 0;
            if (tooLate) {
                world.hospitals.perform(step(Errand.Kind.WITHDRAW, visitId), then);
            } else {
                then.run();
            }
        });
    }

    private Errand step(Errand.Kind kind, String visitId) {
        Errand errand = world.hospitals.errand(
                kind,
                stay.key.providerCode(),
                stay.person,
                kind + " " + (visitId.isEmpty() ? stay.stay : visitId) + " for " + stay.total,
                stay.stay);
        errand.request = stay.request;
        errand.total = stay.total;
        errand.aboutVisit = visitId;
        return errand;
    }
}
