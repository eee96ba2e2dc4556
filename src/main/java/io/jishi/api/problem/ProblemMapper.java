package io.jishi.api.problem;

import io.jishi.platform.admission.Sparsely;
import io.jishi.settlement.LaneFailure;
import io.jishi.shared.reason.OutcomeUnknown;
import io.jishi.shared.reason.Unavailable;
import io.smallrye.mutiny.TimeoutException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what went wrong into a problem, and says nothing of the inside. Faults of ours are logged with their cause. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Sparsely SPARSELY = new Sparsely();

    /** A message without a decision. */
    @ServerExceptionMapper
    public Response map(LaneFailure failure) {
        return switch (failure.kind()) {
            case OVERLOADED -> Problem.of(ProblemCode.OVERLOADED);
            case NOT_EXECUTED -> {
                logUnexecuted(failure);
                yield Problem.of(ProblemCode.UNAVAILABLE);
            }
            case UNKNOWN -> {
                LOG.warn("the outcome of a message is unknown", failure);
                yield Problem.of(ProblemCode.OUTCOME_UNKNOWN);
            }
            case POISONED -> {
                LOG.error("a message cannot be stored", failure);
                yield Problem.of(ProblemCode.INTERNAL);
            }
        };
    }

    /** Without a cause it came too late to begin, which under load many do; those are not told one by one. */
    private static void logUnexecuted(LaneFailure failure) {
        if (failure.getCause() != null && SPARSELY.now()) {
            LOG.warn("a message was not executed; told once a second", failure);
        }
    }

    /** A read that could not be made. */
    @ServerExceptionMapper
    public Response map(Unavailable unavailable) {
        if (SPARSELY.now()) {
            LOG.warn("a request was not executed; told once a second", unavailable);
        }
        return Problem.of(ProblemCode.UNAVAILABLE);
    }

    /** A commit of which nobody knows. */
    @ServerExceptionMapper
    public Response map(OutcomeUnknown unknown) {
        LOG.warn("the outcome of a request is unknown", unknown);
        return Problem.of(ProblemCode.OUTCOME_UNKNOWN);
    }

    /** An answer that did not come in time. */
    @ServerExceptionMapper
    public Response map(TimeoutException timeout) {
        return Problem.of(ProblemCode.OUTCOME_UNKNOWN);
    }

    /** What the framework refuses. */
    @ServerExceptionMapper
    public Response map(WebApplicationException refused) {
        return switch (refused.getResponse().getStatus()) {
            case 404 -> Problem.of(ProblemCode.NOT_FOUND);
            case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED);
            case 406 -> Problem.of(ProblemCode.NOT_ACCEPTABLE);
            case 413 -> Problem.of(ProblemCode.TOO_LARGE);
            case 415 -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
            default ->
                refused.getResponse().getStatus() < 500 ? Problem.of(ProblemCode.BAD_REQUEST) : internal(refused);
        };
    }

    /** Anything else. */
    @ServerExceptionMapper
    public Response map(Throwable fault) {
        return internal(fault);
    }

    private static Response internal(Throwable fault) {
        LOG.error("a request failed", fault);
        return Problem.of(ProblemCode.INTERNAL);
    }
}
