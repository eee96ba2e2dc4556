package io.jishi.nhsa;

import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.platform.admission.Sparsely;
import io.jishi.settlement.LaneFailure;
import io.jishi.shared.reason.OutcomeUnknown;
import io.jishi.shared.reason.Unavailable;
import io.smallrye.mutiny.TimeoutException;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Turns what went wrong into a reply, and says nothing of the inside. What is definite is an ordinary failure; what
 * nobody knows is an HTTP error, since a client takes that for an unknown outcome and reverses the message.
 */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final Sparsely SPARSELY = new Sparsely();

    private Failures() {}

    static Reply reply(Throwable failure) {
        if (failure instanceof InterfaceRefusal refusal) {
            return Reply.refused(refusal);
        }
        if (failure instanceof LaneFailure lane) {
            return reply(lane);
        }
        if (failure instanceof Unavailable || failure instanceof RejectedExecutionException) {
            if (SPARSELY.now()) {
                LOG.warn("a message was not executed; told once a second", failure);
            }
            return Reply.refused(InterfaceError.NOT_EXECUTED);
        }
        if (failure instanceof OutcomeUnknown || failure instanceof TimeoutException) {
            LOG.warn("the outcome of a message is unknown", failure);
            return Reply.refused(InterfaceError.OUTCOME_UNKNOWN);
        }
        LOG.error("a message failed", failure);
        return Reply.refused(InterfaceError.INTERNAL);
    }

    private static Reply reply(LaneFailure failure) {
        return switch (failure.kind()) {
            case OVERLOADED -> Reply.refused(InterfaceError.NOT_EXECUTED);
            case NOT_EXECUTED -> {
                if (failure.getCause() != null && SPARSELY.now()) {
                    LOG.warn("a message was not executed; told once a second", failure);
                }
                yield Reply.refused(InterfaceError.NOT_EXECUTED);
            }
            case UNKNOWN -> {
                LOG.warn("the outcome of a message is unknown", failure);
                yield Reply.refused(InterfaceError.OUTCOME_UNKNOWN);
            }
            case POISONED -> {
                LOG.error("a message cannot be stored", failure);
                yield Reply.refused(InterfaceError.INTERNAL);
            }
        };
    }
}
