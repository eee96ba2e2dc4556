package io.jishi.model;

import io.jishi.settlement.LaneFailure;
import io.jishi.settlement.OutcomeQuery;
import io.jishi.settlement.RequestFault;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.reason.Reason;
import io.smallrye.mutiny.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a hospital is told.
 *
 * @param kind in which way
 * @param message as it is stored; null if nothing is, or its answer does not show it
 * @param visitId a visit that has changed; null for none
 * @param state of an outcome; null for the answer of the message itself
 * @param reason of a refusal that may pass; null for none
 */
record Told(
        Kind kind,
        @Nullable StoredMessage message,
        @Nullable String visitId,
        OutcomeQuery.@Nullable State state,
        @Nullable Reason reason) {

    /** Ways. */
    enum Kind {
        ANSWERED,
        CHANGED,
        DECLINED,
        KEY_IN_USE,
        IN_PROGRESS,
        REFUSED,
        UNKNOWN,
        NOT_EXECUTED,
        CONNECTION_REFUSED,
        OUTCOME,
        /** A failure that no failure of the simulated world explains. */
        UNEXPECTED
    }

    private static Told of(Kind kind) {
        return new Told(kind, null, null, null, null);
    }

    static Told refusedConnection() {
        return of(Kind.CONNECTION_REFUSED);
    }

    static Told of(OutcomeQuery.Outcome outcome) {
        StoredMessage message = outcome.message();
        return new Told(Kind.OUTCOME, message, message == null ? null : message.visitId(), outcome.state(), null);
    }

    static Told of(SettlementOutcome outcome) {
        return outcome.fold(new SettlementOutcome.Cases<>() {
            @Override
            public Told answered(SettlementOutcome.Answered answered) {
                return new Told(
                        Kind.ANSWERED, answered.message(), answered.message().visitId(), null, null);
            }

            @Override
            public Told visitChanged(SettlementOutcome.VisitChanged changed) {
                return new Told(Kind.CHANGED, null, changed.result().visit().visitId(), null, null);
            }

            @Override
            public Told declined(SettlementOutcome.Declined declined) {
                return new Told(Kind.DECLINED, null, null, null, declined.reason());
            }

            @Override
            public Told messageReused() {
                return of(Kind.KEY_IN_USE);
            }

            @Override
            public Told inProgress() {
                return of(Kind.IN_PROGRESS);
            }

            @Override
            public Told refused(RequestFault fault) {
                return of(Kind.REFUSED);
            }
        });
    }

    static Told of(Throwable failure) {
        if (failure instanceof LaneFailure lane) {
            return of(lane.kind() == LaneFailure.Kind.UNKNOWN ? Kind.UNKNOWN : Kind.NOT_EXECUTED);
        }
        if (failure instanceof TimeoutException) {
            return of(Kind.UNKNOWN);
        }
        return of(failure instanceof Incarnation.ReadFault ? Kind.NOT_EXECUTED : Kind.UNEXPECTED);
    }

    @Override
    public String toString() {
        StoredMessage stored = message;
        String what = stored == null
                ? ""
                : " " + stored.kind() + (stored.reason() == null ? "" : " " + stored.reason())
                        + (stored.settlementId() == null ? "" : " " + stored.settlementId());
        return kind + (state == null ? "" : " " + state) + (reason == null ? "" : " " + reason) + what;
    }
}
